import { figure } from '../crossings/figure';
import { manyOf, unitOf } from '../crossings/names';
import type { GeometryType } from '../table/table';
import type { Language, Wording } from '../wording';
import type { Compared, LayerPortrait } from './portrait';

/** What a sentence needs besides its figures, in its language. */
export interface PortraitNames {
  layer: string;
  geometry: GeometryType;
  /** words of a column */
  column(name: string): string;
  /** what the place was compared with: so many areas around, of the layer of that name; null: the layer's own rows */
  around: { count: number; layer: string } | null;
  /** « Gironde », « de la Gironde » */
  upper: { name: string; of: string } | null;
}

/** « lieu », « commune »: a row of a layer. */
function oneOf(layer: string, geometry: GeometryType): Wording {
  const unit = unitOf(layer);
  if (unit) return unit;
  return {
    point: { fr: 'lieu', en: 'place' },
    line: { fr: 'tracé', en: 'line' },
    polygon: { fr: 'zone', en: 'area' },
    none: { fr: 'ligne', en: 'row' }
  }[geometry];
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
const colon: Record<Language, string> = { fr: `${NBSP}: `, en: ': ' };
const semicolon: Record<Language, string> = { fr: `${NBSP}; `, en: '; ' };

/**
 * What a layer says of the place, in a few words: what is there, the measure that tells most beside the neighbours and the
 * level above, and one figure more.
 */
export function layerSentence(layer: LayerPortrait, language: Language, names: PortraitNames): string {
  const { measures } = layer;
  const count = measures[0]?.value ?? 0;
  const head = `${names.layer}${colon[language]}`;
  if (count === 0) return `${head}${nothing(measures, language)}.`;
  const lead = leadOf(measures, names.geometry);
  const figured = measures.find((m) => m.kind === 'sum' || m.kind === 'mean');
  const kind = measures.find((m) => m.kind === 'share');
  const more = figured
    ? figureWords(figured, count, language, names)
    : kind?.kind === 'share'
      ? `${kind.of}${colon[language]}${percent(kind.value, language)}`
      : '';
  const first = `${head}${present(layer, count, language, names)}`;
  const beside = lead ? comparison(lead, language, names) : '';
  // what is compared stands next to its comparison
  const sentences =
    lead === figured && more ? [`${first}${semicolon[language]}${more}`, beside] : [first, beside, more];
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** Two figures are enough of less than ten per cent. */
function percent(value: number, language: Language): string {
  const text = figure(value < 10 ? Number(value.toPrecision(2)) : value, language);
  return language === 'fr' ? `${text}${NBSP}%` : `${text}%`;
}

function nothing(measures: readonly Compared[], language: Language): string {
  const near = measures.find((m) => m.kind === 'nearest');
  if (near?.kind !== 'nearest') return language === 'fr' ? 'rien dans ce lieu' : 'nothing in this place';
  const km = `${figure(near.value, language)}${NBSP}km`;
  if (language === 'fr')
    return `rien dans ce lieu${semicolon.fr}au plus près${near.name ? `, ${near.name}` : ''}, à ${km} du centre à vol d’oiseau`;
  return `nothing in this place; the nearest${near.name ? `, ${near.name},` : ''} is ${km} from its centre as the crow flies`;
}

/** « 3 lieux », « Bazas, qui couvre 35 % du lieu », « 5 tracés, 12,4 km à l’intérieur ». */
function present(layer: LayerPortrait, count: number, language: Language, names: PortraitNames): string {
  const { measures } = layer;
  const one = oneOf(names.layer, names.geometry)[language];
  const many = manyOf(names.layer, names.geometry)[language];
  const few = names.geometry === 'polygon' && layer.names.length === count;
  const alone = few && count === 1;
  let text = alone ? (layer.names[0] as string) : `${figure(count, language)} ${count === 1 ? one : many}`;
  if (few && !alone) text += ` (${layer.names.join(', ')})`;
  const length = measures.find((m) => m.kind === 'length');
  if (length) text += `, ${figure(length.value, language)}${NBSP}km ${language === 'fr' ? 'à l’intérieur' : 'inside'}`;
  const covered = measures.find((m) => m.kind === 'covered');
  if (covered && covered.value < WHOLE) {
    const part = percent(covered.value, language);
    if (language === 'fr') text += `, qui ${count === 1 ? 'couvre' : 'couvrent'} ${part} du lieu`;
    else text += `, which ${count === 1 ? 'covers' : 'cover'} ${part} of the place`;
  }
  return text;
}

function figureWords(one: Compared, count: number, language: Language, names: PortraitNames): string {
  if (one.kind !== 'sum' && one.kind !== 'mean') return '';
  const value = figure(one.value, language);
  const head = `${names.column(one.column)}${colon[language]}`;
  const fr = language === 'fr';
  if (one.kind === 'mean') return `${head}${value}${count === 1 ? '' : fr ? ' en moyenne' : ' on average'}`;
  const shared = one.shared ? (fr ? ', au prorata des surfaces' : ', in proportion to the ground') : '';
  return `${head}${value}${count === 1 ? '' : fr ? ' en tout' : ' in all'}${shared}`;
}

/** A rate of the level above: that of its totals, where they are known, else that of its middle row. */
function upperRate(
  lead: Compared,
  value: string,
  language: Language,
  { name, of }: { name: string; of: string }
): string {
  if (lead.kind === 'mean' && lead.ofTotals)
    return language === 'fr' ? `l’ensemble ${of} est à ${value}` : `the whole of ${name} is at ${value}`;
  if (lead.kind === 'mean')
    return language === 'fr' ? `la médiane ${of} est de ${value}` : `the median for ${name} is ${value}`;
  return language === 'fr' ? `la part ${of} est de ${value}` : `the share for ${name} is ${value}`;
}

function comparison(lead: Compared, language: Language, { around, upper }: PortraitNames): string {
  const fr = language === 'fr';
  const unit = (value: number): string => {
    if (lead.kind === 'covered') return percent(value, language);
    return lead.kind === 'length' ? `${figure(value, language)}${NBSP}km` : figure(value, language);
  };
  const parts: string[] = [];
  if (lead.others !== null && around) {
    const many = (around.count === 1 ? oneOf : manyOf)(around.layer, 'polygon')[language];
    const where = `${figure(around.count, language)} ${many}`;
    parts.push(
      fr
        ? `alentour (${where}), la médiane est de ${unit(lead.others)}`
        : `around it (${where}), the median is ${unit(lead.others)}`
    );
  } else if (lead.others !== null) {
    parts.push(
      fr
        ? `dans toute la couche, la médiane est de ${unit(lead.others)}`
        : `in the whole layer, the median is ${unit(lead.others)}`
    );
  }
  if (lead.upper !== null && upper) {
    if (!isStock(lead)) parts.push(upperRate(lead, unit(lead.upper), language, upper));
    else if (lead.upper > 0) {
      const part = percent((100 * lead.value) / lead.upper, language);
      parts.push(
        fr
          ? `le lieu compte pour ${part} du total ${upper.of} (${unit(lead.upper)})`
          : `the place is ${part} of the total for ${upper.name} (${unit(lead.upper)})`
      );
    }
  }
  const text = parts.join(semicolon[language]);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
