import type { GeometryType } from '../table/table';
import type { Wording } from '../wording';

/** A stable ASCII column name: lower case, no accents, words joined by `_`. */
export function slug(text: string): string {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return plain
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
}

/** A name without the precision in brackets that it may end by: a unit, « (démonstration) ». */
export const withoutPrecision = (name: string): string => name.replace(/\s*\([^()]*\)$/, '');

/** A name as it continues a sentence: without its capital, unless it is a code's. */
export const uncapital = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : name;

/** Administrative units whose French plural layer names are recognised, for sentences such as « par commune ». */
const units: readonly (Wording & { plural: RegExp })[] = [
  { plural: /^communes?\b/, fr: 'commune', en: 'commune' },
  { plural: /^departements?\b/, fr: 'département', en: 'département' },
  { plural: /^regions?\b/, fr: 'région', en: 'région' },
  { plural: /^(intercommunalites?|epci)\b/, fr: 'intercommunalité', en: 'intercommunality' },
  { plural: /^cantons?\b/, fr: 'canton', en: 'canton' },
  { plural: /^arrondissements?\b/, fr: 'arrondissement', en: 'arrondissement' },
  { plural: /^quartiers?\b/, fr: 'quartier', en: 'neighbourhood' },
  { plural: /^(carreaux|carroyages?)\b/, fr: 'carreau', en: 'grid cell' },
  { plural: /^zones?\b/, fr: 'zone', en: 'area' },
  { plural: /^iris\b/, fr: 'IRIS', en: 'IRIS' }
];

/** Unit that a layer's name announces (« Communes de la Gironde » → commune), null when it says none. */
export function unitOf(layerName: string): Wording | null {
  const plain = slug(layerName).replaceAll('_', ' ');
  // « Communes et gares », « Gares par commune »: a crossing's own result is no plain list of units
  return / (par|et|per|by|and) /.test(plain) ? null : (units.find((u) => u.plural.test(plain)) ?? null);
}

/** What the rows of a layer are called, in the plural: by its name (« communes »), else by their geometry (« zones »). */
export function manyOf(layerName: string, geometry: GeometryType): Wording {
  const unit = unitOf(layerName);
  if (unit)
    return unit.fr === 'IRIS'
      ? { fr: unit.fr, en: unit.en }
      : { fr: unit.fr.endsWith('eau') ? `${unit.fr}x` : `${unit.fr}s`, en: `${unit.en.replace(/y$/, 'ie')}s` };
  return {
    point: { fr: 'lieux', en: 'places' },
    line: { fr: 'tracés', en: 'lines' },
    polygon: { fr: 'zones', en: 'areas' },
    none: { fr: 'lignes', en: 'rows' }
  }[geometry];
}

/** Column names that are never figures to add up or divide, whatever their values look like. */
export function neverFigure(name: string): boolean {
  return /^(x|y|lat|lon|lng|long|latitude|longitude|xlong|ylat|id|gid|fid|objectid|an|annee|year|millesime)$|^(code|id|num|insee|siren|siret)_|_(x|y|lat|lon|id|code|insee)$/.test(
    slug(name)
  );
}

/** Is this the number of inhabitants? */
export function isPopulation(name: string): boolean {
  return /^(population|pop|habitants?|nb_?hab|hab|pmun|ptot)([_0-9]|$)|(^|_)(population|habitants)$/.test(slug(name));
}

/** Is this an area of land? */
export function isSurface(name: string): boolean {
  return /(^|_)(surface|superficie|surf|superf|area|ha|m2|km2)(_|$)/.test(slug(name));
}
