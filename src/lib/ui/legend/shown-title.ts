import type { Studio } from '../../studio/api';
import { legendWords } from '../words/legend';
import { say } from '../words/say';
import { columnWord } from './column-words';
import type { Lookup } from './layer-facts';
import { legendLines, says } from './legend-lines';

type Titled = Lookup & Pick<Studio, 'runtime'>;

/** Layers that a title names at most, where no figure is shown. */
const MOST_NAMED = 3;

/**
 * A title written from what is drawn: the figure that comes first in the legend and the layer that shows it
 * (« Densité, en hab./km² — Communes »), else the layers by name (« Gares, lycées et hôpitaux »). Empty while nothing is.
 */
export function writtenTitle(studio: Titled): string {
  const words = say(legendWords);
  const lines = legendLines(studio);
  const figure = lines.find(({ legend }) => 'column' in legend && legend.type !== 'categories');
  if (figure && 'column' in figure.legend) {
    const { layer, legend } = figure;
    const first = columnWord(studio, layer, legend.column);
    const what = legend.type === 'bivariate' ? words.both(first, columnWord(studio, layer, legend.second)) : first;
    return says(layer.name, what) ? layer.name : `${what} — ${layer.name}`;
  }
  const names = [...new Set(lines.map(({ layer }) => layer.name))];
  if (names.length > MOST_NAMED) return words.andOthers(names.slice(0, MOST_NAMED - 1), names.length - MOST_NAMED + 1);
  return words.list(names);
}

/** The title a map shows: its author's, else the one written from what is drawn; empty while there is neither. */
export function shownTitle(studio: Titled): string {
  return studio.document.title || writtenTitle(studio);
}
