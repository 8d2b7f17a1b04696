/** Code without what spreadsheets and people put round and into it: spaces of any kind, quotes, `.0`, small letters. */
export function bareCode(code: string): string {
  const text = code.trim().replace(/^[='"]+|["']+$/g, '');
  return (/^\d+[.,]0+$/.test(text) ? text.replace(/[.,]0+$/, '') : text).replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase();
}

/** Bare code without its leading zeros: what is left of it once it has been a number. */
export function withoutZeros(bare: string): string {
  return bare.replace(/^0+(?=.)/, '');
}

/** Bare code as a commune's five characters: the zero of the départements 01 to 09 put back. */
export function fiveWide(bare: string): string {
  return /^\d{4}$/.test(bare) ? `0${bare}` : bare;
}

/** A code of Corsica as before 1976, when the island was the département 20: `2A004` → `20004`; others as they are. */
export function undividedCorsica(bare: string): string {
  return /^2[AB]\d{3}/.test(bare) ? `20${bare.slice(2)}` : bare;
}

/** Communes of municipal arrondissements, and the codes of these: INSEE, COG. */
const cities = [
  { city: '75056', from: 75101, to: 75120 },
  { city: '69123', from: 69381, to: 69389 },
  { city: '13055', from: 13201, to: 13216 }
];

/** Commune of a municipal arrondissement (`75104` → `75056`); null for any other code. */
export function cityOf(code: string): string | null {
  const number = /^\d{5}$/.test(code) ? Number(code) : NaN;
  return cities.find((c) => number >= c.from && number <= c.to)?.city ?? null;
}

/** Is this how a canton is numbered: département and two figures (`3305`, `2A01`)? */
export function isCantonShaped(bare: string): boolean {
  return /^(\d{2}|2[AB]|97\d)\d{2}$/.test(bare);
}
