import type { Wording } from '../wording';

/** Distances on the ground that one chooses from, metres: some minutes on foot, by bicycle, by car. */
export const distances: readonly number[] = [500, 1000, 2000, 5000, 10_000, 20_000];

/** « 500 m », « 1 km »: a distance in metres as it is written, with its unit. */
export function distanceText(metres: number): Wording {
  const written = (language: 'fr' | 'en'): string =>
    metres < 1000 ? `${metres.toLocaleString(language)}\u00a0m` : `${(metres / 1000).toLocaleString(language)}\u00a0km`;
  return { fr: written('fr'), en: written('en') };
}
