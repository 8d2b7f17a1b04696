// The same readers on a bigger kit of real French data with truths computed apart; only where that kit is beside the
// repository.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Feature } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transformToLonLat } from '../../src/lib/core/crs/transform';
import { geodesicMetres } from '../../src/lib/core/geometry/geodesic';
import { leastRank } from '../../src/lib/core/generalise/bands';
import { keepOfPolygons } from '../../src/lib/core/generalise/keep-vertices';
import { rankVertices } from '../../src/lib/core/generalise/rank-vertices';
import { eachRing, torn } from '../../src/lib/core/generalise/topology.fixture';
import { areaShareColumns } from '../../src/lib/core/crossings/area-share/schema';
import { countInColumns } from '../../src/lib/core/crossings/count-in/schema';
import { nearestColumns } from '../../src/lib/core/crossings/nearest/schema';
import { crossContext, run } from '../crossing';
import { runCrossing } from '../../src/lib/core/crossings/registry';
import type { WfsSource } from '../../src/lib/core/sources/wfs';
import { areasKm2 } from '../../src/lib/core/table/area';
import { applyFilter } from '../../src/lib/core/table/apply-filter';
import type { Condition } from '../../src/lib/core/table/filter';
import { run as runProgram } from '../servers/data';
import type { FeatureTable } from '../../src/lib/core/table/table';
import { apart, readTable, values, verticesByRow, type LonLat } from './reading';

interface Truths {
  layers: Record<string, { count: number; vertices: number; bbox: Record<string, [number, number, number, number]> }>;
  sums: {
    communes_population: { sum: number };
    lengths: { lignes_ferrees_geodesic_m: number };
    population_by_departement_from_communes: Record<string, { population: number; communes: number }>;
  };
  filters: Record<string, number>;
  reprojection: { points: { id: string; lon: number; lat: number; xy: Record<string, LonLat> }[] };
  files: Record<string, { layers: Record<string, number> }>;
  spatial: {
    lycees_per_commune: { counts: Record<string, number> };
    hopitaux_per_commune: { counts: Record<string, number> };
    lycees_per_departement: Record<string, number>;
    icpe_within_1km_of_reserves: { rows: { id: string; n_dist: number; n_inside: number }[] };
    hopitaux_within_1km_of_50_lycees: { counts: Record<string, number> };
    icpe_in_flood_zone: Record<string, number>;
    communes_touching_flood_zone: Record<string, number>;
    zones_inondables_share_per_departement: { rows: { code_dep: string; alea: string; share: number }[] };
    zrr_share_per_departement: { rows: { code_dep: string; share: number }[] };
    nearest_hopital_for_50_lycees: { rows: { lycee: string; hopital: string; geodesic_m: number }[] };
  };
}
interface Kit {
  url: string;
  close(): Promise<void>;
}

const folder = resolve(import.meta.dirname, '../../../shared/ogc-kit');
const there = existsSync(join(folder, 'TRUTHS.json'));
const title = there ? '[ogc-kit]' : '[ogc-kit] skipped: no ../shared/ogc-kit beside the repository';

describe.skipIf(!there)(title, () => {
  let kit: Kit;
  let truths: Truths;
  beforeAll(async () => {
    truths = JSON.parse(readFileSync(join(folder, 'TRUTHS.json'), 'utf8')) as Truths;
    const { start } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'serve.mjs')).href)) as {
      start(options: { port: number; quiet: boolean }): Promise<Kit>;
    };
    kit = await start({ port: 0, quiet: true });
  });
  afterAll(() => kit.close());

  const source = (typeName: string, more: Partial<WfsSource> = {}): WfsSource => ({
    kind: 'wfs',
    url: `${kit.url}/ows`,
    typeName,
    version: '2.0.0',
    pageSize: 2000,
    ...more
  });

  it.each(['2.0.0', '1.1.0'] as const)(
    'WFS %s: 4 293 communes of a server that gives 2 000 at a time',
    async (version) => {
      const { table, notices } = await readTable(source('communes', { version }));
      const truth = truths.layers.communes!;
      expect([table.rows, table.covers, notices]).toEqual([truth.count, 'all', []]);
      expect(new Set(values(table, 'code')).size).toBe(truth.count);
      // a few long edges are split where they would be seen to bend
      const vertices = verticesByRow(table).reduce((n, row) => n + row.vertices.length, 0);
      expect(vertices - truth.vertices).toBeGreaterThanOrEqual(0);
      expect(vertices / truth.vertices).toBeLessThan(1.001);
      const [w, s, e, n] = truth.bbox['4326']!;
      expect(apart([table.bbox![0], table.bbox![1]], [w, s])).toBeLessThan(1);
      expect(apart([table.bbox![2], table.bbox![3]], [e, n])).toBeLessThan(1);
      const population = values(table, 'population') as number[];
      expect(population.reduce((sum, p) => sum + p, 0)).toBe(truths.sums.communes_population.sum);
    }
  );

  it('communes keep their common borders at every scale, far out with a fifth of their vertices', async () => {
    const { table } = await readTable(source('communes'));
    const block = table.polygons!;
    const ranks = rankVertices({ coords: block.coords, starts: block.rings, closed: true });
    let before = block.rings.at(-1)!;
    for (const band of [8, 6, 4]) {
      expect(torn(block, ranks, leastRank(band))).toEqual([]);
      const thin = keepOfPolygons(block, ranks, leastRank(band));
      expect(thin.rings.at(-1)).toBeLessThan(before);
      before = thin.rings.at(-1)!;
      eachRing(thin, (_, from, to) => expect(to - from).toBeGreaterThanOrEqual(4));
      if (band === 6) expect(before / ranks.length).toBeLessThan(0.2);
    }
  });

  it('a layer that ignores startIndex is said to be a part', async () => {
    const { table, notices } = await readTable({ ...source('communes'), url: `${kit.url}/fault/nopaging/ows` });
    const total = truths.layers.communes!.count;
    expect([table.rows, table.covers]).toEqual([2000, 'part']);
    expect(notices).toContainEqual({ code: 'truncated', facts: { got: 2000, total } });
  });

  it('filters keep as many rows as SQL does', async () => {
    const { table } = await readTable(source('communes'));
    const kept = (condition: Condition): number => {
      const outcome = applyFilter(table, { all: [condition] });
      return outcome.ok ? outcome.value.rows : -1;
    };
    expect(kept({ column: 'population', op: '>', value: 10000 })).toBe(truths.filters.communes_population_gt_10000);
    expect(kept({ column: 'nom', op: 'starts', value: 'Saint' })).toBe(truths.filters.communes_nom_like_Saint);
    expect(kept({ column: 'code_dep', op: '=', value: '33' })).toBe(truths.filters.communes_code_dep_33);
  });

  it.each([
    ['lycees', 'communes', (t: Truths) => t.spatial.lycees_per_commune.counts],
    ['hopitaux', 'communes', (t: Truths) => t.spatial.hopitaux_per_commune.counts],
    ['lycees', 'departements', (t: Truths) => t.spatial.lycees_per_departement]
  ] as const)('counts %s in %s as SpatiaLite does', async (points, areas, truth) => {
    const spec = { kind: 'count-in', areas, points } as const;
    const inputs = [(await readTable(source(areas))).table, (await readTable(source(points))).table];
    const outcome = await runCrossing(inputs, spec, crossContext());
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    const codes = values(outcome.value, 'code') as string[];
    const counts = values(outcome.value, countInColumns(spec).count) as number[];
    const counted = Object.fromEntries(codes.map((code, row) => [code, counts[row]!]).filter(([, n]) => n !== 0));
    expect(counted).toEqual(truth(truths));
  });

  /** Per cent of each département that areas cover, by its code. */
  const shares = async (departements: FeatureTable, over: FeatureTable): Promise<Map<string, number>> => {
    const spec = { kind: 'area-share', areas: 'departements', over: 'zones' } as const;
    const outcome = await runCrossing([departements, over], spec, crossContext());
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    const codes = values(outcome.value, 'code') as string[];
    const found = values(outcome.value, areaShareColumns(spec).share) as number[];
    return new Map(codes.map((code, row) => [code, found[row]!]));
  };

  it('shares of départements in flood zones and in ZRR are those of SpatiaLite within 0.1 %, overlaps counted once', async () => {
    const departements = (await readTable(source('departements'))).table;
    const zones = (await readTable(source('zones_inondables_synth'))).table;
    const zrr = (await readTable(source('zrr'))).table;
    const { zones_inondables_share_per_departement: floods, zrr_share_per_departement: rural } = truths.spatial;
    const compare = (code: string, got: number | undefined, share: number, title: string): void =>
      expect(Math.abs(got! - 100 * share), `${title} ${code}: ${got}`).toBeLessThanOrEqual(0.001 * 100 * share);
    for (const alea of new Set(floods.rows.map((row) => row.alea))) {
      const kept = applyFilter(zones, { all: [{ column: 'alea', op: '=', value: alea }] });
      if (!kept.ok) throw new Error(JSON.stringify(kept.problem));
      const found = await shares(departements, kept.value);
      for (const row of floods.rows.filter((r) => r.alea === alea))
        compare(row.code_dep, found.get(row.code_dep), row.share, alea);
    }
    const found = await shares(departements, zrr);
    for (const { code_dep, share } of rural.rows) compare(code_dep, found.get(code_dep), share, 'zrr');
  });

  it('4 293 communes merged by département: inhabitants, and their size within 0.1 %', async () => {
    const { table } = await readTable(source('communes'));
    const outcome = await runCrossing([table], { kind: 'dissolve', layer: 'communes', by: 'code_dep' }, crossContext());
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    const codes = values(outcome.value, 'code_dep') as string[];
    const { population_by_departement_from_communes: people } = truths.sums;
    expect(codes.toSorted()).toEqual(Object.keys(people).toSorted());
    expect(values(outcome.value, 'population')).toEqual(codes.map((code) => people[code]!.population));
    expect(values(outcome.value, 'nombre_zones')).toEqual(codes.map((code) => people[code]!.communes));
    // communes do not overlap: they add up
    const sizes = new Map<string, number>();
    const of = values(table, 'code_dep') as string[];
    areasKm2(table).forEach((km2, row) => sizes.set(of[row]!, (sizes.get(of[row]!) ?? 0) + km2));
    areasKm2(outcome.value).forEach((km2, row) =>
      expect(Math.abs(km2 / sizes.get(codes[row]!)! - 1), codes[row]).toBeLessThan(0.001)
    );
  });

  it('measures how far fifty lycées are from the nearest hospital as SpatiaLite does', async () => {
    const inputs = [(await readTable(source('lycees'))).table, (await readTable(source('hopitaux'))).table];
    const spec = { kind: 'nearest', from: 'lycees', to: 'hopitaux', label: 'id' } as const;
    const outcome = await runCrossing(inputs, spec, crossContext());
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    const ids = values(outcome.value, 'id') as string[];
    const metres = (values(outcome.value, nearestColumns(spec).distance) as number[]).map((km) => km * 1000);
    const { rows } = truths.spatial.nearest_hopital_for_50_lycees;
    expect(rows).toHaveLength(50);
    for (const { lycee, geodesic_m } of rows)
      expect(Math.abs(metres[ids.indexOf(lycee)]! - geodesic_m), lycee).toBeLessThanOrEqual(0.001 * geodesic_m + 0.05);
  });

  it.each(['lignes_ferrees', 'reserves_naturelles'])(
    'measures how far lycées are from %s as SpatiaLite does',
    async (to) => {
      const [places, goals] = [(await readTable(source('lycees'))).table, (await readTable(source(to))).table];
      const { table } = await run({ kind: 'nearest', from: 'a', to: 'b' }, places, goals);
      // nearest on the plane of Lambert-93, which keeps angles
      const nearest = 'ST_ClosestPoint(g.geom, p.geom)';
      const sql = `SELECT p.id, MIN(ST_Distance(p.geom, g.geom)), ST_X(${nearest}), ST_Y(${nearest}) FROM lycees p, ${to} g GROUP BY p.id`;
      const gpkg = join(folder, 'data/millefeuille.gpkg');
      const said = runProgram('ogr2ogr', '-f', 'CSV', '/vsistdout/', gpkg, '-dialect', 'sqlite', '-sql', sql);
      const rows = said.trim().split('\n').slice(1);
      expect(rows).toHaveLength(table.rows);
      const ids = values(table, 'id').map(String);
      const found = values(table, 'distance_km') as number[];
      const { coords } = places.points!;
      const lambert = transformToLonLat('EPSG:2154');
      if (!lambert.ok) throw new Error(JSON.stringify(lambert.problem));
      for (const line of rows) {
        const [place, plane, x, y] = line.replaceAll('"', '').split(',') as [string, string, string, string];
        const row = ids.indexOf(place);
        const there = Float64Array.of(Number(x), Number(y));
        lambert.value.toLonLat(there);
        const metres =
          Number(plane) === 0 ? 0 : geodesicMetres(coords[2 * row]!, coords[2 * row + 1]!, there[0]!, there[1]!);
        // long edges are straight on that plane there, in degrees here: some metres part them
        expect(Math.abs(1000 * found[row]! - metres), place).toBeLessThan(5 + 0.001 * metres);
      }
    }
  );

  it('counts within a kilometre as SpatiaLite does', async () => {
    const near = { kind: 'within', from: 'a', to: 'b', mode: 'count' } as const;
    const [lycees, hopitaux] = [(await readTable(source('lycees'))).table, (await readTable(source('hopitaux'))).table];
    const schools = (await run({ ...near, metres: 1000 }, lycees, hopitaux)).table;
    const ids = values(schools, 'id');
    const counts = values(schools, 'nombre_proches');
    for (const [id, n] of Object.entries(truths.spatial.hopitaux_within_1km_of_50_lycees.counts))
      expect(counts[ids.indexOf(id)], id).toBe(n);
    const reserves = (await readTable(source('reserves_naturelles'))).table;
    const icpe = (await readTable(source('icpe_gironde'))).table;
    for (const { id, n_dist, n_inside } of truths.spatial.icpe_within_1km_of_reserves.rows) {
      const row = values(reserves, 'id_mnhn').indexOf(id);
      const at = async (metres: number): Promise<unknown> =>
        values((await run({ ...near, metres }, reserves, icpe)).table, 'nombre_proches')[row];
      expect([await at(1000), await at(0)], id).toEqual([n_dist, n_inside]);
    }
  });

  it('measures the railways of each département as SpatiaLite does, and none twice', async () => {
    const lines = (await readTable(source('lignes_ferrees'))).table;
    const areas = (await readTable(source('departements'))).table;
    const { table } = await run({ kind: 'length-in', areas: 'a', lines: 'b' }, areas, lines);
    const lengths = values(table, 'somme_longueur_km') as number[];
    const sql =
      'SELECT d.code AS code, SUM(ST_Length(ST_Transform(ST_Intersection(d.geom, l.geom), 4326), 1)) AS m FROM departements d JOIN lignes_ferrees l ON ST_Intersects(d.geom, l.geom) GROUP BY d.code';
    const gpkg = join(folder, 'data/millefeuille.gpkg');
    const said = runProgram('ogr2ogr', '-f', 'CSV', '/vsistdout/', gpkg, '-dialect', 'sqlite', '-sql', sql);
    const metres = new Map(
      said
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.replaceAll('"', '').split(',') as [string, string])
    );
    expect(metres.size).toBeGreaterThanOrEqual(12);
    values(areas, 'code').forEach((code, row) => {
      const wanted = Number(metres.get(String(code)) ?? 0);
      expect(Math.abs(1000 * lengths[row]! - wanted), String(code)).toBeLessThan(5 + 0.001 * wanted);
    });
    const all = 1000 * lengths.reduce((sum, km) => sum + km, 0);
    // a few schematic lines cut a bay or leave the country
    const outside = [...metres.values()].reduce(
      (sum, m) => sum - Number(m),
      truths.sums.lengths.lignes_ferrees_geodesic_m
    );
    expect(outside).toBeGreaterThanOrEqual(0);
    expect(Math.abs(all + outside - truths.sums.lengths.lignes_ferrees_geodesic_m)).toBeLessThan(
      0.001 * truths.sums.lengths.lignes_ferrees_geodesic_m
    );
  });

  it('keeps what is in flood zones, or touched by them, as SpatiaLite does', async () => {
    const zones = (await readTable(source('zones_inondables_synth'))).table;
    const spec = { kind: 'within', from: 'a', to: 'b', metres: 0, mode: 'within' } as const;
    for (const [layer, truth] of [
      ['icpe_gironde', truths.spatial.icpe_in_flood_zone],
      ['communes', truths.spatial.communes_touching_flood_zone]
    ] as const) {
      const { table } = await readTable(source(layer));
      for (const [alea, n] of Object.entries(truth)) {
        const some = applyFilter(zones, { all: [{ column: 'alea', op: '=', value: alea }] });
        if (!some.ok) throw new Error(some.problem.code);
        const kept = (await run(spec, table, some.value)).table;
        const rest = (await run({ ...spec, mode: 'beyond' }, table, some.value)).table;
        expect([kept.rows, kept.rows + rest.rows], `${layer} ${alea}`).toEqual([n, table.rows]);
      }
    }
  });

  it('every CRS of the truths within 1 cm; 27572 by its three-parameter shift', () => {
    const codes = Object.keys(truths.reprojection.points[0]!.xy).filter((code) => code !== '27572');
    for (const key of codes) {
      const code = `EPSG:${key === '27572_helmert' ? '27572' : key}`;
      const transform = transformToLonLat(code);
      if (!transform.ok) throw new Error(JSON.stringify(transform.problem));
      for (const point of truths.reprojection.points) {
        const xy = point.xy[key];
        if (!xy) continue;
        const coords = Float64Array.from(xy);
        transform.value.toLonLat(coords);
        expect(apart([coords[0]!, coords[1]!], [point.lon, point.lat]), `${code} ${point.id}`).toBeLessThan(0.01);
      }
    }
  });

  const own = async (name: string): ReturnType<typeof readTable> => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'data/files', name)));
    return readTable(
      { kind: 'file', name, size: bytes.length, hash: name },
      { files: { get: () => Promise.resolve(bytes) } }
    );
  };

  it.each([
    'communes_23.geojson',
    'communes_33_2154_latin1.zip',
    'epci_sans_geometrie.csv',
    'gares_l93_latin1.csv',
    'gares_ntf_l2e_27572.zip',
    'guyane_2972.zip',
    'lycees.geojson',
    'lycees_crs2154.geojson',
    'lycees_wgs84.csv',
    'reserves_cc45_3945.zip',
    'reunion_2975.zip'
  ])('%s: every row', async (name) => {
    const { table } = await own(name);
    expect(table.rows).toBe(Object.values(truths.files[name]!.layers)[0]);
  });

  it('the same lycées in longitude/latitude, in EPSG:2154 and as a table stand at the same places', async () => {
    const truth = new Map(
      (
        JSON.parse(readFileSync(join(folder, 'data/files/lycees.geojson'), 'utf8')) as {
          features: Feature<{ type: 'Point'; coordinates: LonLat }, { uai: string }>[];
        }
      ).features.map((f) => [f.properties.uai, f.geometry.coordinates])
    );
    for (const name of ['lycees.geojson', 'lycees_crs2154.geojson', 'lycees_wgs84.csv']) {
      const { table } = await own(name);
      const ids = values(table, 'uai') as string[];
      verticesByRow(table).forEach(({ vertices }, row) => {
        expect(apart(vertices[0]!, truth.get(ids[row]!)!), `${name} ${ids[row]}`).toBeLessThan(0.2);
      });
    }
  });
});
