import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../servers/data';

/** A geometry of a case: which case, which side of it, which row there, and its WKT. */
export interface Placed {
  kase: number;
  side: 'a' | 'b';
  row: number;
  wkt: string;
}

/** What is told of a pair of rows: their numbers, and an answer an expression. */
export interface Told {
  a: number;
  b: number;
  answers: number[];
}

/**
 * Asks SpatiaLite (by GDAL, one process) about all pairs of a row of side `a` and one of side `b` of the same case: the
 * SQL expressions are over the geometries `a` and `b` (SRID 4326). By case, pairs whose first answer is above
 * zero.
 */
export function askPairs(placed: readonly Placed[], ...asked: readonly string[]): Map<number, Told[]> {
  const folder = mkdtempSync(join(tmpdir(), 'millefeuille-pairs-'));
  try {
    const file = join(folder, 'placed.csv');
    const lines = placed.map((p) => `${p.kase},${p.side},${p.row},"${p.wkt}"`);
    writeFileSync(file, `kase,side,place,shape\n${lines.join('\n')}\n`);
    const shapes = (side: string): string =>
      `(SELECT CAST(kase AS INTEGER) AS kase, CAST(place AS INTEGER) AS place, GeomFromText(shape, 4326) AS shape FROM placed WHERE side = '${side}' LIMIT -1)`;
    const pairs = `SELECT x.kase AS kase, x.place AS at, y.place AS bt, x.shape AS a, y.shape AS b FROM ${shapes('a')} x JOIN ${shapes('b')} y ON x.kase = y.kase`;
    const answers = asked.map((expression, i) => `CAST(${expression} AS REAL) AS answer${i}`).join(', ');
    const sql = `SELECT kase, at, bt, ${answers} FROM (${pairs})`;
    const said = run('ogr2ogr', '-f', 'CSV', '/vsistdout/', file, '-dialect', 'sqlite', '-sql', sql);
    const told = new Map<number, Told[]>();
    for (const line of said.trim().split('\n').slice(1)) {
      const [kase, a, b, ...found] = line.replaceAll('"', '').split(',').map(Number);
      if (!(found[0]! > 0)) continue;
      told.set(kase!, [...(told.get(kase!) ?? []), { a: a!, b: b!, answers: found }]);
    }
    return told;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Pair = readonly [number, number];
const list = (pairs: readonly Pair[]): string => `(${pairs.map(([x, y]) => `${x} ${y}`).join(', ')})`;
const closed = (ring: readonly Pair[]): readonly Pair[] => [...ring, ring[0]!];

export const pointsWkt = (points: readonly Pair[]): string =>
  points.length === 0 ? 'MULTIPOINT EMPTY' : `MULTIPOINT ${list(points)}`;
export const linesWkt = (lines: readonly (readonly Pair[])[]): string =>
  lines.length === 0 ? 'MULTILINESTRING EMPTY' : `MULTILINESTRING (${lines.map(list).join(', ')})`;
export const areasWkt = (parts: readonly (readonly (readonly Pair[])[])[]): string =>
  parts.length === 0
    ? 'MULTIPOLYGON EMPTY'
    : `MULTIPOLYGON (${parts.map((rings) => `(${rings.map((ring) => list(closed(ring))).join(', ')})`).join(', ')})`;
