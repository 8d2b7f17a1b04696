import { unitOf } from '../../core/crossings/names';
import type { LayerSpec } from '../../core/document/document';
import type { Studio } from '../../studio/api';
import { legendWords } from '../words/legend';
import { say, tell } from '../words/say';
import { metres } from '../words/format';
import { cellsWord } from './gathered-words';
import { columnWord } from './column-words';
import { entriesOf, type Lookup } from './layer-facts';
import { legendLines, says } from './legend-lines';

type Titled = Lookup & Pick<Studio, 'runtime' | 'territoryName'>;

/** Layers that a title names at most, where no figure is shown. */
const MOST_NAMED = 3;

/**
 * A title written from what is drawn: the figure that comes first in the legend, the units that show it, where and when
 * (« Densité, en hab./km², par commune — Gironde, 2025 »), else the layers by name (« Gares, lycées et hôpitaux —
 * Gironde »). Empty while nothing is.
 */
export function writtenTitle(studio: Titled): string {
  const words = say(legendWords);
  const lines = legendLines(studio);
  const gathered = lines.find(({ legend }) => legend.type === 'cells' || legend.type === 'heat');
  const figure = lines.find(
    ({ legend }) => 'column' in legend && !['categories', 'cells', 'heat'].includes(legend.type)
  );
  if (gathered?.legend.type === 'cells' && !figure) {
    const { layer, legend } = gathered;
    const year = yearOf(studio, [layer]);
    if (legend.measure === 'count')
      return placed(words.cellsOf(layer.name, legend.shape, metres(legend.size)), [studio.territoryName, year]);
    return placed(cellsWord(studio, layer, legend), [layer.name, studio.territoryName, year]);
  }
  if (gathered?.legend.type === 'heat' && !figure) {
    const { layer, legend } = gathered;
    const { column } = legend;
    const what = column === undefined ? layer.name : columnWord(studio, layer, column);
    return placed(words.heatOf(what), [studio.territoryName, yearOf(studio, [layer])]);
  }
  if (figure && 'column' in figure.legend && figure.legend.type !== 'cells' && figure.legend.type !== 'heat') {
    const { layer, legend } = figure;
    const first = columnWord(studio, layer, legend.column);
    const what = 'second' in legend ? words.both(first, columnWord(studio, layer, legend.second)) : first;
    if (says(layer.name, what)) return placed(layer.name, [studio.territoryName, yearOf(studio, [layer])]);
    const unit = unitOf(layer.name);
    return unit
      ? placed(words.byUnit(what, tell(unit)), [studio.territoryName, yearOf(studio, [layer])])
      : placed(what, [layer.name, studio.territoryName, yearOf(studio, [layer])]);
  }
  const layers = lines.map(({ layer }) => layer);
  const names = [...new Set(layers.map(({ name }) => name))];
  if (names.length === 0) return '';
  const more = names.length - MOST_NAMED + 1;
  const what = names.length > MOST_NAMED ? words.andOthers(names.slice(0, MOST_NAMED - 1), more) : words.list(names);
  return placed(what, [studio.territoryName, yearOf(studio, layers)]);
}

/** A title and, behind a dash, what it does not say yet of layer, place and year. */
function placed(what: string, more: readonly string[]): string {
  const plain = what.toLowerCase();
  const unsaid = more.filter((text) => text !== '' && !plain.includes(text.toLowerCase()));
  return unsaid.length > 0 ? `${what} — ${unsaid.join(', ')}` : what;
}

/** Year of the data of some layers, from the catalogue; empty where it is unknown, or where they are of several. */
function yearOf(studio: Lookup, layers: readonly LayerSpec[]): string {
  const dates = layers.flatMap((layer) => entriesOf(studio, layer)).flatMap(({ credit }) => credit.date ?? []);
  const years = new Set(dates.map((date) => date.slice(0, 4)));
  return years.size === 1 ? ([...years][0] as string) : '';
}

/** The title a map shows: its author's, else the one written from what is drawn; empty while there is neither. */
export function shownTitle(studio: Titled): string {
  return studio.document.title || writtenTitle(studio);
}
