/** Grounds by which densities are told, km². */
const grounds = [1, 100, 10_000] as const;

/** The smallest of those grounds on which a density per km² is one or more, so that a reader sees figures, not zeros. */
export function groundFor(perKm2: number): number {
  return grounds.find((ground) => perKm2 * ground >= 1) ?? 10_000;
}
