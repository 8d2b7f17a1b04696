/** Sum of the values of some rows, missing ones left out; NaN when all are missing. */
export function sumOf(values: Float64Array, rows: readonly number[]): number {
  const present = rows.map((row) => values[row] as number).filter((n) => !Number.isNaN(n));
  return present.length > 0 ? present.reduce((a, b) => a + b) : NaN;
}
