import { areaShareColumns } from '../../core/crossings/area-share/schema';
import { countInColumns } from '../../core/crossings/count-in/schema';
import { dissolveCountColumn } from '../../core/crossings/dissolve/schema';
import { isPopulation, withoutPrecision } from '../../core/crossings/names';
import { lengthInColumn } from '../../core/crossings/length-in/schema';
import { nearestColumns } from '../../core/crossings/nearest/schema';
import { overlaySizeColumn } from '../../core/crossings/overlay/schema';
import { ratioColumn, type RatioCrossing } from '../../core/crossings/ratio/schema';
import type { CrossingSpec } from '../../core/crossings/schema';
import { scoreColumns } from '../../core/crossings/score/schema';
import { withinColumn } from '../../core/crossings/within/schema';
import type { LayerSpec } from '../../core/document/document';
import { number } from '../words/format';
import { legendWords } from '../words/legend';
import { say, tell } from '../words/say';
import type { Studio } from '../../studio/api';
import type { Lookup } from './layer-facts';
import { plainColumn } from './plain-column';

type Find = (layer: string, column: string) => string | null;

function ratioWord(spec: RatioCrossing, find: Find): string {
  const words = say(legendWords);
  const named = (column: string): string => find(spec.layer, column) ?? plainColumn(column);
  const numerator = named(spec.numerator);
  if (spec.denominator.by === 'area') return words.perArea(numerator);
  if (spec.per === 100) return words.percent(numerator);
  const per = number(spec.per);
  const other = spec.denominator.column;
  return isPopulation(other) ? words.perInhabitants(numerator, per) : words.perOther(numerator, per, named(other));
}

/** Words of a column of a crossing's result: made by it, or taken from the layers it read. */
function crossingWord(
  spec: CrossingSpec,
  column: string,
  find: Find,
  nameOf: (layer: string) => string | null
): string | null {
  switch (spec.kind) {
    case 'join': {
      const word = find(spec.table, column) ?? find(spec.areas, column);
      if (spec.several !== 'mean' || !spec.columns.includes(column)) return word;
      return say(legendWords).meanOf(word ?? plainColumn(column));
    }
    case 'count-in': {
      const made = countInColumns(spec);
      if (column === made.count) return nameOf(spec.points);
      const named = (of: string): string => find(spec.points, of) ?? plainColumn(of);
      if (spec.sum !== undefined && column === made.sum) return named(spec.sum);
      if (spec.mean !== undefined && column === made.mean) return say(legendWords).meanOf(named(spec.mean));
      if (spec.share && column === made.share)
        return say(legendWords).shareOf(spec.share.value, nameOf(spec.points) ?? named(spec.share.column));
      return find(spec.areas, column);
    }
    case 'area-share': {
      const made = areaShareColumns(spec);
      const over = nameOf(spec.over);
      if (column === made.share && over !== null) return say(legendWords).shareCovered(over);
      if (column === made.area && over !== null) return say(legendWords).areaCovered(over);
      return find(spec.areas, column);
    }
    case 'nearest':
    case 'reach': {
      const made = nearestColumns(spec);
      const goal = nameOf(spec.to);
      if (column === made.distance && goal !== null) return say(legendWords).distanceTo(goal);
      if (column === made.name) return say(legendWords).nearest;
      return find(spec.from, column);
    }
    case 'length-in': {
      const lines = nameOf(spec.lines);
      if (column !== lengthInColumn(spec)) return find(spec.areas, column);
      return lines === null ? null : say(legendWords).lengthOf(lines);
    }
    case 'score': {
      const made = scoreColumns(spec);
      if (column === made.score) return say(legendWords).criteriaMet(number(spec.criteria.length));
      return column === made.which ? say(legendWords).whichCriteria : find(spec.layer, column);
    }
    case 'service-areas':
      return find(spec.points, column);
    case 'within': {
      const goal = nameOf(spec.to);
      if (column !== withinColumn(spec)) return find(spec.from, column);
      return goal === null ? null : say(legendWords).countWithin(goal, number(spec.metres / 1000));
    }
    case 'overlay':
      if (column === overlaySizeColumn) return say(legendWords).pieceSize;
      return find(spec.areas, column) ?? find(spec.over, column);
    case 'buffer':
    case 'clip':
      return find(spec.layer, column);
    case 'flows': {
      const word = say(legendWords).flowColumns[column];
      return word ?? find(spec.table, column);
    }
    case 'interpolate':
      return find(spec.from, column) ?? find(spec.areas, column);
    case 'dissolve':
      return column === dissolveCountColumn ? say(legendWords).merged : find(spec.layer, column);
    case 'ratio':
      return column === ratioColumn(spec) ? ratioWord(spec, find) : find(spec.layer, column);
  }
}

/** Words of a column of a layer: its entry's, those of the layers it was computed from, else its name made readable. */
export function columnWord(studio: Lookup, layer: LayerSpec, column: string): string {
  const layerOf = (id: string): LayerSpec | undefined => studio.document.layers.find((l) => l.id === id);
  const search = (of: LayerSpec, name: string, depth: number): string | null => {
    const own = of.entry === undefined ? undefined : studio.entry(of.entry)?.columns[name];
    if (own) return tell(own);
    // a cycle of crossings is refused elsewhere: here it only must not hang
    if (of.source.kind !== 'derived' || depth > 20) return null;
    const find: Find = (id, other) => {
      const input = layerOf(id);
      return input ? search(input, other, depth + 1) : null;
    };
    return crossingWord(of.source.crossing, name, find, (id) => {
      const input = layerOf(id);
      // in the middle of other words, a precision about the layer says nothing
      return input ? withoutPrecision(input.name) : null;
    });
  };
  return search(layer, column, 0) ?? plainColumn(column);
}

/**
 * A sentence of core with its quoted column names (« densite_population », “densite_population”) in the words of the
 * layers it is about; what is no column of theirs stays as it is.
 */
export function inWords(
  studio: Lookup & Pick<Studio, 'runtime'>,
  layers: readonly LayerSpec[],
  sentence: string
): string {
  return sentence.replaceAll(/(«[\u00a0\u202f ]?|“)([^»”]*?)([\u00a0\u202f ]?»|”)/g, (all, open, name, close) => {
    const layer = layers.find((l) => studio.runtime(l.id).profile?.columns.some((c) => c.name === name));
    return layer ? `${open}${columnWord(studio, layer, name)}${close}` : all;
  });
}
