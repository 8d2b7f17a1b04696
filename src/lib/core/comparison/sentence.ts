import { asWritten, figure, moreAsWritten } from '../crossings/figure';
import { uncapital, withoutPrecision } from '../crossings/names';
import type { Language, Wording } from '../wording';
import { valueOf, type Sums, type TerritoryFigure } from './figure';

/** What a comparison is said with, in its language. */
export interface ComparisonNames {
  /** the layer whose figure it is: « Points de service pour 10 000 habitants » */
  layer: string;
  /** what is counted: « Points de service (démonstration) » */
  counted: string;
  /** what it is counted for, when that is no ground: « Habitants » */
  by: string;
  /** what the rows are called: « zones » */
  units: Wording;
  /** the territory and the level above: « Gironde », « Nouvelle-Aquitaine » */
  own: string;
  upper: string;
}

export interface Compared {
  figure: TerritoryFigure;
  own: Sums;
  upper: Sums;
}

const NBSP = '\u00a0';

/** A value as it is told: two figures are enough of less than ten per cent. */
const told = (value: number, unit: TerritoryFigure['unit']): number =>
  asWritten(value, unit === '%' && Math.abs(value) < 10 ? 2 : 3);

/** « 12,4 % », « 6,1 km », « 158 ». */
export function figureText(value: number, unit: TerritoryFigure['unit'], language: Language): string {
  const text = figure(told(value, unit), language);
  if (unit === '') return text;
  return unit === '%' && language === 'en' ? `${text}%` : `${text}${NBSP}${unit}`;
}

/** « points de service pour 10 000 habitants », « habitants au km² »: what so many of are told. */
function countedWords({ bottom, factor }: TerritoryFigure, names: ComparisonNames, language: Language): string {
  const counted = uncapital(withoutPrecision(names.counted));
  const by = uncapital(withoutPrecision(names.by));
  if (bottom.ground) return `${counted} ${language === 'fr' ? 'au km²' : 'per km²'}`;
  if (language === 'fr') return factor === 1 ? `${counted} par ${by}` : `${counted} pour ${figure(factor, 'fr')} ${by}`;
  return factor === 1 ? `${counted} per ${by}` : `${counted} for ${figure(factor, 'en')} ${by}`;
}

/** What stands after the first figure, and before both where the figure does not say what it is of. */
function wordsAround(
  chosen: TerritoryFigure,
  names: ComparisonNames,
  language: Language
): { head: string; after: string } {
  const fr = language === 'fr';
  switch (chosen.kind) {
    case 'per':
      return { head: '', after: ` ${countedWords(chosen, names, language)}` };
    case 'kind':
      return {
        head: chosen.top.only?.value ?? '',
        after: fr ? ` des ${names.units.fr}` : ` of the ${names.units.en}`
      };
    case 'covered':
      return { head: withoutPrecision(names.layer), after: fr ? ' du territoire' : ' of the territory' };
    case 'mean':
      return { head: withoutPrecision(names.layer), after: fr ? ' en moyenne' : ' on average' };
    default:
      return { head: withoutPrecision(names.layer), after: '' };
  }
}

/**
 * « Gironde : 9,1 points de service pour 10 000 habitants ; Nouvelle-Aquitaine : 8,4. C’est 8 % de plus. » Null where either
 * has no figure.
 */
export function comparisonSentence(compared: Compared, language: Language, names: ComparisonNames): string | null {
  const { figure: chosen } = compared;
  const [own, upper] = [valueOf(chosen, compared.own), valueOf(chosen, compared.upper)];
  if (own === null || upper === null) return null;
  const { head, after } = wordsAround(chosen, names, language);
  const value = (one: number): string => figureText(one, chosen.unit, language);
  const colon = language === 'fr' ? `${NBSP}: ` : ': ';
  const semicolon = language === 'fr' ? `${NBSP}; ` : '; ';
  const is = head === '' ? colon : ', ';
  const first = `${head === '' ? '' : `${head}${colon}`}${names.own}${is}${value(own)}${after}`;
  return `${first}${semicolon}${names.upper}${is}${value(upper)}. ${differenceSentence(chosen, own, upper, language)}`;
}

/** « C’est 8 % de plus. », « C’est 17 points de moins. », « C’est 2,4 fois plus. » */
function differenceSentence({ unit }: TerritoryFigure, own: number, upper: number, language: Language): string {
  const fr = language === 'fr';
  const more = own > upper;
  const same = fr ? 'C’est autant.' : 'That is as much.';
  if (unit === '%') {
    const points = Math.abs(moreAsWritten(told(own, unit), told(upper, unit)));
    if (points === 0) return same;
    const text = figure(points, language);
    if (fr) return `C’est ${text} ${points < 2 ? 'point' : 'points'} de ${more ? 'plus' : 'moins'}.`;
    return `That is ${text} ${text === '1' ? 'point' : 'points'} ${more ? 'more' : 'less'}.`;
  }
  if (upper === 0) return own === 0 ? same : '';
  const ratio = own / upper;
  if (ratio >= 2) {
    const times = figure(Number(ratio.toPrecision(2)), language);
    return fr ? `C’est ${times} fois plus.` : `That is ${times} times as much.`;
  }
  const percent = Math.abs(ratio - 1) * 100;
  if (percent < 0.5) return same;
  const text = figureText(Math.round(percent), '%', language);
  return fr ? `C’est ${text} de ${more ? 'plus' : 'moins'}.` : `That is ${text} ${more ? 'more' : 'less'}.`;
}

/** « +0,7 », « −17 points »: what the territory has more than the level above. */
export function differenceText({ unit }: TerritoryFigure, own: number, upper: number, language: Language): string {
  const value = moreAsWritten(told(own, unit), told(upper, unit));
  const text = `${value > 0 ? '+' : ''}${figure(value, language)}`;
  if (unit !== '%') return unit === '' ? text : `${text}${NBSP}${unit}`;
  const one = language === 'fr' ? Math.abs(value) < 2 : Math.abs(value) === 1;
  return `${text}${NBSP}${one ? 'point' : 'points'}`;
}

/** How the figure was made: a ratio of totals, a mean and of what. */
export function methodSentence(
  { figure: chosen, own, upper }: Compared,
  language: Language,
  names: ComparisonNames
): string {
  const fr = language === 'fr';
  const units = names.units[language];
  const { kind, bottom, column } = chosen;
  if (kind === 'mean' && bottom.columns.length > 0)
    return fr ? 'Moyenne pondérée par les habitants.' : 'Mean weighted by inhabitants.';
  if (kind === 'mean' || kind === 'kind') {
    const counts = [own, upper].map(({ rows }) => figure(rows, language));
    const all = fr
      ? `${counts[0]} ${units} et ${counts[1]} ${units}`
      : `${counts[0]} ${units} and ${counts[1]} ${units}`;
    if (kind === 'kind') return fr ? `Parts du nombre\u00a0: ${all}.` : `Shares of the number: ${all}.`;
    return fr ? `Moyennes simples sur ${all}.` : `Plain means over ${all}.`;
  }
  if (bottom.ground && column !== null && chosen.top.ground)
    return fr ? 'Chaque surface compte pour son étendue.' : 'Each area counts for its ground.';
  return fr ? 'Total rapporté au total, et non moyenne des lieux.' : 'Total over total, and no mean of places.';
}

/** Whether the two sums say something by themselves: totals of what is counted, and of what it is counted for. */
export function toldTotals({ top, bottom }: TerritoryFigure): boolean {
  const plain = (amount: TerritoryFigure['top']): boolean =>
    amount.columns.length + Number(amount.ground ?? false) <= 1;
  return plain(top) && plain(bottom) && !(top.columns.length > 0 && bottom.columns.length === 0 && !bottom.ground);
}
