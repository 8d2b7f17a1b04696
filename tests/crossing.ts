import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CrossContext } from '../src/lib/core/crossings/kind';
import { runCrossing } from '../src/lib/core/crossings/registry';
import type { CrossingSpec } from '../src/lib/core/crossings/schema';
import type { Problem } from '../src/lib/core/problems/problem';
import { cell, type FeatureTable } from '../src/lib/core/table/table';

const wasm = join(createRequire(import.meta.url).resolve('clipper2-wasm/package.json'), '../dist/es/clipper2z.wasm');

/** What a crossing computed outside of a worker is given: no yielding, the wasm from the installed package. */
export function crossContext(more: Partial<CrossContext> = {}): CrossContext {
  return {
    signal: new AbortController().signal,
    breathe: () => Promise.resolve(),
    clipper: () => Promise.resolve(new Uint8Array(readFileSync(wasm))),
    ...more
  };
}

/** A crossing that must succeed: its result and notices. */
export async function run(
  spec: CrossingSpec,
  ...inputs: FeatureTable[]
): Promise<{ table: FeatureTable; notices: Problem[] }> {
  const outcome = await runCrossing(inputs, spec, crossContext());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, notices: outcome.notices };
}

/** Values of a column row by row, none when there is no such column. */
export function values(table: FeatureTable, name: string): unknown[] {
  const column = table.columns.find((c) => c.name === name);
  return column ? Array.from({ length: table.rows }, (_, row) => cell(column, row)) : [];
}

/** Ring of a rectangle by its south-western corner, width and height; a square without the latter. */
export const box = (x: number, y: number, width: number, height = width): [number, number][] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height]
];
