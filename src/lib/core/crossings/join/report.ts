import type { JoinReport } from '../../problems/problem';
import type { Pair } from './pair';
import { repairs } from './match';

/** Whether a row of the table goes to the areas that it means. */
export function isJoined({ standing }: Pair, repaired: boolean): boolean {
  return standing === 'same' || (repaired && standing !== 'missing' && isRepair(standing));
}

function isRepair(standing: string): boolean {
  return (repairs as readonly string[]).includes(standing);
}

/** What became of each row of a table, and of the areas: `rows` is the sum of its parts, from `matched` to `unknown`. */
export function reportOf(pairs: readonly Pair[], areaRows: number, repaired: boolean, names: boolean): JoinReport {
  const report: JoinReport = {
    rows: pairs.length,
    matched: 0,
    spacing: 0,
    zero: 0,
    corsica: 0,
    arrondissement: 0,
    merged: 0,
    spelling: 0,
    canton: 0,
    homonym: 0,
    missing: 0,
    unknown: 0,
    repeated: 0,
    total: areaRows,
    without: 0,
    repaired,
    names
  };
  const reached = new Uint8Array(areaRows);
  for (const pair of pairs) {
    report[pair.standing === 'same' ? 'matched' : pair.standing]++;
    if (!isJoined(pair, repaired)) continue;
    if (pair.areas.some((row) => reached[row] === 1)) report.repeated++;
    for (const row of pair.areas) reached[row] = 1;
  }
  report.without = reached.reduce((sum, flag) => sum + 1 - flag, 0);
  return report;
}

/** Is there nothing to tell: every row has found its own, and so has every area? */
export function isPlain(report: JoinReport): boolean {
  return report.matched === report.rows && report.without === 0;
}
