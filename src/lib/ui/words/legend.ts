import { number } from './format';

const listOf = (names: readonly string[], language: 'fr' | 'en'): string =>
  new Intl.ListFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(names);

const uncapital = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase() + text.slice(1) : text;

const fr = {
  title: 'Légende',
  colon: '\u00a0:',
  semicolon: '\u00a0; ',
  fold: 'Replier la légende',
  unfold: 'Déplier la légende',
  under: (upper: string) => `moins de ${upper}`,
  between: (lower: string, upper: string) => `de ${lower} à ${upper}`,
  over: (lower: string) => `${lower} et plus`,
  square: (across: string, up: string) =>
    `Nombre de lieux selon «\u00a0${across}\u00a0» (colonnes) et «\u00a0${up}\u00a0» (lignes)`,
  list: (names: readonly string[]) => listOf(names, 'fr'),
  /** the second continues a sentence: it loses its capital, unless it is a code's */
  both: (first: string, second: string) => `${first} et ${uncapital(second)}`,
  byUnit: (what: string, unit: string) => `${what}, par ${unit}`,
  andOthers: (names: readonly string[], more: number) => `${names.join(', ')} et ${number(more)} autres couches`,
  perCell: (what: string, shape: 'hexagons' | 'squares', size: string) =>
    `${what} par ${shape === 'hexagons' ? 'hexagone' : 'carré'} de ${size}`,
  cellsOf: (name: string, shape: 'hexagons' | 'squares', size: string) =>
    `${name} par ${shape === 'hexagons' ? 'hexagone' : 'carré'} de ${size}`,
  points: 'Nombre de points',
  sumOf: (name: string) => `${name} (somme)`,
  oneDot: (unit: string) => `un point pour ${unit}`,
  distanceTo: (name: string) => `Distance à «\u00a0${name}\u00a0», en km`,
  nearest: 'Le plus proche',
  countWithin: (name: string, km: string) => (km === '0' ? `${name} sur place` : `${name} à moins de ${km}\u00a0km`),
  criteriaMet: (most: string) => `Critères remplis, sur ${most}`,
  whichCriteria: 'Critères',
  lengthOf: (name: string) => `Longueur de «\u00a0${name}\u00a0», en km`,
  meanOf: (name: string) => `${name} (moyenne)`,
  shareOf: (value: string, name: string) => `Part de «\u00a0${value}\u00a0» parmi «\u00a0${name}\u00a0», en\u00a0%`,
  merged: 'Zones fusionnées',
  pieceSize: 'Surface, en km²',
  shareCovered: (name: string) => `Part couverte par «\u00a0${name}\u00a0», en\u00a0%`,
  areaCovered: (name: string) => `Surface couverte par «\u00a0${name}\u00a0», en km²`,
  hide: 'Masquer sur la carte',
  show: 'Montrer sur la carte',
  noData: 'sans donnée',
  others: 'autres',
  total: 'au total',
  inView: 'dans la vue courante',
  inLastView: 'dans la vue précédente',
  none: 'Aucune couche dessinée pour l’instant.',
  imageOf: (name: string) => `Légende de ${name}, fournie par son serveur`,
  imageFailed: 'Le serveur ne fournit pas de légende.',
  table: 'Tableau sans position',
  source: 'Source',
  sources: 'Sources',
  demo: 'données de démonstration',
  percent: (name: string) => `${name}, en\u00a0%`,
  perArea: (name: string) => `${name} par km²`,
  perInhabitants: (name: string, per: string) =>
    per === '1' ? `${name} par habitant` : `${name} pour ${per} habitants`,
  perOther: (name: string, per: string, other: string) =>
    per === '1' ? `${name} par «\u00a0${other}\u00a0»` : `${name} pour ${per} «\u00a0${other}\u00a0»`
};

export const legendWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    title: 'Legend',
    colon: ':',
    semicolon: '; ',
    fold: 'Fold the legend',
    unfold: 'Unfold the legend',
    under: (upper) => `under ${upper}`,
    between: (lower, upper) => `${lower} to ${upper}`,
    over: (lower) => `${lower} and over`,
    square: (across, up) => `Number of places by “${across}” (columns) and “${up}” (rows)`,
    list: (names) => listOf(names, 'en'),
    both: (first, second) => `${first} and ${uncapital(second)}`,
    byUnit: (what, unit) => `${what}, by ${unit}`,
    andOthers: (names, more) => `${names.join(', ')} and ${number(more)} other layers`,
    perCell: (what, shape, size) => `${what} per ${shape === 'hexagons' ? 'hexagon' : 'square'} of ${size}`,
    cellsOf: (name, shape, size) => `${name} per ${shape === 'hexagons' ? 'hexagon' : 'square'} of ${size}`,
    points: 'Number of points',
    sumOf: (name) => `${name} (sum)`,
    oneDot: (unit) => `one dot for ${unit}`,
    distanceTo: (name) => `Distance to “${name}”, in km`,
    nearest: 'The nearest',
    countWithin: (name, km) => (km === '0' ? `${name} on the spot` : `${name} within ${km} km`),
    criteriaMet: (most) => `Criteria met, out of ${most}`,
    whichCriteria: 'Criteria',
    lengthOf: (name) => `Length of “${name}”, in km`,
    meanOf: (name) => `${name} (mean)`,
    shareOf: (value, name) => `Share of “${value}” among “${name}”, in %`,
    merged: 'Areas merged',
    pieceSize: 'Area, in km²',
    shareCovered: (name) => `Share covered by “${name}”, in %`,
    areaCovered: (name) => `Area covered by “${name}”, in km²`,
    hide: 'Hide on the map',
    show: 'Show on the map',
    noData: 'no data',
    others: 'others',
    total: 'in all',
    inView: 'in the current view',
    inLastView: 'in the previous view',
    none: 'No layer drawn yet.',
    imageOf: (name) => `Legend of ${name}, from its server`,
    imageFailed: 'The server gives no legend.',
    table: 'Table without position',
    source: 'Source',
    sources: 'Sources',
    demo: 'demonstration data',
    percent: (name) => `${name}, in %`,
    perArea: (name) => `${name} per km²`,
    perInhabitants: (name, per) => (per === '1' ? `${name} per inhabitant` : `${name} per ${per} inhabitants`),
    perOther: (name, per, other) => (per === '1' ? `${name} per “${other}”` : `${name} per ${per} “${other}”`)
  }
};
