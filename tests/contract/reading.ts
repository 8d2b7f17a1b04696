import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { createNet } from '../../src/lib/core/net/fetch-net';
import type { Outcome, Problem } from '../../src/lib/core/problems/problem';
import { readSource, type SourceSpec } from '../../src/lib/core/sources/registry';
import type { ReadContext, ReadProgress } from '../../src/lib/core/sources/kind';
import { cell, type FeatureTable } from '../../src/lib/core/table/table';

interface Options {
  timeoutSeconds?: number;
  signal?: AbortSignal;
  files?: ReadContext['files'];
  bbox?: ReadContext['bbox'];
  /** stands in for the platform's own */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  progress?(progress: ReadProgress): void;
}

/** Reads a source through the registry, as a worker does. */
export async function read(spec: SourceSpec, options: Options = {}): Promise<Outcome<FeatureTable>> {
  return readSource(spec, {
    assets: noCrsAssets,
    net: createNet((url, init) => (options.fetch ?? fetch)(url, init as RequestInit), {
      timeoutSeconds: options.timeoutSeconds ?? 20,
      maxBytes: 268435456
    }),
    files: options.files ?? { get: () => Promise.resolve(null) },
    bbox: options.bbox,
    signal: options.signal ?? new AbortController().signal,
    baseUrl: 'http://127.0.0.1:1/',
    progress: options.progress ?? (() => undefined)
  });
}

/** The table of a reading that must succeed, with its notices. */
export async function readTable(
  spec: SourceSpec,
  options?: Options
): Promise<{ table: FeatureTable; notices: Problem[] }> {
  const outcome = await read(spec, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, notices: outcome.notices };
}

/** Values of a column, row by row. */
export function values(table: FeatureTable, name: string): (string | number | boolean | null)[] {
  const column = table.columns.find((c) => c.name === name);
  if (!column) throw new Error(`No column ${name}: ${table.columns.map((c) => c.name).join(', ')}`);
  return Array.from({ length: table.rows }, (_, row) => cell(column, row));
}

export type LonLat = [number, number];

/** Vertices of every row, whatever its geometry; polygons with the shape `[polygons][rings]` flattened, and counted. */
export function verticesByRow(table: FeatureTable): { vertices: LonLat[]; rings: number; parts: number }[] {
  const out = Array.from({ length: table.rows }, () => ({ vertices: [] as LonLat[], rings: 0, parts: 0 }));
  const push = (row: number, coords: Float64Array, from: number, to: number): void => {
    for (let v = from; v < to; v++) out[row]!.vertices.push([coords[2 * v]!, coords[2 * v + 1]!]);
  };
  table.points?.rowOf.forEach((row, i) => push(row, table.points!.coords, i, i + 1));
  table.lines?.rowOf.forEach((row, i) =>
    push(row, table.lines!.coords, table.lines!.starts[i]!, table.lines!.starts[i + 1]!)
  );
  table.polygons?.rowOf.forEach((row, i) => {
    const { parts, rings, coords } = table.polygons!;
    out[row]!.parts++;
    for (let r = parts[i]!; r < parts[i + 1]!; r++) {
      out[row]!.rings++;
      push(row, coords, rings[r]!, rings[r + 1]!);
    }
  });
  return out;
}

const metresPerDegree = 111_320;

/** Distance in metres of two nearby positions in degrees. */
export const apart = ([ax, ay]: LonLat, [bx, by]: LonLat): number =>
  Math.hypot((ax - bx) * Math.cos((ay * Math.PI) / 180), ay - by) * metresPerDegree;

/** The largest distance, in metres, from a position of `got` to the nearest of `truth`. */
export function farthest(got: readonly LonLat[], truth: readonly LonLat[]): number {
  let worst = 0;
  for (const position of got) {
    let nearest = Infinity;
    for (const other of truth) nearest = Math.min(nearest, apart(position, other));
    worst = Math.max(worst, nearest);
  }
  return worst;
}
