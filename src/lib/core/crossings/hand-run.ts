import { cell, type FeatureTable } from '../table/table';
import type { Problem } from '../problems/problem';
import type { CrossContext } from './kind';
import { runCrossing } from './registry';
import type { CrossingSpec } from './schema';

/** A context that nobody calls off, for tests. */
export const context = (): CrossContext => ({
  signal: new AbortController().signal,
  breathe: () => Promise.resolve()
});

/** A crossing that must succeed, for tests: its result and notices. */
export async function run(
  spec: CrossingSpec,
  ...inputs: FeatureTable[]
): Promise<{ table: FeatureTable; notices: Problem[] }> {
  const outcome = await runCrossing(inputs, spec, context());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, notices: outcome.notices };
}

/** Values of a column row by row, none when there is no such column, for tests. */
export function values(table: FeatureTable, name: string): unknown[] {
  const column = table.columns.find((c) => c.name === name);
  return column ? Array.from({ length: table.rows }, (_, row) => cell(column, row)) : [];
}

/** Ring of a square by its south-western corner and side, for tests. */
export const box = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side]
];
