/** The least figure of 1, 2 or 5 times a power of ten that is `n` (above zero) or more. */
export function roundUp(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n));
  return Number((([1, 2, 5].find((m) => m * power >= n * (1 - 1e-12)) ?? 10) * power).toPrecision(12));
}
