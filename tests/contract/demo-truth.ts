import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { parse } from 'papaparse';
import { build } from '../servers/site';
import { askSpatialite, type Shapes } from './spatialite';

/** The demonstration's files, read without the studio, and what PROJ and SpatiaLite measure on them. */
const file = (name: string): string => readFileSync(join(build, 'demo', name), 'utf8');
const rows = (name: string): Record<string, string>[] =>
  parse<Record<string, string>>(file(name), { header: true, skipEmptyLines: true, delimiter: ';' }).data;

export interface Area<P> {
  properties: P;
  /** polygons, their rings closed */
  parts: Position[][][];
}
function areas<P>(name: string): Area<P>[] {
  return (JSON.parse(file(name)) as FeatureCollection<Polygon | MultiPolygon, P>).features.map((f) => ({
    properties: f.properties,
    parts: f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates
  }));
}

interface Zone {
  code_insee: string;
  dep: string;
  reg: string;
  epci: string | null;
}
export interface Town {
  code: string;
  dep: string;
  reg: string;
  population: number;
  at: Position;
}
export interface Facility {
  type: string;
  dep: string;
  reg: string;
  numero: number;
  at: Position;
}

export const zones = areas<Zone>('zones.geojson');
export const departements = areas<{ code: string; code_region: string }>('departements.geojson');
export const towns: Town[] = rows('lieux.csv').map((r) => ({
  code: r.code_insee!,
  dep: r.code_departement!,
  reg: r.code_region!,
  population: Number(r.population),
  at: [Number(r.longitude), Number(r.latitude)]
}));
export const facilities: Facility[] = (
  JSON.parse(file('equipements.geojson')) as FeatureCollection<Point, Omit<Facility, 'at'>>
).features.map((f) => ({ ...f.properties, at: f.geometry.coordinates }));
export const populationOf = new Map(rows('populations.csv').map((r) => [r.code_insee!, Number(r.population)]));
export const natureOf = new Map(rows('intercommunalites.csv').map((r) => [r.code_insee!, r.nature!]));
export const departementPopulation = new Map(
  rows('departements-chiffres.csv').map((r) => [r.code!, Number(r.population)])
);

/** Whether a row of the files belongs to a territory, `dep-33` or `reg-75`. */
export function belongs(territory: string): (row: { dep: string; reg: string }) => boolean {
  const [kind, code] = territory.split('-');
  return (row) => row[kind as 'dep' | 'reg'] === code;
}

export const zonesOf = (territory: string): typeof zones =>
  zones.filter(({ properties }) => belongs(territory)(properties));
export const departementsOf = (territory: string): typeof departements =>
  departements.filter(({ properties: { code, code_region } }) => belongs(territory)({ dep: code, reg: code_region }));

/** Ray casting, over all rings at once: in a hole is outside. */
export function inside([x, y]: Position, { parts }: Area<unknown>): boolean {
  let odd = false;
  for (const ring of parts.flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
      if (ay > y! !== by > y! && x! < ax + ((y! - ay) / (by - ay)) * (bx - ax)) odd = !odd;
    }
  return odd;
}

/** Degrees of latitude between two places, on a plane: enough to tell which are near. */
export function roughly([ax, ay]: Position, [bx, by]: Position): number {
  return Math.hypot((ax! - bx!) * Math.cos((ay! * Math.PI) / 180), ay! - by!);
}

/** Kilometres over the ellipsoid from each place to the nearest of others, of which there are four within 70 km: PROJ's. */
export function nearestKm(from: readonly Position[], to: readonly Position[]): number[] {
  const pairs = from.flatMap((a) =>
    to
      .filter((b) => Math.abs(a[1]! - b[1]!) < 0.7)
      .sort((b, c) => roughly(a, b) - roughly(a, c))
      .slice(0, 4)
      .map((b) => [a[1], a[0], b[1], b[0]].join(' '))
  );
  const said = execFileSync('geod', ['+ellps=WGS84', '-I', '-F', '%.4f'], {
    input: pairs.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28
  });
  const metres = said
    .trim()
    .split('\n')
    .map((line) => Number(line.trim().split(/\s+/).at(-1)));
  return from.map((_, i) => Math.min(...metres.slice(4 * i, 4 * i + 4)) / 1000);
}

const wkt = ({ parts }: Area<unknown>): string =>
  `MULTIPOLYGON(${parts.map((rings) => `(${rings.map((ring) => `(${ring.map((p) => p.join(' ')).join(',')})`).join(',')})`).join(',')})`;

/** Square kilometres over the ellipsoid of each area, as SpatiaLite measures them. */
export function km2(of: readonly Area<unknown>[]): number[] {
  const shapes: Shapes[] = of.map((area, row) => ({ cas: 0, row, wkt: wkt(area) }));
  const said = askSpatialite({ a: shapes }, 'SELECT "row" at, ST_Area(GeomFromText(wkt, 4326), 1) m2 FROM a');
  const found = new Map(said.map((r) => [Number(r.at), Number(r.m2) / 1e6]));
  return of.map((_, row) => found.get(row)!);
}

/**
 * Square kilometres of each area that lie within a distance of places of each list, of all lists at once where there are
 * several: SpatiaLite's buffers in the middle's zone of UTM, whose lengths are right within 0.1 % over most of it.
 */
export function nearKm2(
  of: readonly Area<unknown>[],
  lists: readonly (readonly Position[])[],
  metres: number
): number[] {
  const bounds = of.flatMap(({ parts }) => parts.flat(2));
  const [west, east] = [Math.min(...bounds.map((p) => p[0]!)) - 0.3, Math.max(...bounds.map((p) => p[0]!)) + 0.3];
  const [south, north] = [Math.min(...bounds.map((p) => p[1]!)) - 0.3, Math.max(...bounds.map((p) => p[1]!)) + 0.3];
  const utm = 32631 + Math.floor((west + east) / 12);
  const points = lists.flatMap((list, cas) =>
    list
      .filter(([x, y]) => x! > west && x! < east && y! > south && y! < north)
      .map((p, row): Shapes => ({ cas, row, wkt: `POINT(${p.join(' ')})` }))
  );
  const near = lists.map(
    (_, cas) =>
      `n${cas} AS (SELECT ST_Union(ST_Buffer(ST_Transform(GeomFromText(wkt, 4326), ${utm}), ${metres})) g FROM p WHERE cas = '${cas}')`
  );
  const common = lists.reduce((g, _, cas) => `ST_Intersection(${g}, n${cas}.g)`, 'x.g');
  const said = askSpatialite(
    { a: of.map((area, row) => ({ cas: 0, row, wkt: wkt(area) })), p: points },
    `WITH x AS (SELECT "row" at, ST_Transform(ST_MakeValid(GeomFromText(wkt, 4326)), ${utm}) g FROM a), ${near.join(', ')}
     SELECT x.at at, ST_Area(ST_Transform(${common}, 4326), 1) m2 FROM x, ${lists.map((_, cas) => `n${cas}`).join(', ')}`
  );
  const found = new Map(said.map((r) => [Number(r.at), Number(r.m2) / 1e6]));
  return of.map((_, row) => found.get(row) ?? 0);
}
