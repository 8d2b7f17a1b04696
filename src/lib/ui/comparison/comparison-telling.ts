import { valueOf, type Amount, type Sums } from '../../core/comparison/figure';
import {
  comparisonSentence,
  differenceText,
  figureText,
  methodSentence,
  toldTotals,
  type ComparisonNames
} from '../../core/comparison/sentence';
import { manyOf, withoutPrecision } from '../../core/crossings/names';
import type { LayerId, LayerSpec } from '../../core/document/document';
import { explain } from '../../core/problems/explain';
import { prefs } from '../../state/prefs.svelte';
import type { Studio } from '../../studio/api';
import type { ComparisonState, NotCompared } from '../../studio/comparison.svelte';
import { columnWord } from '../legend/column-words';
import { unitsOf } from '../legend/finding-words';
import type { Lookup } from '../legend/layer-facts';
import { comparisonWords } from '../words/comparison';
import { number } from '../words/format';
import { say, tell } from '../words/say';

type Asked = Lookup & Pick<Studio, 'runtime'>;

/** A comparison in words and figures. */
export interface ComparisonTold {
  sentence: string;
  /** how it was made */
  method: string;
  /** heads of the columns of figures, the territory's own first */
  heads: string[];
  rows: { name: string; figures: string[] }[];
}

const layerOf = ({ document }: Asked, id: LayerId): LayerSpec | undefined => document.layers.find((l) => l.id === id);

/** What an amount adds up: words of its column, a number of things, or ground. */
function amountWord(studio: Asked, { layer: id, columns, ground, only }: Amount): string {
  const words = say(comparisonWords);
  const layer = layerOf(studio, id);
  if (only) return only.value;
  if (ground) return words.ground;
  const [column] = columns;
  if (!layer) return '';
  return column === undefined ? words.number(tell(unitsOf(studio, layer))) : columnWord(studio, layer, column);
}

function namesOf(studio: Asked, { figure, own, upper }: ComparisonState): ComparisonNames {
  const counted = layerOf(studio, figure.bottom.layer);
  return {
    layer: layerOf(studio, figure.layer)?.name ?? '',
    counted: amountWord(studio, figure.top),
    by: amountWord(studio, figure.bottom),
    units: counted ? unitsOf(studio, counted) : manyOf('', 'none'),
    own: own.name,
    upper: upper.name
  };
}

/** Heads of the two totals; of the same things, which are part of which. */
function totalHeads({ counted, by }: ComparisonNames): [string, string] {
  const words = say(comparisonWords);
  return counted === by
    ? [words.partOf(withoutPrecision(counted)), words.allOf(withoutPrecision(by))]
    : [withoutPrecision(counted), withoutPrecision(by)];
}

/** What was compared; null before that. */
export function comparisonTold(studio: Asked, state: ComparisonState): ComparisonTold | null {
  const { found, own, upper } = state;
  if (!found) return null;
  const { figure } = found;
  const { language } = prefs;
  const words = say(comparisonWords);
  const names = namesOf(studio, state);
  const sentence = comparisonSentence(found, language, names);
  const values = [valueOf(figure, found.own), valueOf(figure, found.upper)] as const;
  if (sentence === null || values[0] === null || values[1] === null) return null;
  const totals = toldTotals(figure);
  const row = (name: string, value: number, sums: Sums): ComparisonTold['rows'][number] => ({
    name,
    figures: [figureText(value, figure.unit, language), ...(totals ? [number(sums.top), number(sums.bottom)] : [])]
  });
  return {
    sentence,
    method: methodSentence(found, language, names),
    heads: [words.value, ...(totals ? totalHeads(names) : [])],
    rows: [
      row(own.name, values[0], found.own),
      row(upper.name, values[1], found.upper),
      { name: words.difference, figures: [differenceText(figure, values[0], values[1], language)] }
    ]
  };
}

/** Why there is nothing to compare with, in words. */
export function refusalWords(refusal: NotCompared, { own, upper }: ComparisonState): string {
  const words = say(comparisonWords);
  if (refusal.why === 'empty') return words.empty;
  const layer = refusal.layer.name;
  const name = 'of' in refusal && refusal.of === 'own' ? own.name : upper.name;
  switch (refusal.why) {
    case 'failed': {
      const reason = refusal.problem ? explain(refusal.problem, prefs.language).sentence : words.asking;
      return words.failed(layer, name, reason);
    }
    default:
      return words[refusal.why](layer, name);
  }
}
