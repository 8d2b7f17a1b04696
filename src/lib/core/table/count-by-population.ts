import { nameSense, nameWords } from './name-words';
import type { ColumnProfile } from './profile';
import type { FeatureTable } from './table';

const fewestRows = 8;
const mostRows = 5000;

/**
 * Numbers under a name that announces nothing become counts when they grow with the population of the same table:
 * correlation of their logarithms of 0.9 at least, rows where one is zero or less left out.
 */
export function countsByPopulation(columns: ColumnProfile[], table: FeatureTable): void {
  const population = columns.findIndex(
    (c) => c.role === 'count' && nameWords(c.name).some((w) => /^(pop|pmun|ptot|hab)/.test(w))
  );
  if (population < 0) return;
  for (const [i, column] of columns.entries()) {
    const open = column.role === 'measure' || column.role === 'rate';
    if (!open || column.type !== 'number' || (column.min ?? -1) < 0 || nameSense(column.name) !== null) continue;
    if (logCorrelation(numbers(table, i), numbers(table, population)) >= 0.9) column.role = 'count';
  }
}

function numbers(table: FeatureTable, index: number): Float64Array {
  const column = table.columns[index];
  return column?.type === 'number' ? column.values : new Float64Array(0);
}

/** Pearson's r of the logarithms of what is above zero in both, over a regular sample of rows; 0 with too few. */
function logCorrelation(a: Float64Array, b: Float64Array): number {
  const step = Math.max(1, Math.floor(a.length / mostRows));
  let [n, sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < a.length; row += step) {
    const [va, vb] = [a[row] as number, b[row] as number];
    if (!(va > 0 && vb > 0)) continue;
    const [x, y] = [Math.log(va), Math.log(vb)];
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    syy += y * y;
    sxy += x * y;
  }
  const spread = (n * sxx - sx * sx) * (n * syy - sy * sy);
  return n >= fewestRows && spread > 0 ? (n * sxy - sx * sy) / Math.sqrt(spread) : 0;
}
