import { roundDenominator } from '../../core/crs/map-scale';
import type { LayerSpec } from '../../core/document/document';
import type { DrawnAt, Studio } from '../../studio/api';
import { scale } from '../words/format';
import { say } from '../words/say';
import { stackWords } from '../words/stack';

type Seen = Pick<Studio, 'runtime' | 'document'>;

/** « 1:50 000 »: the scale of the map at a zoom, in the middle of a layer; of one of unknown extent, where one looks. */
export function scaleWord(studio: Seen, layer: LayerSpec, zoom: number): string {
  const { profile, picture } = studio.runtime(layer.id);
  const bbox = profile?.bbox ?? picture?.bbox;
  const lat = bbox ? (bbox[1] + bbox[3]) / 2 : studio.document.view.lat;
  return scale(roundDenominator({ lat, zoom }));
}

/** « De 1:50 000 à 1:5 000 »: the zooms at which a layer is drawn. */
export function rangeWords(studio: Seen, layer: LayerSpec): string {
  const words = say(stackWords);
  const { minzoom, maxzoom } = layer;
  const from = minzoom === undefined ? null : scaleWord(studio, layer, minzoom);
  const to = maxzoom === undefined ? null : scaleWord(studio, layer, maxzoom);
  if (from !== null && to !== null) return words.fromTo(from, to);
  return from !== null ? words.from(from) : to !== null ? words.upTo(to) : words.always;
}

/** « visible en zoomant (à partir de 1:50 000) »: how a layer that is out of scale is seen. */
export function outWords(studio: Seen & Pick<Studio, 'zoom'>, layer: LayerSpec, { zoom }: DrawnAt): string {
  const words = say(stackWords);
  const at = scaleWord(studio, layer, zoom);
  return zoom > studio.zoom ? words.seenNearer(at) : words.seenFurther(at);
}
