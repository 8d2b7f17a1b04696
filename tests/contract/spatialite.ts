import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'papaparse';
import type { HandPolygon } from '../../src/lib/core/marks/hand-table';

/** Shapes of numbered cases as SpatiaLite is given them: a row a polygon, line or point. */
export interface Shapes {
  cas: number;
  /** number of the row within its case */
  row: number;
  wkt: string;
}

/**
 * Answers of SpatiaLite, by GDAL's SQLite dialect, to one query over tables of shapes (columns `cas`, `row`, `wkt`, all
 * text): one process for all cases.
 */
export function askSpatialite(tables: Record<string, readonly Shapes[]>, sql: string): Record<string, string>[] {
  const folder = mkdtempSync(join(tmpdir(), 'spatialite-'));
  try {
    for (const [name, shapes] of Object.entries(tables)) {
      const lines = shapes.map(({ cas, row, wkt }) => `${cas},${row},"${wkt}"`);
      writeFileSync(join(folder, `${name}.csv`), ['cas,row,wkt', ...lines].join('\n'));
    }
    const out = execFileSync('ogr2ogr', ['-f', 'CSV', '/vsistdout/', folder, '-dialect', 'sqlite', '-sql', sql], {
      encoding: 'utf8',
      maxBuffer: 1 << 28
    });
    return parse<Record<string, string>>(out, { header: true, skipEmptyLines: true }).data;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A polygon as WKT, rings closed. */
export function polygonWkt(rings: HandPolygon): string {
  const text = rings.map((ring) => `(${[...ring, ring[0]!].map(([x, y]) => `${x} ${y}`).join(',')})`);
  return `POLYGON(${text.join(',')})`;
}

/** Rows of areas, each of several polygons, as shapes of a case. */
export function areaShapes(cas: number, rows: readonly (readonly HandPolygon[])[]): Shapes[] {
  return rows.flatMap((parts, row) => parts.map((rings) => ({ cas, row, wkt: polygonWkt(rings) })));
}

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
 * Asks SpatiaLite about all pairs of a row of side `a` and one of side `b` of the same case: the SQL expressions are over
 * the geometries `a` and `b` (SRID 4326). By case, pairs whose first answer is above zero.
 */
export function askPairs(placed: readonly Placed[], ...asked: readonly string[]): Map<number, Told[]> {
  const side = (of: 'a' | 'b'): Shapes[] =>
    placed.filter((p) => p.side === of).map(({ kase, row, wkt }) => ({ cas: kase, row, wkt }));
  const shapes = (of: string): string =>
    `(SELECT CAST(cas AS INTEGER) AS kase, CAST(row AS INTEGER) AS place, GeomFromText(wkt, 4326) AS shape FROM ${of} LIMIT -1)`;
  const pairs = `SELECT x.kase AS kase, x.place AS at, y.place AS bt, x.shape AS a, y.shape AS b FROM ${shapes('side_a')} x JOIN ${shapes('side_b')} y ON x.kase = y.kase`;
  const answers = asked.map((expression, i) => `CAST(${expression} AS REAL) AS answer${i}`).join(', ');
  const said = askSpatialite(
    { side_a: side('a'), side_b: side('b') },
    `SELECT kase, at, bt, ${answers} FROM (${pairs})`
  );
  const told = new Map<number, Told[]>();
  for (const line of said) {
    const found = asked.map((_, i) => Number(line[`answer${i}`]));
    if (!(found[0]! > 0)) continue;
    const kase = Number(line.kase);
    told.set(kase, [...(told.get(kase) ?? []), { a: Number(line.at), b: Number(line.bt), answers: found }]);
  }
  return told;
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
