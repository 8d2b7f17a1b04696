import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { crsDefinition, definitions, type CrsDefinition } from './definitions';
import { noCrsAssets } from './no-assets';
import { exactTransform, transformBy, transformOf, transformToLonLat, type Transform } from './transform';

function transform(code: string): Transform {
  const found = transformToLonLat(code);
  if (!found.ok) throw new Error(code);
  return found.value;
}

function definition(code: string): CrsDefinition {
  const found = crsDefinition(code);
  if (!found) throw new Error(code);
  return found;
}

/** Ground metres between two places in degrees. */
function metresApart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [ax, ay, bx, by] = [a[0]!, a[1]!, b[0]!, b[1]!];
  return Math.hypot((ax - bx) * Math.cos((ay * Math.PI) / 180), ay - by) * 111320;
}

/** A place of an area of use. */
const placeIn = ({ area: [west, south, east, north] }: CrsDefinition) =>
  fc.tuple(
    fc.double({ min: west, max: east, noNaN: true }),
    // the poles have every longitude
    fc.double({ min: Math.max(south, -89), max: Math.min(north, 89), noNaN: true })
  );

describe('closed forms', () => {
  const planes = ['EPSG:2154', 'EPSG:3942', 'EPSG:3950', 'EPSG:3163', 'EPSG:2972', 'EPSG:2975', 'EPSG:32601'];

  it.each(planes)('%s agrees with proj4', (code) => {
    const p = definition(code).projection;
    if (p.type !== 'lcc' && p.type !== 'tm') throw new Error(p.type);
    const shape =
      p.type === 'lcc'
        ? `+proj=lcc +lat_0=${p.lat0} +lon_0=${p.lon0} +lat_1=${p.lat1} +lat_2=${p.lat2} +x_0=${p.x0} +y_0=${p.y0}`
        : `+proj=tmerc +lat_0=0 +lon_0=${p.lon0} +k=${p.k0} +x_0=${p.x0} +y_0=${p.y0}`;
    const reference = proj4('+proj=longlat +ellps=GRS80', `${shape} +a=${p.a} +rf=${p.rf} +units=m +towgs84=0,0,0`);
    const { fromLonLat } = exactTransform(definition(code));
    fc.assert(
      fc.property(placeIn(definition(code)), ([x, y]) => {
        const coords = Float64Array.of(x, y);
        fromLonLat(coords);
        const [rx, ry] = reference.forward([x, y]) as [number, number];
        // proj4 leaves its own millimetre at the edges of wide areas
        expect(Math.hypot((coords[0] as number) - rx, (coords[1] as number) - ry)).toBeLessThan(0.002);
      }),
      { numRuns: 60, seed: 4 }
    );
  });

  it('come back to where they were, in every system', () => {
    for (const each of definitions) {
      if (each.projection.type === 'proj4') continue;
      const exact = exactTransform(each);
      fc.assert(
        fc.property(placeIn(each), (place) => {
          const coords = Float64Array.from(place);
          exact.fromLonLat(coords);
          exact.toLonLat(coords);
          // a datum shift forgets the height that it gives: its way back is as good as that
          expect(metresApart(coords, place), each.code).toBeLessThan(each.datum ? 0.005 : 2e-5);
        }),
        { numRuns: 20, seed: 4 }
      );
    }
  });

  it('give non-finite positions where there are none, and never throw', () => {
    for (const code of ['EPSG:32631', 'EPSG:2154', 'EPSG:27572', 'EPSG:3035']) {
      const coords = Float64Array.of(NaN, 3, Infinity, 1, 4, -Infinity);
      transform(code).toLonLat(coords);
      expect([...coords].some((n) => Number.isFinite(n))).toBe(false);
    }
    const far = Float64Array.of(1e9, 5e6);
    transform('EPSG:32631').toLonLat(far);
    expect([...far].some((n) => Number.isFinite(n))).toBe(false);
  });
});

describe('transformToLonLat', () => {
  it('states the precision of NTF', () => {
    const found = transformToLonLat('EPSG:27572');
    expect(found.ok && found.notices).toEqual([{ code: 'precision', facts: { crs: 'EPSG:27572', metres: 3 } }]);
  });

  it('reads grads from the meridian of Paris', () => {
    const paris = Float64Array.of(0, 54.3);
    transform('EPSG:4807').toLonLat(paris);
    expect(metresApart(paris, [2.33722917, 48.87])).toBeLessThan(120);
  });

  it('refuses what it does not know', () => {
    const refused = { ok: false, problem: { code: 'unsupported-crs', facts: { crs: 'EPSG:9999' } } };
    expect(transformToLonLat('EPSG:9999')).toEqual(refused);
  });
});

describe('transformOf', () => {
  const swiss: CrsDefinition = {
    code: 'EPSG:2056',
    name: 'CH1903+ / LV95',
    projection: {
      type: 'proj4',
      definition:
        '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=2600000 +y_0=1200000 +ellps=bessel ' +
        '+towgs84=674.374,15.056,405.346 +units=m'
    },
    area: [5.96, 45.82, 10.49, 47.81],
    precisionMetres: 2
  };

  it('asks for the definitions that are not bundled, and only for those', async () => {
    const asked: string[] = [];
    const assets = {
      ...noCrsAssets,
      definition: (code: string) => {
        asked.push(code);
        return Promise.resolve(code === swiss.code ? swiss : null);
      }
    };
    const found = await transformOf('EPSG:2056', assets);
    expect(found.ok && found.notices).toEqual([{ code: 'precision', facts: { crs: 'EPSG:2056', metres: 2 } }]);
    const bern = Float64Array.of(2600000, 1200000);
    if (found.ok) found.value.toLonLat(bern);
    // the old observatory of Bern
    expect(metresApart(bern, [7.438632, 46.951083])).toBeLessThan(1);
    expect((await transformOf('EPSG:1', assets)).ok).toBe(false);
    expect((await transformOf('EPSG:2154', assets)).ok).toBe(true);
    expect(asked).toEqual(['EPSG:2056', 'EPSG:1']);
  });

  it('refuses a text that proj4 cannot read', () => {
    const broken = transformBy({ ...swiss, projection: { type: 'proj4', definition: '+proj=nothing' } });
    expect(broken.ok).toBe(false);
  });
});
