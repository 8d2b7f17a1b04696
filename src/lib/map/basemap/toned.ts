import type { StyleSpecification } from 'maplibre-gl';
import { TINT_STRENGTH, type GroundTone } from '../../core/marks/tone';
import { anchors } from '../anchors';

type StyleLayer = StyleSpecification['layers'][number];

/**
 * A basemap's style in another tone: pictures greyed by MapLibre itself, then a veil of the tint and one of the paper
 * under the data. Names of the basemap, which stand above the data, keep their ink.
 */
export function toned(style: StyleSpecification, tone: GroundTone, paper: string): StyleSpecification {
  const { opacity = 1, grey = 0, tint } = tone;
  const veil = (id: string, colour: string, strength: number): StyleLayer => ({
    id,
    type: 'background',
    paint: { 'background-color': colour, 'background-opacity': strength }
  });
  const veils = [
    ...(tint === undefined ? [] : [veil('millefeuille-tint', tint, TINT_STRENGTH)]),
    ...(opacity < 1 ? [veil('millefeuille-veil', paper, 1 - opacity)] : [])
  ];
  const layers = style.layers.map((layer) =>
    layer.type === 'raster' && grey > 0 ? { ...layer, paint: { ...layer.paint, 'raster-saturation': -grey } } : layer
  );
  const floor = layers.findIndex((layer) => layer.id === anchors.floor);
  return { ...style, layers: [...layers.slice(0, floor), ...veils, ...layers.slice(floor)] };
}
