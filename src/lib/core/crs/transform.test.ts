import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { definitions, type CrsDefinition } from './definitions';
import { transformToLonLat, type Transform } from './transform';

const hasPROJ = spawnSync('cs2cs', ['-lp']).status === 0;
if (!hasPROJ) {
  if (process.env['CI']) throw new Error('cs2cs is missing: apt-get install proj-bin proj-data');
  process.stderr.write('skipped: transforms against PROJ, since cs2cs is missing (apt-get install proj-bin)\n');
}

function transformOf(code: string): Transform {
  const found = transformToLonLat(code);
  if (!found.ok) throw new Error(code);
  return found.value;
}

/** 8 × 6 places of an area of use, off its edges. */
function places({ area: [west, south, east, north] }: CrsDefinition): [lon: number, lat: number][] {
  const at = (a: number, b: number, i: number, n: number): number => a + ((i + 0.5) / n) * (b - a);
  return Array.from({ length: 48 }, (_, i) => [at(west, east, i % 8, 8), at(south, north, Math.floor(i / 8), 6)]);
}

/** What PROJ makes of pairs; the three-parameter shift of EPSG:1193 in place of the grid for NTF. */
function byProj(from: string, to: string, pairs: readonly (readonly [number, number])[]): [number, number][] {
  const input = pairs.map(([a, b]) => `${a.toFixed(10)} ${b.toFixed(10)}`).join('\n');
  const { stdout, stderr } = spawnSync('cs2cs', ['-f', '%.10f', ...from.split(' '), '+to', ...to.split(' ')], {
    input,
    encoding: 'utf8'
  });
  const lines = stdout.trim().split('\n');
  if (lines.length !== pairs.length) throw new Error(stderr);
  return lines.map((line) => line.trim().split(/\s+/).slice(0, 2).map(Number) as [number, number]);
}

const helmert =
  '+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 ' +
  '+towgs84=-168,-60,320 +pm=paris +units=m';
const lonLat = '+proj=longlat +datum=WGS84';

/** Ground metres between two places in degrees. */
function metresApart(a: readonly [number, number], b: readonly [number, number]): number {
  const north = (a[1] - b[1]) * 111320;
  return Math.hypot((a[0] - b[0]) * 111320 * Math.cos((a[1] * Math.PI) / 180), north);
}

describe.skipIf(!hasPROJ)('transforms against PROJ', () => {
  it.each(definitions.map((d) => [d.code, d] as const))('%s both ways on 48 points', (code, definition) => {
    const tolerance = code === 'EPSG:27572' ? 0.01 : 0.001;
    const transform = transformOf(code);
    const degrees = definition.projection.type === 'geographic';
    const points = places(definition);
    const swapped = points.map(([lon, lat]) => [lat, lon] as const);
    let plane = code === 'EPSG:27572' ? byProj(lonLat, helmert, points) : byProj('EPSG:4326', code, swapped);
    if (degrees) plane = plane.map(([lat, lon]) => [lon, lat]);

    const forward = Float64Array.from(points.flat());
    transform.fromLonLat(forward);
    const back = Float64Array.from(plane.flat());
    transform.toLonLat(back);
    const pair = (a: Float64Array, i: number) => [a[2 * i] as number, a[2 * i + 1] as number] as const;
    const worst = { forward: 0, back: 0 };
    points.forEach((point, i) => {
      const expected = plane[i] as [number, number];
      const [x, y] = pair(forward, i);
      const off = degrees ? metresApart([x, y], expected) : Math.hypot(x - expected[0], y - expected[1]);
      worst.forward = Math.max(worst.forward, off);
      worst.back = Math.max(worst.back, metresApart(pair(back, i), point));
    });
    expect(worst.forward).toBeLessThan(tolerance);
    expect(worst.back).toBeLessThan(tolerance);
  });
});

describe('closed forms', () => {
  const planes = definitions.filter((d) => d.projection.type === 'lcc' || d.projection.type === 'tm');

  it.each(planes.map((d) => [d.code, d] as const))('%s agrees with proj4 and comes back', (code, definition) => {
    const p = definition.projection;
    if (p.type !== 'lcc' && p.type !== 'tm') return;
    const shape =
      p.type === 'lcc'
        ? `+proj=lcc +lat_0=${p.lat0} +lon_0=${p.lon0} +lat_1=${p.lat1} +lat_2=${p.lat2} +x_0=${p.x0} +y_0=${p.y0}`
        : `+proj=tmerc +lat_0=0 +lon_0=${p.lon0} +k=${p.k0} +x_0=${p.x0} +y_0=${p.y0}`;
    const reference = proj4('+proj=longlat +ellps=GRS80', `${shape} +a=${p.a} +rf=${p.rf} +units=m +towgs84=0,0,0`);
    const { fromLonLat, toLonLat } = transformOf(code);
    const [west, south, east, north] = definition.area;
    const lon = fc.double({ min: west, max: east, noNaN: true });
    const lat = fc.double({ min: south, max: north, noNaN: true });
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        const coords = Float64Array.of(x, y);
        fromLonLat(coords);
        const [rx, ry] = reference.forward([x, y]) as [number, number];
        // proj4 leaves its own millimetre at the edges of wide areas
        expect(Math.hypot((coords[0] as number) - rx, (coords[1] as number) - ry)).toBeLessThan(0.002);
        toLonLat(coords);
        expect(metresApart([coords[0] as number, coords[1] as number], [x, y])).toBeLessThan(1e-5);
      }),
      { numRuns: 60 }
    );
  });

  it('gives non-finite positions where there are none, and never throws', () => {
    const { toLonLat } = transformOf('EPSG:32631');
    const coords = Float64Array.of(1e9, 5e6, NaN, 3);
    toLonLat(coords);
    expect([...coords].some((n) => Number.isFinite(n))).toBe(false);
    const ntf = Float64Array.of(NaN, 2200000, Infinity, 1);
    transformOf('EPSG:27572').toLonLat(ntf);
    expect([...ntf].some((n) => Number.isFinite(n))).toBe(false);
  });
});

describe('transformToLonLat', () => {
  it('states the precision of NTF', () => {
    const found = transformToLonLat('EPSG:27572');
    expect(found.ok && found.notices).toEqual([{ code: 'precision', facts: { crs: 'EPSG:27572', metres: 3 } }]);
  });

  it('refuses what it does not know', () => {
    expect(transformToLonLat('EPSG:9999')).toEqual({
      ok: false,
      problem: { code: 'unsupported-crs', facts: { crs: 'EPSG:9999' } }
    });
  });
});
