// Crossings that lay areas over one another, as SpatiaLite (GEOS) computes them, on random cases: borders, holes, rows of
// several parts, empty and degenerate outlines.
import { expect, it } from 'vitest';
import { runCrossing } from '../../src/lib/core/crossings/registry';
import type { CrossingSpec } from '../../src/lib/core/crossings/schema';
import { handTable, type HandTable } from '../../src/lib/core/marks/hand-table';
import { areasKm2 } from '../../src/lib/core/table/area';
import { planeArea } from '../../src/lib/core/table/nest-rings';
import { ringsOf } from '../../src/lib/core/table/polygon-writer';
import type { FeatureTable } from '../../src/lib/core/table/table';
import { crossContext } from '../crossing';
import { placeOf, randomAreas } from './random-areas';
import { lehmer } from './random-shapes';
import { values } from './reading';
import { areaShapes, askSpatialite, type Shapes } from './spatialite';

const CASES = 600;
/** km² between an edge of two kilometres that is straight in degrees and one that is straight on the ground */
const bulge = 2e-4;

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

async function cross(spec: CrossingSpec, ...inputs: FeatureTable[]): Promise<FeatureTable> {
  const outcome = await runCrossing(inputs, spec, crossContext());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

/** Two layers of areas for each case. */
function cases(seed: number): { first: ReturnType<typeof randomAreas>; second: ReturnType<typeof randomAreas> }[] {
  const random = lehmer(seed);
  return Array.from({ length: CASES }, (_, cas) => ({
    first: randomAreas(random, placeOf(cas), 3),
    second: randomAreas(random, placeOf(cas), 4)
  }));
}

const tablesOf = (all: ReturnType<typeof cases>): Parameters<typeof askSpatialite>[0] => ({
  a: all.flatMap(({ first }, cas) => areaShapes(cas, first)),
  b: all.flatMap(({ second }, cas) => areaShapes(cas, second))
});

/** Rows of the first layer mended and put together, and all of the second. */
const made = `WITH p AS (SELECT cas, "row", ST_Union(ST_MakeValid(GeomFromText(wkt, 4326))) g FROM a GROUP BY cas, "row"),
  o AS (SELECT cas, ST_Union(ST_MakeValid(GeomFromText(wkt, 4326))) g FROM b GROUP BY cas)`;

it(`shares of areas, ${CASES} cases within 0.1 %`, async () => {
  const all = cases(11);
  const rows = askSpatialite(
    tablesOf(all),
    `${made} SELECT p.cas, p."row", ST_Area(p.g, 1) size, ST_Area(ST_Intersection(p.g, o.g), 1) covered
     FROM p LEFT JOIN o ON o.cas = p.cas`
  );
  const wanted = new Map(
    rows.map((r) => [`${r.cas} ${r.row}`, { size: Number(r.size) / 1e6, covered: Number(r.covered) / 1e6 }])
  );
  let compared = 0;
  for (const [cas, { first, second }] of all.entries()) {
    const table = await cross(
      { kind: 'area-share', areas: 'a', over: 'b' },
      handTable({ polygons: first }),
      handTable({ polygons: second })
    );
    const km2 = values(table, 'surface_couverte_km2') as (number | null)[];
    const shares = values(table, 'part_pct') as (number | null)[];
    first.forEach((parts, row) => {
      const truth = wanted.get(`${cas} ${row}`);
      const title = `case ${cas}, row ${row}`;
      if (parts.length === 0) return expect(km2[row], title).toBeNull();
      const { size, covered } = truth!;
      if (size < 1e-9) return expect(shares[row], title).toBeNull();
      compared++;
      expect(Math.abs(km2[row]! - covered), title).toBeLessThan(0.001 * covered + bulge);
      expect(Math.abs(shares[row]! - (100 * covered) / size), title).toBeLessThan(0.05 + (100 * bulge) / size);
    });
  }
  expect(compared).toBeGreaterThan(CASES);
});

/** Rows of both layers mended, and each layer whole. */
const madeBoth = `${made}, q AS (SELECT cas, "row", ST_Union(ST_MakeValid(GeomFromText(wkt, 4326))) g FROM b GROUP BY cas, "row"),
  w AS (SELECT cas, ST_Union(g) g FROM p GROUP BY cas)`;

it(`pieces of a union, hence of intersections and differences, ${CASES} cases within 0.1 %`, async () => {
  const all = cases(21);
  const pieces = askSpatialite(
    tablesOf(all),
    `${madeBoth} SELECT p.cas cas, p."row" ra, q."row" rb, ST_Area(ST_Intersection(p.g, q.g), 1) m2 FROM p, q WHERE p.cas = q.cas
     UNION ALL SELECT p.cas, p."row", 'null', CASE WHEN o.g IS NULL THEN ST_Area(p.g, 1) ELSE ST_Area(ST_Difference(p.g, o.g), 1) END FROM p LEFT JOIN o ON o.cas = p.cas
     UNION ALL SELECT q.cas, 'null', q."row", CASE WHEN w.g IS NULL THEN ST_Area(q.g, 1) ELSE ST_Area(ST_Difference(q.g, w.g), 1) END FROM q LEFT JOIN w ON w.cas = q.cas`
  );
  const wanted = new Map(pieces.map(({ cas, ra, rb, m2 }) => [`${cas} ${ra} ${rb}`, Number(m2) / 1e6]));
  const numbered = (polygons: ReturnType<typeof randomAreas>, name: string): FeatureTable =>
    handTable({ polygons, columns: { [name]: polygons.map((_, row) => row) } });
  let compared = 0;
  for (const [cas, { first, second }] of all.entries()) {
    const found = new Map<string, number>();
    const spec = { kind: 'overlay', areas: 'a', over: 'b' } as const;
    const inputs = [numbered(first, 'ra'), numbered(second, 'rb')];
    for (const mode of ['union', 'intersection', 'difference'] as const) {
      const table = await cross({ ...spec, mode }, ...inputs);
      const km2 = values(table, 'surface_km2') as number[];
      const rows = [values(table, 'ra'), mode === 'difference' ? km2.map(() => null) : values(table, 'rb')];
      km2.forEach((size, row) => {
        const key = `${cas} ${String(rows[0]![row])} ${String(rows[1]![row])}`;
        if (mode === 'union') found.set(key, size);
        else expect(size, `${mode} ${key}`).toBe(found.get(key));
      });
      if (mode !== 'union')
        expect(km2.length).toBe(
          [...found.keys()].filter((key) => key.endsWith('null') === (mode === 'difference') && !/ null .*\d/.test(key))
            .length
        );
    }
    for (const [key, truth] of wanted) {
      if (!key.startsWith(`${cas} `)) continue;
      const size = found.get(key) ?? 0;
      if (truth > bulge) compared++;
      expect(Math.abs(size - truth), `piece ${key}`).toBeLessThan(0.001 * truth + bulge);
      found.delete(key);
    }
    expect([...found.keys()]).toEqual([]);
  }
  expect(compared).toBeGreaterThan(2 * CASES);
});

it(`areas merged by a column: sizes, outlines and sums, ${CASES} cases within 0.1 %`, async () => {
  const all = cases(31);
  const rows = askSpatialite(
    tablesOf(all),
    `SELECT cas, CAST("row" AS INTEGER) % 2 groupe, ST_Area(ST_Union(ST_MakeValid(GeomFromText(wkt, 4326))), 1) m2,
       ST_Perimeter(ST_Union(ST_MakeValid(GeomFromText(wkt, 4326)))) outline
     FROM a GROUP BY cas, CAST("row" AS INTEGER) % 2`
  );
  const wanted = new Map(rows.map((r) => [`${r.cas} ${r.groupe}`, r]));
  let compared = 0;
  for (const [cas, { first }] of all.entries()) {
    const columns = { groupe: first.map((_, row) => String(row % 2)), population: first.map((_, row) => 10 ** row) };
    const table = await cross({ kind: 'dissolve', layer: 'a', by: 'groupe' }, handTable({ polygons: first, columns }));
    expect(values(table, 'groupe')).toEqual(first.length > 1 ? ['0', '1'] : ['0']);
    expect(values(table, 'population')).toEqual([first.length > 2 ? 101 : 1, 10].slice(0, table.rows));
    const sizes = areasKm2(table);
    const outlines = outlinesOf(table);
    for (let row = 0; row < table.rows; row++) {
      const truth = wanted.get(`${cas} ${row}`);
      const m2 = Number(truth?.m2 ?? 0);
      const title = `case ${cas}, group ${row}`;
      if (m2 / 1e6 < bulge) continue;
      compared++;
      expect(Math.abs(sizes[row]! - m2 / 1e6), title).toBeLessThan((0.001 * m2) / 1e6 + bulge);
      const outline = Number(truth!.outline);
      expect(Math.abs(outlines[row]! - outline), title).toBeLessThan(0.001 * outline);
    }
  }
  expect(compared).toBeGreaterThan(CASES);
});

it(`counts shared out by the ground in common, ${CASES} cases within 0.1 %, totals kept`, async () => {
  const all = cases(51);
  const rows = askSpatialite(
    tablesOf(all),
    `${madeBoth} SELECT p.cas cas, p."row" ra, q."row" rb, ST_Area(ST_Intersection(p.g, q.g)) common, ST_Area(q.g) own FROM p, q WHERE p.cas = q.cas`
  );
  const common = grouped(rows, (r) => Number(r.cas));
  let compared = 0;
  for (const [cas, { first, second }] of all.entries()) {
    const population = second.map((_, row) => 1000 * (row + 1));
    const [wanted, inside] = [new Float64Array(first.length), new Float64Array(first.length)];
    let total = 0;
    for (const [rb, pieces] of grouped(common.get(cas) ?? [], (r) => Number(r.rb))) {
      // square degrees: what lies along a border is nothing
      const sizes = pieces.map((r) => (Number(r.common) > 1e-9 ? Number(r.common) : 0));
      const sum = sizes.reduce((a, b) => a + b, 0);
      if (sum === 0) continue;
      total += population[rb]!;
      pieces.forEach((r, i) => {
        wanted[Number(r.ra)]! += (population[rb]! * sizes[i]!) / sum;
        inside[Number(r.ra)]! += (population[rb]! * sizes[i]!) / Number(r.own);
      });
    }
    const table = await cross(
      { kind: 'interpolate', areas: 'a', from: 'b', columns: ['population'] },
      handTable({ polygons: first }),
      handTable({ polygons: second, columns: { population } })
    );
    const found = (values(table, 'population') as (number | null)[]).map((n) => n ?? 0);
    expect(
      found.reduce((a, b) => a + b, 0),
      `case ${cas}`
    ).toBeCloseTo(total, 6);
    found.forEach((n, row) =>
      expect(Math.abs(n - wanted[row]!), `case ${cas}, row ${row}`).toBeLessThan(0.001 * total + 1e-6)
    );
    const parts = await cross(
      { kind: 'interpolate', areas: 'a', from: 'b', columns: ['population'], inside: true },
      handTable({ polygons: first }),
      handTable({ polygons: second, columns: { population } })
    );
    (values(parts, 'population') as (number | null)[]).forEach((n, row) =>
      expect(Math.abs((n ?? 0) - inside[row]!), `inside, case ${cas}, row ${row}`).toBeLessThan(0.001 * total + 1e-6)
    );
    if (total > 0) compared++;
  }
  expect(compared).toBeGreaterThan(0.7 * CASES);
});

it(`points, lines and areas cut to areas, ${CASES} cases within 0.1 %`, async () => {
  const all = cases(61);
  const random = lehmer(62);
  const scattered = all.map((_, cas) => {
    const [lon, lat] = placeOf(cas);
    const near = (): [number, number] => [lon + random() / 20, lat + random() / 20];
    return { points: Array.from({ length: 6 }, near), line: Array.from({ length: 5 }, near) };
  });
  const text = (positions: readonly [number, number][]): string => positions.map(([x, y]) => `${x} ${y}`).join(',');
  const rows = askSpatialite(
    {
      ...tablesOf(all),
      s: scattered.map(({ points }, cas) => ({ cas, row: 0, wkt: `MULTIPOINT(${text(points)})` })),
      l: scattered.map(({ line }, cas) => ({ cas, row: 0, wkt: `LINESTRING(${text(line)})` }))
    },
    `${madeBoth} SELECT s.cas cas, COALESCE(ST_NPoints(ST_Intersection(GeomFromText(s.wkt, 4326), o.g)), 0) points,
       COALESCE(ST_Length(ST_Intersection(GeomFromText(l.wkt, 4326), o.g)), 0) line,
       COALESCE(ST_Area(ST_Intersection(w.g, o.g)), 0) area
     FROM s JOIN l ON l.cas = s.cas LEFT JOIN o ON o.cas = s.cas LEFT JOIN w ON w.cas = s.cas`
  );
  expect(rows).toHaveLength(CASES);
  let cut = 0;
  for (const { cas: key, ...truth } of rows) {
    const cas = Number(key);
    const within = handTable({ polygons: all[cas]!.second });
    const { points, line } = scattered[cas]!;
    const clip = (hand: HandTable): Promise<FeatureTable> =>
      cross({ kind: 'clip', layer: 'a', within: 'b' }, handTable(hand), within);
    expect((await clip({ points: points.map((place) => [place]) })).rows, `points of case ${cas}`).toBe(
      Number(truth.points)
    );
    const { lines } = await clip({ lines: [[line]] });
    let length = 0;
    lines?.rowOf.forEach((_, i) => {
      for (let v = lines.starts[i]! + 1; v < lines.starts[i + 1]!; v++)
        length += Math.hypot(
          lines.coords[2 * v]! - lines.coords[2 * v - 2]!,
          lines.coords[2 * v + 1]! - lines.coords[2 * v - 1]!
        );
    });
    expect(Math.abs(length - Number(truth.line)), `line of case ${cas}`).toBeLessThan(
      0.001 * Number(truth.line) + 1e-7
    );
    if (length > 0) cut++;
    // rows of the first layer may overlap: all of them at once
    const { polygons } = await clip({ polygons: [all[cas]!.first.flat()] });
    let size = 0;
    polygons?.rowOf.forEach(
      (_, i) => (size += ringsOf(polygons, i).reduce((sum, ring, r) => sum + (r === 0 ? 1 : -1) * planeArea(ring), 0))
    );
    expect(Math.abs(size - Number(truth.area)), `areas of case ${cas}`).toBeLessThan(0.001 * Number(truth.area) + 1e-8);
  }
  expect(cut).toBeGreaterThan(0.5 * CASES);
});

/** UTM zone of each place of `placeOf`, and its meridian. */
const zones = [
  [32631, 3],
  [32630, -3],
  [32632, 9],
  [32740, 57],
  [32620, -63],
  [32622, -51],
  [32758, 165]
] as const;

it(`what is near points, lines and areas, ${CASES} cases within 0.1 % of the distance`, async () => {
  const random = lehmer(41);
  const all = Array.from({ length: CASES }, (_, cas): { hand: HandTable; shapes: Shapes[] } => {
    const [lon, lat] = placeOf(cas);
    const near = (): [number, number] => [lon + random() / 20, lat + random() / 20];
    const some = Array.from({ length: 2 + Math.floor(random() * 5) }, near);
    const text = (row: number, kind: string): Shapes => ({
      cas,
      row,
      wkt: `${kind}(${some.map(([x, y]) => `${x} ${y}`).join(',')})`
    });
    if (cas % 3 === 0) return { hand: { points: [some, []] }, shapes: [text(0, 'MULTIPOINT')] };
    if (cas % 3 === 1) return { hand: { lines: [[], [some]] }, shapes: [text(1, 'LINESTRING')] };
    // of no size: nothing here, a line that is widened to SpatiaLite
    const polygons = randomAreas(random, [lon, lat], 2).map((parts) =>
      parts.filter(([shell]) => shell!.length > 3 || shell![0]!.join() !== shell![2]!.join())
    );
    return { hand: { polygons }, shapes: areaShapes(cas, polygons) };
  });
  const distances = [150, 700, 2500];
  const metresOf = (cas: number): number => distances[Math.floor(cas / 3) % 3]!;
  // the plane's metres for one on the ground (Snyder 1987, eq. 8-11)
  const scales = zones.map(([, meridian], i) => {
    const [lon, lat] = placeOf(i).map((degrees) => ((degrees + 0.025) * Math.PI) / 180) as [number, number];
    return 0.9996 * (1 + ((lon - (meridian * Math.PI) / 180) * Math.cos(lat)) ** 2 / 2);
  });
  const pick = (of: readonly number[], by: string): string =>
    `CASE ${by} ${of.map((value, i) => `WHEN ${i} THEN ${value}`).join(' ')} END`;
  const rows = askSpatialite(
    { a: all.flatMap(({ shapes }) => shapes) },
    `WITH n AS (SELECT CAST(cas AS INTEGER) cas, "row", GeomFromText(wkt, 4326) g FROM a),
       m AS (SELECT cas, "row", ST_Union(CASE WHEN ST_Dimension(g) = 2 THEN ST_MakeValid(g) ELSE g END) g FROM n GROUP BY cas, "row"),
       t AS (SELECT cas, "row", g, ST_Transform(g, ${pick(
         zones.map(([code]) => code),
         'cas % 7'
       )}) plane FROM m)
     SELECT cas, "row", COALESCE(ST_Area(plane), 0) own,
       ST_Area(ST_Buffer(plane, ${pick(distances, '(cas / 3) % 3')} * ${pick(scales, 'cas % 7')}, 90)) m2 FROM t`
  );
  const wanted = new Map(
    rows.map((r) => {
      const km2 = (m2: string | undefined): number => Number(m2) / scales[Number(r.cas) % 7]! ** 2 / 1e6;
      return [`${r.cas} ${r.row}`, { km2: km2(r.m2), own: km2(r.own) }];
    })
  );
  let compared = 0;
  for (const [cas, { hand, shapes }] of all.entries()) {
    const table = await cross({ kind: 'buffer', layer: 'a', metres: metresOf(cas), dissolve: false }, handTable(hand));
    const sizes = areasKm2(table);
    for (const row of new Set(shapes.map((shape) => shape.row))) {
      const { km2, own } = wanted.get(`${cas} ${row}`)!;
      compared++;
      expect(Math.abs(sizes[row]! - km2), `case ${cas}, row ${row}: ${sizes[row]} ${km2}`).toBeLessThan(
        0.001 * (km2 - own) + bulge
      );
    }
  }
  expect(compared).toBeGreaterThan(0.9 * CASES);
});

/** Length of all rings of each row, degrees. */
function outlinesOf(table: FeatureTable): Float64Array {
  const lengths = new Float64Array(table.rows);
  table.polygons?.rowOf.forEach((row, polygon) => {
    for (const ring of ringsOf(table.polygons!, polygon))
      for (let i = 2; i < ring.length; i += 2)
        lengths[row]! += Math.hypot(ring[i]! - ring[i - 2]!, ring[i + 1]! - ring[i - 1]!);
  });
  return lengths;
}
