import type { Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { Rgba } from '../core/marks/marks';
import { anchors } from './anchors';
import { edges } from './highlight';
import type { Theme } from './map-view';
import { flat } from './stack';

type Corner = readonly [number, number];

/** CSS pixels of the outline and of the paper around it. */
const WIDTH = 2.5;
const CASING = 6;

/**
 * A place outlined over the data, and the corners of one being drawn: an accent line on a paper line, seen on any colour.
 * Neither is hit by a pointer.
 */
export function zoneLayers(
  zone: readonly Float64Array[] | null,
  sketch: readonly Corner[] | null,
  theme: Theme
): Layer[] {
  return [...(zone ? outline(zone, theme) : []), ...(sketch ? drawing(sketch, theme) : [])];
}

const common = { pickable: false, parameters: flat, beforeId: anchors.labels };

function line(id: string, data: readonly Float64Array[], colour: Rgba, width: number): Layer {
  return new PathLayer<Float64Array>({
    ...common,
    id,
    data,
    positionFormat: 'XY',
    getPath: (ring) => ring,
    getColor: colour,
    getWidth: width,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true
  });
}

function outline(rings: readonly Float64Array[], theme: Theme): Layer[] {
  const { accent, paper } = edges[theme];
  return [line('zone-paper', rings, paper, CASING), line('zone-accent', rings, accent, WIDTH)];
}

function drawing(corners: readonly Corner[], theme: Theme): Layer[] {
  const { accent, paper, tint } = edges[theme];
  const path = Float64Array.from(corners.flat());
  const ground =
    corners.length < 3
      ? []
      : [
          new SolidPolygonLayer<Float64Array>({
            ...common,
            id: 'sketch-ground',
            data: [path],
            positionFormat: 'XY',
            getPolygon: (ring) => ring,
            getFillColor: tint
          })
        ];
  const dots = new ScatterplotLayer<Corner>({
    ...common,
    id: 'sketch-corners',
    data: corners,
    getPosition: ([lon, lat]) => [lon, lat],
    getRadius: 5,
    radiusUnits: 'pixels',
    getFillColor: paper,
    getLineColor: accent,
    getLineWidth: 2.5,
    lineWidthUnits: 'pixels',
    stroked: true
  });
  const lines =
    corners.length < 2
      ? []
      : [line('sketch-paper', [path], paper, CASING), line('sketch-accent', [path], accent, WIDTH)];
  return [...ground, ...lines, dots];
}
