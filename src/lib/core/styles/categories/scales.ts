/** A kind as it is compared: small letters, no accents, one space between words. */
const plain = (value: string): string =>
  value
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .trim();

/** « 1 - Faible », « 2. Moyen »: the number that files put in front of a degree. */
const withoutNumber = (text: string): string => text.replace(/^\d{1,2} ?[-–—.:)] ?(?=\p{L})/u, '');

/** Degrees of an amount, lowest first; the first that matches, so that « très faible » is not « faible ». */
const degrees: readonly [rank: number, words: RegExp][] = [
  [0, /^(nul|nulle|aucun|aucune|absent|absente|neant|inexistante?)$/],
  [1, /^(tres|extremement) (faible|bas|basse|petite?|peu eleve|peu elevee|low)$/],
  [7, /^(tres|extremement) (fort|forte|eleve|elevee|haute?|grande?|important|importante|high)$/],
  [3, /^(assez|plutot) (faible|bas|basse)$/],
  [5, /^(assez|plutot) (fort|forte|eleve|elevee|haute?|important|importante)$/],
  [2, /^(faible|bas|basse|petite?|peu eleve|peu elevee|low|mineure?)$/],
  [4, /^(moyen|moyenne|modere|moderee|intermediaire|medium|moyennement (fort|eleve)e?)$/],
  [6, /^(fort|forte|eleve|elevee|haute?|grande?|important|importante|high)$/],
  [8, /^(majeure?|extreme|maximale?|critique)$/]
];

/** States of waters as the framework directive has them painted (2000/60/EC, annex V, 1.4.2), best first. */
const states: readonly [words: RegExp, colour: string][] = [
  [/^tres bon(ne)?( etat)?$/, 'theme-eau'],
  [/^bon(ne)?( etat)?$/, 'theme-protege'],
  [/^(etat )?moyen(ne)?( etat)?$/, 'theme-risque-faible'],
  [/^(etat )?mediocre( etat)?$/, 'theme-risque-moyen'],
  [/^(etat )?mauvaise?( etat)?$/, 'theme-risque-fort']
];

/** All that may stand beside the figures of a range: « de 10 à 19 salariés », « 75 ans et plus ». */
const besideFigures =
  /^(?:de|a|et|ou|plus|moins|entre|inferieure?|superieure?|egale?|que|jusqu|au|dela|ans?|annees?|salaries|agents|personnes|pers|habitants?|hab|logements?|places|eleves|lits|euros?|eur|min|minutes?|h|heures?|jours?|mois|m|m2|m²|km|km2|km²|ha|kw|mw|[-–—<>≤≥=%€;,[\]'’./])+$/;

/** Lower end of a range of figures, and whether it has an end or a limit of its own; null when it is no range. */
function rangeStart(text: string): { start: number; bounded: boolean } | null {
  if (/^(aucun|aucune|nul|nulle|sans|zero)$/.test(text)) return { start: 0, bounded: false };
  const figures = text
    .match(/\d+(?: \d{3})*(?:[.,]\d+)?/g)
    ?.map((n) => Number(n.replaceAll(' ', '').replace(',', '.')));
  if (!figures || figures.length > 2) return null;
  const words = text.replaceAll(/\d+(?: \d{3})*(?:[.,]\d+)?/g, ' ').replaceAll(' ', '');
  if (words !== '' && !besideFigures.test(words)) return null;
  const [first, second] = figures as [number, number?];
  if (second !== undefined) return second > first ? { start: first, bounded: true } : null;
  // just below what it ends at, just above what it begins at: beside « 10 à 20 », and above « 0 »
  if (/moins|infer|jusqu|^[<≤]/.test(text)) return { start: first - 1e-6, bounded: true };
  if (/plus|super|dela|^[>≥]/.test(text)) return { start: first + 1e-6, bounded: true };
  return { start: first, bounded: false };
}

const distinct = (ranks: readonly number[]): boolean => new Set(ranks).size === ranks.length;

/** Colours from light to dark, of which a palette has seven; the palest, that paper swallows, only where all are needed. */
function ramp(palette: string, count: number): string[] {
  const first = count < MOST_STEPS ? 2 : 1;
  return Array.from(
    { length: count },
    (_, i) => `seq-${palette}-${first + Math.round(((7 - first) * i) / (count - 1))}`
  );
}

/** Most steps that one hue tells apart. */
const MOST_STEPS = 7;
const LEAST_STEPS = 3;

/**
 * Kinds that are steps of one scale, in its order, with the colours of an order: degrees of an amount (« faible »,
 * « moyen », « très fort »), ranges of figures (« 10 à 19 ans »), states of waters, marks from A to G. Null for kinds that
 * have no order, or more steps than one hue tells apart.
 */
export function scaleOf(values: readonly string[]): { value: string; colour: string }[] | null {
  if (values.length < LEAST_STEPS || values.length > MOST_STEPS) return null;
  const texts = values.map((value) => withoutNumber(plain(value)));
  const by = (ranks: readonly number[], colours: readonly string[]): { value: string; colour: string }[] =>
    values
      .map((value, i) => ({ value, rank: ranks[i] as number }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ value }, i) => ({ value, colour: colours[i] as string }));

  const state = texts.map((text) => states.findIndex(([words]) => words.test(text)));
  // « moyen » alone is no state of anything
  if (!state.includes(-1) && distinct(state) && state.some((rank) => rank !== 2 && rank < 4))
    return by(
      state,
      [...state].sort((a, b) => a - b).map((rank) => (states[rank] as (typeof states)[number])[1])
    );

  const amount = texts.map((text) => degrees.find(([, words]) => words.test(text))?.[0] ?? NaN);
  if (!amount.some(Number.isNaN) && distinct(amount)) return by(amount, ramp('brique', values.length));

  const marks = texts.map((text) => (/^[a-g]$/.test(text) ? text.charCodeAt(0) : NaN));
  if (values.length > LEAST_STEPS && !marks.some(Number.isNaN) && distinct(marks)) {
    const step = 6 / (values.length - 1);
    return by(
      marks,
      values.map((_, i) => `div-foret-prune-${1 + Math.round(i * step)}`)
    );
  }

  const ranges = values.map((value) => rangeStart(plain(value)));
  if (ranges.some((range) => range === null)) return null;
  const starts = ranges.map((range) => (range as { start: number }).start);
  const bounded = ranges.filter((range) => range?.bounded === true).length;
  return bounded >= 2 && distinct(starts) ? by(starts, ramp('bleu', values.length)) : null;
}
