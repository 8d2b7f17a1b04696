import type { Wording } from '../wording';

/** Distances on the ground that one chooses from, metres: some minutes on foot, by bicycle, by car. */
export const distances: readonly number[] = [500, 1000, 2000, 5000, 10_000, 20_000];

// making one costs more than writing a hundred numbers with it
const format = { fr: new Intl.NumberFormat('fr'), en: new Intl.NumberFormat('en') };

/** « 500 m », « 1 km »: a distance in metres as it is written, with its unit. */
export function distanceText(metres: number): Wording {
  const written = (language: 'fr' | 'en'): string =>
    metres < 1000 ? `${format[language].format(metres)}\u00a0m` : `${format[language].format(metres / 1000)}\u00a0km`;
  return { fr: written('fr'), en: written('en') };
}
