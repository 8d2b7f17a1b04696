import { crossingKind } from '../../core/crossings/registry';
import type { LayerSpec } from '../../core/document/document';
import type { LegendModel } from '../../core/marks/marks';
import type { DrawnAt, Studio } from '../../studio/api';
import { number } from '../words/format';
import { columnWord } from './column-words';
import type { Lookup } from './layer-facts';
import { viewOf } from './of-view';
import { readingRank } from './sample';

/** A visible layer with what its legend says. */
export interface LegendLine {
  layer: LayerSpec;
  legend: LegendModel;
}

/** Visible layers with a legend, in reading order: figures, surfaces, kinds, symbols, pictures, tables. */
export function legendLines(studio: Pick<Studio, 'document' | 'runtime'>): LegendLine[] {
  return studio.document.layers
    .filter((layer) => layer.visible)
    .toReversed()
    .map((layer) => ({ layer, legend: studio.runtime(layer.id).legend }))
    .filter((line): line is LegendLine => line.legend !== null)
    .sort((a, b) => readingRank(a.legend) - readingRank(b.legend));
}

/** Visible layers that are out of scale, topmost first, with where they are drawn. */
export function linesOut(studio: Pick<Studio, 'document' | 'drawnAt'>): { layer: LayerSpec; at: DrawnAt }[] {
  return studio.document.layers.toReversed().flatMap((layer) => {
    const at = studio.drawnAt(layer);
    return at ? [{ layer, at }] : [];
  });
}

/** The answer in figures: a total, and the words of what is counted. */
export interface Answer {
  figure: string;
  words: string;
  /** name of the layer that is summed */
  layer: string;
  /** « 1 690 493 habitants »: the words continue the figure; else they stand under it */
  inline: boolean;
  /** of what is, or was, in view only */
  view: ReturnType<typeof viewOf>;
}

/** Total of the first layer that shows quantities by circles or columns, and of which there is one; null when none does. */
export function answerOf(studio: Lookup & Pick<Studio, 'runtime'>, lines: readonly LegendLine[]): Answer | null {
  for (const { layer, legend: shown } of lines) {
    const legend = shown.type === 'circles-on-classes' ? shown.circles : shown;
    if (legend.type !== 'circles' && legend.type !== 'extruded-columns') continue;
    const { source } = layer;
    if (source.kind === 'derived' && crossingKind(source.crossing.kind).tellsTwice?.(source.crossing)) continue;
    const words = columnWord(studio, layer, legend.column);
    const inline = /^\p{L}+s$/u.test(words);
    return {
      figure: number(legend.total),
      words: inline ? words.toLocaleLowerCase() : words,
      layer: layer.name,
      inline,
      view: viewOf(studio.runtime(layer.id))
    };
  }
  return null;
}

/** Small words that tell nothing of a subject. */
const small = new Set('a au aux d de des du en et l la le les par pour sur the of per by in and for'.split(' '));

function subject(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !small.has(word));
}

/** Does a title already say what a subtitle says, small words apart? (« Habitants au km² », « Habitants par km² ») */
export function says(title: string, subtitle: string): boolean {
  const said = new Set(subject(title));
  return subject(subtitle).every((word) => said.has(word));
}
