import { figure } from '../crossings/figure';
import { manyOf, unitOf } from '../crossings/names';
import type { GeometryType } from '../table/table';
import type { Language } from '../wording';
import { countedThings, noneOf, quantityOf, type Quantity } from './nouns';
import { valueIn, type Compared, type LayerPortrait } from './portrait';

/** What a sentence needs besides its figures, in its language. */
export interface PortraitNames {
  layer: string;
  /** name of the layer that its rows come from, of which a crossing made it; null: they are no rows of any */
  rows: string | null;
  geometry: GeometryType;
  /** words of a column */
  column(name: string): string;
  /** the place as a sentence names it: « Bazas », « la zone » */
  place: string;
  /** what the place was compared with: so many areas around, of the layer of that name; null: the layer's own rows */
  around: { count: number; layer: string } | null;
  /** « Gironde », « de la Gironde » */
  upper: { name: string; of: string } | null;
  /** the place it is compared with, and what the layer says of it; null: none */
  beside: { name: string; layer: LayerPortrait } | null;
}

/** Of a measure, what its figure is of: added up over a greater place, or not. */
const isStock = ({ kind }: Compared): boolean => kind === 'count' || kind === 'length' || kind === 'sum';

/** Measure that a sentence compares: the first figure of areas, the length of lines, the number of points. */
function leadOf(measures: readonly Compared[], geometry: GeometryType): Compared | undefined {
  const find = (...kinds: Compared['kind'][]): Compared | undefined => measures.find((m) => kinds.includes(m.kind));
  if (geometry === 'polygon') {
    const covered = find('covered');
    // a division of the ground covers all of it, here and elsewhere
    const everywhere = covered && covered.value >= WHOLE && (covered.others === null || covered.others >= WHOLE);
    return find('sum', 'mean') ?? (everywhere ? undefined : covered);
  }
  return geometry === 'line' ? find('length') : find('count');
}

const NBSP = '\u00a0';
/** Per cent from which a place is covered whole. */
const WHOLE = 99.5;
const semicolon: Record<Language, string> = { fr: `${NBSP}; `, en: '; ' };
const quoted = (text: string, language: Language): string =>
  language === 'fr' ? `«${NBSP}${text}${NBSP}»` : `“${text}”`;

/** Begins a sentence. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Two figures are enough of less than ten per cent. */
function percent(value: number, language: Language): string {
  const text = figure(value < 10 ? Number(value.toPrecision(2)) : value, language);
  return language === 'fr' ? `${text}${NBSP}%` : `${text}%`;
}

/**
 * What a layer says of the place, in sentences: what is there, the measure that tells most beside the neighbours and the
 * level above, and one figure more.
 */
export function layerSentence(layer: LayerPortrait, language: Language, names: PortraitNames): string {
  const { measures } = layer;
  const count = measures[0]?.value ?? 0;
  const lead = leadOf(measures, names.geometry);
  if (count === 0) return `${capital(nothing(measures, language, names))}.${besideWords(measures[0], language, names)}`;
  const figured = measures.find((m) => m.kind === 'sum' || m.kind === 'mean');
  const kind = measures.find((m) => m.kind === 'share');
  const beside = lead ? comparison(lead, language, names) : '';
  const more = figured
    ? figureWords(figured, count, isItself(layer, names), language, names)
    : kind?.kind === 'share'
      ? kindWords(kind, language)
      : '';
  // the place itself goes without saying beside its figures
  const first = isItself(layer, names) && more !== '' ? '' : present(layer, count, language, names);
  // what is compared stands next to its comparison
  const sentences =
    lead === figured && more ? [first, `${more}${beside}`] : first === '' ? [more] : [`${first}${beside}`, more];
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${capital(sentence)}.`)
    .join(' ')
    .concat(besideWords(lead, language, names));
}

/** « Pour Pessac, c’est 4,22. »: the measure that is compared, at the other place; empty where there is none. */
function besideWords(one: Compared | undefined, language: Language, { beside, column }: PortraitNames): string {
  const there = one && beside && !beside.layer.problem ? valueIn(beside.layer.measures, one) : null;
  if (!one || !beside || there === null) return '';
  const value = measured(one, there, language, column);
  return language === 'fr' ? ` Pour ${beside.name}, c’est ${value}.` : ` For ${beside.name}, it is ${value}.`;
}

/** A value of a measure with its unit. */
function measured(one: Compared, value: number, language: Language, column: PortraitNames['column']): string {
  if (one.kind === 'covered') return percent(value, language);
  if (one.kind === 'length') return `${figure(value, language)}${NBSP}km`;
  const quantity = 'column' in one ? quantityOf(column(one.column), language) : null;
  return quantity ? withUnit(figure(value, language), quantity, language) : figure(value, language);
}

/** Whether the one area of a layer that is in the place is the place. */
function isItself({ measures, names: [name] }: LayerPortrait, { geometry, place }: PortraitNames): boolean {
  const covered = measures.find((m) => m.kind === 'covered');
  return geometry === 'polygon' && measures[0]?.value === 1 && (covered?.value ?? 0) >= WHOLE && name === place;
}

function nothing(measures: readonly Compared[], language: Language, { layer, rows }: PortraitNames): string {
  const fr = language === 'fr';
  const none = noneOf(rows ?? layer, language);
  const near = measures.find((m) => m.kind === 'nearest');
  const first = fr
    ? `on n’y trouve ${none ?? `rien de ${quoted(layer, 'fr')}`}`
    : `there are ${none ?? `no features of ${quoted(layer, 'en')}`}`;
  if (near?.kind !== 'nearest') return first;
  const km = `${figure(near.value, language)}${NBSP}km`;
  if (fr) {
    const where = `à ${km} du centre, à vol d’oiseau`;
    return `${first}${semicolon.fr}${near.name ? `au plus près, ${near.name} est ${where}` : `le plus proche est ${where}`}`;
  }
  return `${first}; the nearest${near.name ? `, ${near.name},` : ''} is ${km} from its centre as the crow flies`;
}

/** « 12 points de service », « 3 communes », « 2 zones de la couche « Argiles » ». */
function things({ layer, rows, geometry }: PortraitNames, count: number, language: Language): string {
  const name = rows ?? layer;
  const number = figure(count, language);
  const unit = unitOf(name);
  // « zones » alone says nothing of what they are
  const plain = unit?.fr === 'zone';
  if (unit && !plain) return `${number} ${count === 1 ? unit[language] : manyOf(name, geometry)[language]}`;
  const counted = geometry === 'polygon' && !plain ? null : countedThings(name, number, count === 1, language);
  if (counted) return counted;
  const one = { point: 'lieu', line: 'tracé', polygon: 'zone', none: 'ligne' }[geometry];
  const oneEn = { point: 'place', line: 'line', polygon: 'area', none: 'row' }[geometry];
  const many = manyOf('', geometry);
  if (language === 'fr') return `${number} ${count === 1 ? one : many.fr} de la couche ${quoted(layer, 'fr')}`;
  return `${number} ${count === 1 ? oneEn : many.en} of the layer ${quoted(layer, 'en')}`;
}

/** « 3 gares s’y trouvent », « Bazas en couvre 35 % », « 12,4 km de routes s’y trouvent (5 tracés) ». */
function present(layer: LayerPortrait, count: number, language: Language, names: PortraitNames): string {
  const fr = language === 'fr';
  const { measures } = layer;
  if (names.geometry === 'polygon') return presentAreas(layer, count, language, names);
  const what = things(names, count, language);
  const length = measures.find((m) => m.kind === 'length');
  const one = count === 1;
  const km = length ? `${figure(length.value, language)}${NBSP}km` : '';
  if (fr) return `${what} ${one ? 's’y trouve' : 's’y trouvent'}${km ? `, sur ${km} à l’intérieur` : ''}`;
  return `${what} ${one ? 'is' : 'are'} there${km ? `, ${km} of ${one ? 'it' : 'them'} inside` : ''}`;
}

function presentAreas(layer: LayerPortrait, count: number, language: Language, names: PortraitNames): string {
  const fr = language === 'fr';
  const covered = layer.measures.find((m) => m.kind === 'covered');
  const part = covered && covered.value < WHOLE ? percent(covered.value, language) : null;
  const few = layer.names.length === count;
  const of = quoted(names.layer, language);
  if (few && count === 1) {
    const [name] = layer.names as [string];
    if (part && fr) return `${part} de sa surface est dans ${name} (${of})`;
    if (part) return `${part} of its ground is in ${name} (${of})`;
    if (name === names.place) return fr ? `c’est un lieu de la couche ${of}` : `it is a place of the layer ${of}`;
    return fr ? `${names.place} est dans ${name} (${of})` : `${names.place} is in ${name} (${of})`;
  }
  const what = things(names, count, language);
  const list = few ? ` (${layer.names.join(', ')})` : '';
  const one = count === 1;
  if (part && fr) return `${part} de sa surface est couverte par ${what}${list}`;
  if (part) return `${part} of its ground is covered by ${what}${list}`;
  if (fr) return `${what} ${one ? 's’y trouve' : 's’y trouvent'} en tout ou partie${list}`;
  return `${what} ${one ? 'is' : 'are'} there in whole or part${list}`;
}

function kindWords({ of, value, byGround }: Extract<Compared, { kind: 'share' }>, language: Language): string {
  const part = percent(value, language);
  if (language === 'fr') return `${quoted(of, 'fr')} en fait ${part}${byGround ? ' de la surface' : ''}`;
  return `${quoted(of, 'en')} makes up ${part} of ${byGround ? 'their ground' : 'them'}`;
}

const withUnit = (value: string, quantity: Quantity, language: Language): string => {
  const unit = quantity.kind === 'counted' ? '' : quantity.unit;
  if (unit === '') return value;
  return unit === '%' && language === 'en' ? `${value}%` : `${value}${NBSP}${unit}`;
};

/** « Bazas compte 4 854 habitants », « pour Bazas, le taux de chômage est de 7,25 % », « on y compte 3 400 élèves en tout ». */
function figureWords(
  one: Compared,
  count: number,
  itself: boolean,
  language: Language,
  { column, place }: PortraitNames
): string {
  if (one.kind !== 'sum' && one.kind !== 'mean') return '';
  const fr = language === 'fr';
  const quantity = quantityOf(column(one.column), language);
  const value = withUnit(figure(one.value, language), quantity, language);
  const shared =
    one.kind === 'sum' && one.shared ? (fr ? ', au prorata des surfaces' : ', in proportion to the ground') : '';
  const single = itself || count === 1;
  const mean = one.kind === 'mean';
  const many = mean ? (fr ? ' en moyenne' : ' on average') : fr ? ' en tout' : ' in all';
  switch (quantity.kind) {
    case 'counted':
      if (itself) return fr ? `${place} compte ${value} ${quantity.words}` : `${place} has ${value} ${quantity.words}`;
      if (fr) return `on y compte ${mean && !single ? 'en moyenne ' : ''}${value} ${quantity.words}${shared}`;
      return `there are ${mean && !single ? 'on average ' : ''}${value} ${quantity.words}${shared}`;
    case 'head':
      if (itself)
        return fr ? `pour ${place}, ${quantity.words} est de ${value}` : `for ${place}, ${quantity.words} is ${value}`;
      if (fr) return `${quantity.words} y est de ${value}${single ? '' : many}${shared}`;
      return `${quantity.words} is ${value} there${single ? '' : many}${shared}`;
    case 'unknown': {
      const name = quoted(quantity.words, language);
      if (itself)
        return fr ? `pour ${place}, la valeur ${name} est ${value}` : `for ${place}, the value ${name} is ${value}`;
      if (fr) return `la valeur ${name} y est ${value}${single ? '' : many}${shared}`;
      return `the value ${name} is ${value} there${single ? '' : many}${shared}`;
    }
  }
}

/** A rate of the level above: that of its totals, where they are known, else that of its middle row. */
function upperRate(
  lead: Compared,
  value: string,
  language: Language,
  { name, of }: { name: string; of: string }
): string {
  const middle = lead.kind === 'mean' && !lead.ofTotals;
  if (language === 'fr') return `${value} pour ${middle ? 'la médiane' : 'l’ensemble'} ${of}`;
  return `${value} for ${middle ? `the median of ${name}` : `the whole of ${name}`}`;
}

/** « , contre 6,5 alentour (médiane de 8 communes) et 8 pour la médiane de la Gironde »: continues a sentence. */
function comparison(lead: Compared, language: Language, { around, upper, column }: PortraitNames): string {
  const fr = language === 'fr';
  const unit = (value: number): string => measured(lead, value, language, column);
  const parts: string[] = [];
  if (lead.others !== null && around) {
    const { count, layer } = around;
    const what = `${figure(count, language)} ${(count === 1 ? (unitOf(layer) ?? { fr: 'zone', en: 'area' }) : manyOf(layer, 'polygon'))[language]}`;
    const of = count === 1 ? what : fr ? `médiane de ${what}` : `median of ${what}`;
    parts.push(`${unit(lead.others)} ${fr ? 'alentour' : 'around it'} (${of})`);
  } else if (lead.others !== null) {
    parts.push(
      `${unit(lead.others)} ${fr ? 'pour la médiane de toute la couche' : 'for the median of the whole layer'}`
    );
  }
  if (lead.upper !== null && upper && !isStock(lead)) parts.push(upperRate(lead, unit(lead.upper), language, upper));
  const against = parts.length > 0 ? `, ${fr ? 'contre' : 'against'} ${parts.join(fr ? ' et ' : ' and ')}` : '';
  if (lead.upper === null || !upper || !isStock(lead) || !(lead.upper > 0)) return against;
  const part = percent((100 * lead.value) / lead.upper, language);
  const all = unit(lead.upper);
  return fr
    ? `${against}${semicolon.fr}c’est ${part} du total ${upper.of} (${all})`
    : `${against}; that is ${part} of the total for ${upper.name} (${all})`;
}
