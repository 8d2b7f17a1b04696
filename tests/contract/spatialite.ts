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
