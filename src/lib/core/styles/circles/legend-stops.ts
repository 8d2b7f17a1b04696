const fine = [9, 8, 7, 6, 5, 4, 3, 2.5, 2, 1.5, 1];
const coarse = [5, 2, 1];

/** The largest readable multiple of a power of ten that is at most `value`; whole when asked, 0 when there is none. */
function roundDown(value: number, multiples: readonly number[], whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(value));
  for (const multiple of multiples) {
    const candidate = Number((multiple * power).toPrecision(12));
    if (candidate <= value * (1 + 1e-12) && (!whole || Number.isInteger(candidate))) return candidate;
  }
  return 0;
}

/**
 * At most three round values for a legend of circles, largest first: just below the largest value, about a quarter and a
 * twentieth of it, so that their radii are told apart. `whole`: counts have no stop below one. Empty when nothing is drawn.
 */
export function legendStops(largest: number, whole: boolean): number[] {
  if (!(largest > 0)) return [];
  const top = roundDown(largest, fine, whole);
  const stops = [top, roundDown(top / 4, coarse, whole), roundDown(top / 20, coarse, whole)];
  return [...new Set(stops)].filter((n) => n > 0);
}
