import { figure, moreAsWritten } from '../crossings/figure';
import type { Language } from '../wording';
import { valueIn, type Compared, type LayerPortrait } from './portrait';
import type { PortraitNames } from './sentences';

/** A line of the table: a measure of a layer, in words and figures. */
export interface PortraitLine {
  layer: string;
  measure: string;
  /** how it was measured, where that does not go without saying */
  how: string;
  unit: '' | 'km' | '%';
  value: number;
  /** of the place that it is compared with, and how much more this one has; null: no such place, or nothing to compare */
  beside: number | null;
  more: number | null;
  others: number | null;
  upper: number | null;
}

interface Words {
  count: string;
  length: string;
  covered: string;
  total: (column: string) => string;
  mean: (column: string) => string;
  nearest: (name: string | null) => string;
  shared: string;
  touching: string;
  byGround: string;
  ofTotals: string;
  upperMedian: string;
  ofFeatures: string;
  ofGround: string;
  straight: string;
  view: string;
  part: string;
  byOutline: string;
}

const words: Record<Language, Words> = {
  fr: {
    count: 'Nombre',
    length: 'Longueur à l’intérieur',
    covered: 'Part du lieu couverte',
    total: (column) => `${column}\u00a0: total`,
    mean: (column) => `${column}\u00a0: moyenne`,
    nearest: (name) => (name ? `Au plus près\u00a0: ${name}` : 'Au plus près'),
    shared: 'au prorata des surfaces',
    touching: 'tracés entiers',
    byGround: 'pondérée par la surface',
    ofTotals: 'total rapporté au total',
    upperMedian: 'niveau supérieur\u00a0: médiane',
    ofFeatures: 'part du nombre',
    ofGround: 'part de la surface',
    straight: 'à vol d’oiseau, depuis le centre',
    view: 'seulement ce qui est chargé de la vue',
    part: 'seulement la partie reçue de la source',
    byOutline: 'niveau supérieur par un contour simplifié'
  },
  en: {
    count: 'Number',
    length: 'Length inside',
    covered: 'Share of the place covered',
    total: (column) => `${column}: total`,
    mean: (column) => `${column}: mean`,
    nearest: (name) => (name ? `Nearest: ${name}` : 'Nearest'),
    shared: 'in proportion to the ground',
    touching: 'whole lines',
    byGround: 'weighed by the ground',
    ofTotals: 'total over total',
    upperMedian: 'upper level: median',
    ofFeatures: 'share of the number',
    ofGround: 'share of the ground',
    straight: 'as the crow flies, from the centre',
    view: 'only what is loaded of the view',
    part: 'only the part received from the source',
    byOutline: 'upper level by a simplified outline'
  }
};

/** Lines of a layer, the foremost measure first. */
export function linesOf(
  layer: LayerPortrait,
  language: Language,
  names: Pick<PortraitNames, 'layer' | 'column'>,
  beside: LayerPortrait | null = null
): PortraitLine[] {
  const say = words[language];
  const count = layer.measures[0]?.value ?? 0;
  const common = [
    ...(layer.covers === 'view' ? [say.view] : layer.covers === 'part' ? [say.part] : []),
    ...(layer.byOutline ? [say.byOutline] : [])
  ];
  return withoutNoise(layer.measures).map((one) => {
    const { measure, how, unit } = describe(one, count, say, names);
    const { value, others, upper } = one;
    const there = beside && !beside.problem && one.kind !== 'nearest' ? valueIn(beside.measures, one) : null;
    const compared = { beside: there, more: there === null ? null : value - there };
    return {
      layer: names.layer,
      measure,
      how: [...how, ...common].join(', '),
      unit,
      value,
      ...compared,
      others,
      upper
    };
  });
}

/** Of a single area that is all of the place, its number and its cover go without saying beside its figures. */
function withoutNoise(measures: readonly Compared[]): readonly Compared[] {
  const covered = measures.find((one) => one.kind === 'covered');
  const told = measures.filter((one) => one.kind !== 'count' && one.kind !== 'covered');
  const itself = measures[0]?.value === 1 && covered?.value === 100;
  return itself && told.length > 0 ? told : measures;
}

function describe(
  one: Compared,
  count: number,
  say: Words,
  { column }: Pick<PortraitNames, 'column'>
): { measure: string; how: string[]; unit: PortraitLine['unit'] } {
  switch (one.kind) {
    case 'count':
      return { measure: say.count, how: [], unit: '' };
    case 'length':
      return { measure: say.length, how: [], unit: 'km' };
    case 'covered':
      return { measure: say.covered, how: [], unit: '%' };
    case 'sum': {
      const measure = count === 1 ? column(one.column) : say.total(column(one.column));
      return { measure, how: one.shared ? [say.shared] : one.touching ? [say.touching] : [], unit: '' };
    }
    case 'mean': {
      const measure = count === 1 ? column(one.column) : say.mean(column(one.column));
      const weighed = count > 1 && one.byGround ? [say.byGround] : [];
      const total = one.ofTotals && (count > 1 || one.upper !== null) ? [say.ofTotals] : [];
      const upper = !one.ofTotals && one.upper !== null ? [say.upperMedian] : [];
      return { measure, how: [...weighed, ...total, ...upper], unit: '' };
    }
    case 'share':
      return { measure: one.of, how: [one.byGround ? say.ofGround : say.ofFeatures], unit: '%' };
    case 'nearest':
      return { measure: say.nearest(one.name), how: [say.straight], unit: 'km' };
  }
}

/** A figure of a line with its unit: « 12 450 », « 17,2 km », « 3,2 % »; « — » where there is none. */
export function lineFigure(value: number | null, unit: PortraitLine['unit'], language: Language): string {
  if (value === null) return '—';
  const text = figure(value, language);
  if (unit === '') return text;
  return unit === '%' && language === 'en' ? `${text}%` : `${text}\u00a0${unit}`;
}

/** How much more a line has than the place it is compared with, as both are written: « +1 240 », « −3,2 % ». */
export function moreFigure({ value: own, beside, unit }: PortraitLine, language: Language): string {
  const value = beside === null ? null : moreAsWritten(own, beside);
  const text = lineFigure(value, unit, language);
  return value !== null && value > 0 ? `+${text}` : text;
}
