import { accented, withoutAccents } from './accents';

/** Abbreviations in full. */
const whole = new Map([
  ['nb', 'nombre'],
  ['nbr', 'nombre'],
  ['nbre', 'nombre'],
  ['tx', 'taux'],
  ['pop', 'population'],
  ['dep', 'département'],
  ['reg', 'région'],
  ['lib', 'libellé'],
  ['num', 'numéro'],
  ['dens', 'densité'],
  ['evol', 'évolution'],
  ['hab', 'habitants'],
  ['moy', 'moyenne'],
  ['km2', 'km²'],
  ['m2', 'm²'],
  ['co2', 'CO₂'],
  ['insee', 'Insee'],
  ['siren', 'SIREN'],
  ['siret', 'SIRET'],
  ['epci', 'EPCI'],
  ['iris', 'IRIS'],
  ['uai', 'UAI'],
  ['ips', 'IPS']
]);

/** Quantities that want « de » before what they are of. */
const quantity = /^(nombre|taux|part|densité|proportion)$/;
/** Words after which no « de » is missing. */
const joined = /^(de|du|des|d|la|le|les|par|pour|en|au|aux|total|totale|moyen|moyenne|brut|brute|nette?)$/;

/** Unit at the end of a name, as a legend writes it, and how many words it takes: « _pct », « _hab_km2 », « _ha ». */
function unitOf(words: readonly string[]): { unit: string; length: number } | null {
  const last = words.at(-1);
  const former = words.at(-2);
  if (words.length < 2) return null;
  if (last === 'pct' || last === 'pourcent' || last === '%' || last === 'pourcentage')
    return { unit: 'en\u00a0%', length: 1 };
  if (last === 'km2' && former === 'hab') return { unit: 'en hab./km²', length: 2 };
  const unit = {
    ha: 'ha',
    km2: 'km²',
    m2: 'm²',
    km: 'km',
    mwh: 'MWh',
    gwh: 'GWh',
    kw: 'kW',
    mw: 'MW',
    eur: '€',
    euros: '€'
  };
  const found = Object.hasOwn(unit, last ?? '') ? unit[last as keyof typeof unit] : undefined;
  return found !== undefined ? { unit: `en ${found}`, length: 1 } : null;
}

/**
 * A column name made readable when nothing says what it means: `nb_logements` → « Nombre de logements »,
 * `densite_hab_km2` → « Densité, en hab./km² », `tauxReussite` → « Taux de réussite ». Names in capitals and figures
 * (`P21_POP`, `TYP_IRIS`) are a producer's code and stay as they are, but for their underscores.
 */
export function plainColumn(column: string): string {
  const spaced = column.replaceAll(/[_\s]+/g, ' ').trim();
  if (spaced === '') return column;
  if (/\d/.test(spaced) && spaced === spaced.toUpperCase()) return spaced;
  const bare = spaced.replaceAll(/([\p{Ll}\d])(?=\p{Lu}\p{Ll})/gu, '$1 ').split(' ');
  // « d eleves », « l insee » were cut at an apostrophe
  const lower = bare.map((word) => (/^\p{Lu}{2,}$/u.test(word) && word !== column ? word : word.toLowerCase()));
  const ending = unitOf(lower.map((word) => word.toLowerCase()));
  const kept = ending ? lower.slice(0, lower.length - ending.length) : lower;
  const words: string[] = [];
  for (const word of kept) {
    const key = withoutAccents(word.toLowerCase());
    const known = whole.get(key) ?? accented.get(key);
    // « boisee », « imposees »: a participle, which follows its noun without « de »
    const participle = known === undefined && /ees?$/.test(word);
    const full = known ?? (participle ? word.replace(/ee(s?)$/, 'ée$1') : word);
    const before = words.at(-1);
    if (before !== undefined && quantity.test(before) && !joined.test(key) && !participle) {
      if (/^[aeiouyhéèêâîôû]/i.test(full)) {
        words.push(`d’${full}`);
        continue;
      }
      words.push('de');
    }
    words.push(full);
  }
  const text = words.join(' ').replaceAll(/(^| )([dl]) (?=[\p{L}])/gu, '$1$2’');
  if (text === '') return spaced;
  const sentence = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return ending ? `${sentence}, ${ending.unit}` : sentence;
}
