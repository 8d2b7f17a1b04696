import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeCells, makePlaces } from './cells';
import { makeRoutes } from './routes';

/** Where tests put what they make: ignored by git. */
export const scratch = resolve(import.meta.dirname, '../.tmp');

export interface TestData {
  /** GeoPackage in EPSG:2154, layers `cells`, `gironde`, `places` and `routes`, made by GDAL */
  gpkg: string;
  /** what GDAL was given: longitude/latitude */
  cells: string;
  places: string;
  routes: string;
}

/**
 * Makes the test data once and keeps it until the code that makes it changes. Coordinates go from longitude/latitude to
 * EPSG:2154 by GDAL (`ogr2ogr`), never by the code under test.
 */
export function testData(): TestData {
  const makers = [
    'cells.ts',
    'data.ts',
    'routes.ts',
    ...['cells', 'geometry', 'inputs'].map((f) => `../../server/prepare/${f}.ts`)
  ];
  const recipe = makers.map((f) => readFileSync(join(import.meta.dirname, f)));
  const folder = join(scratch, `data-${createHash('sha1').update(Buffer.concat(recipe)).digest('hex').slice(0, 12)}`);
  const at = (base: string): TestData => ({
    gpkg: join(base, 'data.gpkg'),
    cells: join(base, 'cells.geojson'),
    places: join(base, 'places.geojson'),
    routes: join(base, 'routes.geojson')
  });
  if (existsSync(folder)) return at(folder);

  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const files = at(draft);
  writeFileSync(files.cells, JSON.stringify(makeCells()));
  writeFileSync(files.places, JSON.stringify(makePlaces()));
  writeFileSync(files.routes, JSON.stringify(makeRoutes()));
  const toLambert = (layer: string, file: string, ...options: string[]): void => {
    const plane = ['-s_srs', 'EPSG:4326', '-t_srs', 'EPSG:2154', '-nln', layer];
    run('ogr2ogr', '-f', 'GPKG', ...plane, ...options, files.gpkg, file);
  };
  toLambert('cells', files.cells, '-nlt', 'MULTIPOLYGON');
  toLambert('places', files.places, '-update');
  toLambert('routes', files.routes, '-update', '-nlt', 'MULTILINESTRING');
  // few enough for one answer of a server that caps
  toLambert('gironde', files.cells, '-update', '-nlt', 'MULTIPOLYGON', '-where', "dep = '33'");
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another process was first
  }
  return at(folder);
}

/** Runs a program of GDAL or PROJ; what it prints. */
export function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e9 });
}

/** Number of features of a layer, as `ogrinfo` counts them. */
export function ogrCount(file: string, layer: string): number {
  return Number(/Feature Count: (\d+)/.exec(run('ogrinfo', '-so', file, layer))?.[1]);
}

/** Codes of the areas of a layer whose outline crosses itself, as GEOS judges them. */
export function ogrInvalid(file: string, layer: string): string[] {
  const sql = `SELECT code FROM ${layer} WHERE ST_IsValid(geom) = 0`;
  const said = run('ogrinfo', '-q', file, '-dialect', 'sqlite', '-sql', sql);
  return [...said.matchAll(/code \(String\) = (\S+)/g)].map(([, code]) => code as string);
}

/** One number told by GDAL's SQL over a file. */
export function ogrNumber(file: string, sql: string): number {
  return Number(/= (-?[\d.e+]+)\s*$/m.exec(run('ogrinfo', '-q', file, '-dialect', 'sqlite', '-sql', sql))?.[1]);
}

/** A layer put in longitude/latitude by GDAL (so by PROJ), coordinates with 9 decimals. */
export function ogrLonLat<G, P>(file: string, layer: string): { features: { properties: P; geometry: G }[] } {
  const options = ['-lco', 'RFC7946=NO', '-lco', 'COORDINATE_PRECISION=9', '-t_srs', 'EPSG:4326'];
  return JSON.parse(run('ogr2ogr', '-f', 'GeoJSON', ...options, '/vsistdout/', file, layer)) as {
    features: { properties: P; geometry: G }[];
  };
}
