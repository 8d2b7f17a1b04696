import type { CommuneHistory } from '../commune-history';
import { placeName, withoutArticle } from '../../table/place-name';
import { bareCode, cityOf, fiveWide, isCantonShaped, undividedCorsica, withoutZeros } from '../../table/spelt-codes';

/** What keeps a key of the table from being, to the letter, one of the areas', while it says the same. */
export const repairs = ['spacing', 'zero', 'corsica', 'arrondissement', 'merged', 'spelling'] as const;
export type Repair = (typeof repairs)[number];

/** How a key of the table stands to those of the areas: the same, mendable, of another scheme, one of several, unknown. */
export type Standing = 'same' | Repair | 'canton' | 'homonym' | 'unknown';

export interface Match {
  standing: Standing;
  /** keys of the areas that it means */
  keys: readonly string[];
  /** the areas are parts of what the key names: a city cut into its arrondissements */
  parted?: true;
}

const nowhere: Match = { standing: 'unknown', keys: [] };

/** Keys by a form of theirs; null where several share it. */
type Forms = Map<string, string | null>;

function formsOf(keys: Iterable<string>, form: (key: string) => string): Forms {
  const forms: Forms = new Map();
  for (const key of keys) {
    const at = form(key);
    forms.set(at, forms.has(at) && forms.get(at) !== key ? null : key);
  }
  return forms;
}

/**
 * Finds what each key of a table means among those of areas, by the first of: the same text; the same but for spaces,
 * case and marks of spreadsheets; for leading zeros; for the département of Corsica; a municipal arrondissement for its
 * city, or the city for its arrondissements; a commune for the one it was merged into (`history`, null when not known);
 * a name in another spelling. A form that several keys of the areas share decides nothing. Keys that look like those of
 * cantons, and are not codes without their zero for the most part, are left as `canton`.
 */
export function matchCodes(
  areas: ReadonlySet<string>,
  table: ReadonlySet<string>,
  history: CommuneHistory | null
): Map<string, Match> {
  const left = [...table].filter((key) => !areas.has(key));
  const matches = new Map<string, Match>([...table].map((key) => [key, { standing: 'same', keys: [key] }]));
  if (left.length === 0) return matches;
  const bare = formsOf(areas, bareCode);
  const bareOf = (key: string): string | null | undefined => bare.get(bareCode(key));
  const plain = formsOf(areas, (key) => withoutZeros(bareCode(key)));
  const undivided = formsOf(areas, (key) => undividedCorsica(withoutZeros(bareCode(key))));
  // spelling takes time, and few keys are names
  const named = left.some(isName);
  const names: Forms = named ? formsOf(areas, placeName) : new Map();
  const bareNames: Forms = named ? formsOf(areas, (key) => withoutArticle(placeName(key))) : new Map();
  const parts = new Map<string, string[]>();
  for (const key of areas) {
    const city = cityOf(fiveWide(bareCode(key)));
    if (city !== null) parts.set(city, [...(parts.get(city) ?? []), key]);
  }
  const areaOf = (code: string): string | null | undefined =>
    bare.get(code) ?? plain.get(withoutZeros(code)) ?? undivided.get(undividedCorsica(withoutZeros(code)));
  const cantons = areCantons(table, (key) => plain.get(withoutZeros(bareCode(key))));

  for (const key of left) {
    const code = bareCode(key);
    const five = fiveWide(code);
    const one = (standing: Repair, found: string | null | undefined): Match | null =>
      found === null || found === undefined ? null : { standing, keys: [found] };
    const now = history?.get(five);
    const city = cityOf(five);
    matches.set(
      key,
      one('spacing', bareOf(key)) ??
        (cantons && isCantonShaped(code) ? { standing: 'canton', keys: [] } : null) ??
        one('zero', plain.get(withoutZeros(code))) ??
        one('corsica', undivided.get(undividedCorsica(withoutZeros(code)))) ??
        (city === null ? null : one('arrondissement', areaOf(city))) ??
        (parts.has(five) ? { standing: 'arrondissement', keys: parts.get(five) as string[], parted: true } : null) ??
        (now === undefined ? null : one('merged', areaOf(now))) ??
        (isName(key)
          ? one('spelling', names.get(placeName(key)) ?? bareNames.get(withoutArticle(placeName(key))))
          : null) ??
        nowhere
    );
  }
  return matches;
}

/** Are the table's codes those of cantons? All shaped so, and most of them no commune even with a zero put back. */
function areCantons(table: ReadonlySet<string>, withZero: (key: string) => string | null | undefined): boolean {
  const keys = [...table];
  if (keys.length < 3 || !keys.every((key) => isCantonShaped(bareCode(key)))) return false;
  const found = keys.filter((key) => withZero(key) !== undefined).length;
  return found * 2 < keys.length;
}

const isName = (key: string): boolean => /\p{L}{3}/u.test(key);

/** Whether a key nobody knows may be that of a commune of another year. */
export function mayBeFormer(key: string, { standing }: Match): boolean {
  return standing === 'unknown' && /^(\d{5}|2[AB]\d{3})$/.test(fiveWide(bareCode(key)));
}
