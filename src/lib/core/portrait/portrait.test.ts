import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, crossContext } from '../../../../tests/crossing';
import { geodesicMetres } from '../geometry/geodesic';
import { handTable } from '../marks/hand-table';
import { areasKm2 } from '../table/area';
import { profileOf } from '../table/make-profile';
import type { FeatureTable } from '../table/table';
import { toldOf, type Measured } from './figures';
import { portraitOf, type Compared, type LayerPortrait } from './portrait';
import type { ZoneSpec } from './schema';
import type { UpperCover, UpperPlace } from './upper';
import { layZone } from './zone';

interface Ask {
  zone: ZoneSpec;
  tables: readonly FeatureTable[];
  home?: FeatureTable;
  upper?: UpperPlace;
  cover?: UpperCover;
}

async function ask({
  zone,
  tables,
  home,
  upper,
  cover = 'more'
}: Ask): Promise<Awaited<ReturnType<typeof portraitOf>>> {
  const context = crossContext();
  const laid = await layZone(zone, home ?? null, context.clipper);
  if (!laid.ok) throw new Error(JSON.stringify(laid.problem));
  const layers = tables.map((table, i) => ({
    id: `l${i}`,
    table,
    told: toldOf(profileOf(table), [], null),
    upper: cover
  }));
  return portraitOf({ layers, laid: laid.value, home: home ?? null, upper: upper ?? null, context });
}

const one = (layer: LayerPortrait, kind: Measured['kind'], column?: string): Compared | undefined =>
  layer.measures.find((m) => m.kind === kind && (column === undefined || ('column' in m && m.column === column)));

const drawn = (...corners: [number, number][]): ZoneSpec => ({ kind: 'drawn', corners, name: '' });

// nine squares of a tenth of a degree, three by three, numbered from the south-west; the middle one is row 4
const hand = {
  polygons: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => [[box((i % 3) / 10, Math.floor(i / 3) / 10, 0.1)]]),
  columns: {
    code_insee: ['33001', '33002', '33003', '33004', '33005', '33006', '33007', '33008', '33009'],
    nom: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'],
    population: [10, 20, 30, 40, 50, 60, 70, 80, 90],
    taux_chomage: [1, 2, 3, 4, 5, 6, 7, 8, 9]
  }
};
const squares = handTable(hand);
const middle: ZoneSpec = { kind: 'area', layer: 'l', row: 4, key: { column: 'code_insee', value: '33005' }, name: 'E' };
const gironde: UpperPlace = { kind: 'dep', code: '33', departements: ['33'], outline: async () => null };

describe('portraitOf, by hand', () => {
  it('counts points inside and on the border, once where a feature has several, and sums and averages what they hold', async () => {
    const points = handTable({
      points: [
        [[0.15, 0.15]],
        [[0.1, 0.12]],
        [[0.35, 0.15]],
        [
          [0.16, 0.16],
          [0.17, 0.17]
        ],
        [[0.05, 0.05]]
      ],
      columns: {
        nom: ['un', 'deux', 'trois', 'quatre', 'cinq'],
        nombre_eleves: [100, 20, 7, 3, 1000],
        taux: [10, 20, 90, 60, 5],
        genre: ['a', 'b', 'a', 'a', 'b']
      }
    });
    const { layers, neighbours } = await ask({ zone: middle, tables: [points], home: squares });
    const [layer] = layers as [LayerPortrait];
    expect(neighbours).toBe(8);
    expect(one(layer, 'count')).toMatchObject({ value: 3, others: 0 });
    expect(one(layer, 'sum', 'nombre_eleves')).toMatchObject({ value: 123 });
    expect(one(layer, 'mean', 'taux')).toMatchObject({ value: 30 });
    expect(one(layer, 'nearest')).toBeUndefined();
    const shares = layer.measures.flatMap((m) => (m.kind === 'share' ? [[m.of, Math.round(m.value)]] : []));
    expect(shares).toEqual([
      ['a', 67],
      ['b', 33]
    ]);
  });

  it('tells of an area its own figures, beside the median of the eight around it and the whole', async () => {
    const { layers, km2 } = await ask({ zone: middle, tables: [squares], home: squares, upper: gironde });
    const [layer] = layers as [LayerPortrait];
    expect(km2).toBeCloseTo(areasKm2(squares)[4]!, 9);
    expect(layer.names).toEqual(['E']);
    expect(one(layer, 'count')).toMatchObject({ value: 1, others: 1, upper: 9 });
    expect(one(layer, 'covered')).toMatchObject({ value: 100, others: 100, upper: null });
    // the others are 10 20 30 40 60 70 80 90: the middle of 40 and 60
    expect(one(layer, 'sum', 'population')).toMatchObject({ value: 50, others: 50, upper: 450 });
    expect(one(layer, 'mean', 'taux_chomage')?.value).toBeCloseTo(5, 9);
    expect(one(layer, 'mean', 'taux_chomage')?.others).toBeCloseTo(5, 9);
    expect(one(layer, 'mean', 'taux_chomage')?.upper).toBe(5);
  });

  it('sums up first what a rate is a ratio of', async () => {
    const rates = handTable({
      ...hand,
      columns: {
        code_insee: hand.columns.code_insee,
        population: hand.columns.population,
        medecins: [1, 1, 1, 1, 1, 1, 1, 1, 10],
        taux_medecins: [100, 50, 33.3, 25, 20, 16.7, 14.3, 12.5, 111.1],
        densite_population: hand.columns.population.map((n) => n / 123)
      }
    });
    const context = crossContext();
    const zone = drawn([0.1, 0.1], [0.3, 0.1], [0.3, 0.2], [0.1, 0.2]);
    const laid = await layZone(zone, null, context.clipper);
    if (!laid.ok) throw new Error();
    const asked = async (ratio: Parameters<typeof toldOf>[3]): Promise<LayerPortrait> => {
      const told = toldOf(profileOf(rates), [], null, ratio);
      const layers = [{ id: 'l', table: rates, told, upper: 'more' as const }];
      return (await portraitOf({ layers, laid: laid.value, home: null, upper: gironde, context })).layers[0]!;
    };
    const perHead = { column: 'taux_medecins', numerator: 'medecins', denominator: 'population', per: 1000 };
    const told = one(await asked(perHead), 'mean', 'taux_medecins');
    expect(told).toMatchObject({ ofTotals: true });
    // two of 110 inhabitants, eighteen of 450
    expect(told?.value).toBeCloseTo(2000 / 110, 6);
    expect(told?.upper).toBeCloseTo(18000 / 450, 9);
    const perGround = { column: 'densite_population', numerator: 'population', denominator: null, per: 1 };
    const dense = one(await asked(perGround), 'mean', 'densite_population');
    const km2 = areasKm2(rates);
    expect(dense?.value).toBeCloseTo(110 / (km2[4]! + km2[5]!), 6);
    expect(dense?.upper).toBeCloseTo(450 / km2.reduce((a, b) => a + b), 9);
  });

  it('shares out what areas hold by the ground that is inside, and says so', async () => {
    // half of D, all of E
    const zone = drawn([0.05, 0.1], [0.2, 0.1], [0.2, 0.2], [0.05, 0.2]);
    const { layers, neighbours } = await ask({ zone, tables: [squares] });
    const [layer] = layers as [LayerPortrait];
    expect(neighbours).toBeNull();
    expect(layer.names).toEqual(['E', 'D']);
    expect(one(layer, 'count')).toMatchObject({ value: 2, others: null });
    expect(one(layer, 'sum', 'population')).toMatchObject({ shared: true });
    expect(one(layer, 'sum', 'population')?.value).toBeCloseTo(70, 5);
    expect(one(layer, 'mean', 'taux_chomage')).toMatchObject({ byGround: true, others: 5 });
    expect(one(layer, 'mean', 'taux_chomage')?.value).toBeCloseTo((5 + 4 / 2) / 1.5, 5);
  });

  it('takes neighbours along a border for no part of the place', async () => {
    const { layers } = await ask({ zone: middle, tables: [squares], home: squares });
    expect(one(layers[0]!, 'count')?.value).toBe(1);
    const shifted = handTable({ polygons: [[[box(0.2 - 1e-5, 0.1, 0.1)]]], columns: { nom: ['X'] } });
    const { layers: told } = await ask({ zone: middle, tables: [shifted], home: squares });
    expect(one(told[0]!, 'count')?.value).toBe(0);
  });

  it('measures what of lines is inside', async () => {
    const lines = handTable({
      lines: [
        [
          [
            [0, 0.15],
            [0.3, 0.15]
          ]
        ],
        [
          [
            [0, 0.05],
            [0.3, 0.05]
          ]
        ]
      ],
      columns: { nom: ['dedans', 'dehors'] }
    });
    const { layers } = await ask({ zone: middle, tables: [lines], home: squares });
    expect(one(layers[0]!, 'count')?.value).toBe(1);
    expect(one(layers[0]!, 'length')?.value).toBeCloseTo(geodesicMetres(0.1, 0.15, 0.2, 0.15) / 1000, 6);
    expect(one(layers[0]!, 'length')?.others).toBeCloseTo(geodesicMetres(0, 0.15, 0.1, 0.15) / 1000, 6);
  });

  it('names the nearest where nothing is inside, as far as it is from the centre', async () => {
    const points = handTable({
      points: [[[1, 0.15]], [[0.5, 0.15]], []],
      columns: { nom: ['loin', 'près', 'nulle part'] }
    });
    const { layers } = await ask({
      zone: { kind: 'around', lon: 0.15, lat: 0.15, metres: 1000, name: '' },
      tables: [points]
    });
    expect(one(layers[0]!, 'count')?.value).toBe(0);
    const near = one(layers[0]!, 'nearest');
    expect(near).toMatchObject({ name: 'près' });
    expect(near?.value).toBeCloseTo(geodesicMetres(0.15, 0.15, 0.5, 0.15) / 1000, 6);
  });

  it('measures to the nearest place of a line and to the edge of an area', async () => {
    const line = handTable({
      lines: [
        [
          [
            [0.4, -3],
            [0.4, 5]
          ]
        ]
      ],
      columns: { nom: ['Voie'] }
    });
    const area = handTable({ polygons: [[[box(0.45, -3, 8)]]], columns: { nom: ['Forêt'] } });
    const { layers } = await ask({
      zone: { kind: 'around', lon: 0.15, lat: 0.15, metres: 1000, name: '' },
      tables: [line, area]
    });
    const found = layers.map((layer) => one(layer, 'nearest'));
    expect(found.map((near) => (near?.kind === 'nearest' ? near.name : null))).toEqual(['Voie', 'Forêt']);
    expect(found[0]?.value).toBeCloseTo(geodesicMetres(0.15, 0.15, 0.4, 0.15) / 1000, 3);
    expect(found[1]?.value).toBeCloseTo(geodesicMetres(0.15, 0.15, 0.45, 0.15) / 1000, 3);
  });

  it('reads the level above by codes, by cut, else by its outline', async () => {
    const codes = handTable({
      points: [[[0.15, 0.15]], [[5, 5]], [[6, 6]]],
      columns: { code_insee: ['33005', '33999', '24001'], nom: ['a', 'b', 'c'] }
    });
    const bare = handTable({ points: [[[0.15, 0.15]], [[0.05, 0.05]], [[6, 6]]], columns: { nom: ['a', 'b', 'c'] } });
    const outline = handTable({ polygons: [[[box(0, 0, 0.3)]]] }).polygons!;
    const upper = { ...gironde, outline: async () => outline };
    const { layers } = await ask({ zone: middle, tables: [codes, bare], home: squares, upper });
    expect(one(layers[0]!, 'count')?.upper).toBe(2);
    expect(layers[0]?.byOutline).toBe(false);
    expect(one(layers[1]!, 'count')?.upper).toBe(2);
    expect(layers[1]?.byOutline).toBe(true);
    const cut = await ask({ zone: middle, tables: [bare], home: squares, upper, cover: 'just' });
    expect(one(cut.layers[0]!, 'count')?.upper).toBe(3);
    const unknown = await ask({ zone: middle, tables: [bare], home: squares, upper: gironde });
    expect(one(unknown.layers[0]!, 'count')?.upper).toBeNull();
    const own = await ask({ zone: middle, tables: [codes], home: squares, upper, cover: 'unknown' });
    expect(one(own.layers[0]!, 'count')?.upper).toBeNull();
    const seen = await ask({ zone: middle, tables: [{ ...codes, covers: 'view' }], home: squares, upper });
    expect(one(seen.layers[0]!, 'count')).toMatchObject({ value: 1, others: null, upper: null });
  });

  it('finds an area again by its key when the rows are others, and says when it is gone', async () => {
    const { polygons, ...rest } = squares;
    const moved = { ...rest, ...(polygons ? { polygons } : {}) };
    const { clipper } = crossContext();
    const other: ZoneSpec = { ...(middle as Extract<ZoneSpec, { kind: 'area' }>), row: 7 };
    const found = await layZone(other, moved, clipper);
    expect(found.ok && found.value.row).toBe(4);
    const gone = await layZone(
      { ...(middle as Extract<ZoneSpec, { kind: 'area' }>), key: { column: 'code_insee', value: '99999' } },
      moved,
      clipper
    );
    expect(gone.ok).toBe(false);
    const flat = await layZone(drawn([0, 0], [1, 1], [2, 2]), null, clipper);
    expect(!flat.ok && flat.problem.code).toBe('zone-missing');
    const noEngine = await layZone({ kind: 'around', lon: 0, lat: 0, metres: 500, name: '' }, null, undefined);
    // once loaded, the engine stays for the life of the worker
    expect(noEngine.ok).toBe(true);
  });

  it('makes a circle of the ground that it says, in Guyane as in the Nord', async () => {
    for (const lat of [4, 51]) {
      const laid = await layZone({ kind: 'around', lon: 2, lat, metres: 2000, name: '' }, null, crossContext().clipper);
      if (!laid.ok) throw new Error();
      expect(Math.abs(laid.value.zone.km2 / (Math.PI * 4) - 1)).toBeLessThan(0.002);
    }
  });

  it('stops when it is called off', async () => {
    const stop = new AbortController();
    stop.abort();
    const laid = await layZone(middle, squares, crossContext().clipper);
    if (!laid.ok) throw new Error();
    const layers = [{ id: 'l', table: squares, told: toldOf(profileOf(squares), [], null), upper: 'more' as const }];
    const context = crossContext({ signal: stop.signal });
    await expect(portraitOf({ layers, laid: laid.value, home: squares, upper: null, context })).rejects.toThrow();
  });
});

describe('portraitOf, against brute force', () => {
  it('counts and sums points within a radius as measuring each does, in 300 random cases', async () => {
    const near = fc.double({ min: -0.05, max: 0.05, noNaN: true });
    const places = fc.array(fc.tuple(near, near, fc.integer({ min: 0, max: 99 })), { minLength: 1, maxLength: 30 });
    const where = fc.tuple(fc.integer({ min: -170, max: 170 }), fc.integer({ min: -65, max: 65 }));
    const radius = fc.constantFrom(500, 1000, 2000, 5000);
    await fc.assert(
      fc.asyncProperty(where, places, radius, async ([lon, lat], list, metres) => {
        const points = handTable({
          points: list.map(([dx, dy]) => [[lon + dx, lat + dy]]),
          columns: { nombre_places: list.map(([, , n]) => n) }
        });
        const inside = list.filter(([dx, dy]) => geodesicMetres(lon, lat, lon + dx, lat + dy) <= metres);
        const { layers } = await ask({ zone: { kind: 'around', lon, lat, metres, name: '' }, tables: [points] });
        expect(one(layers[0]!, 'count')?.value).toBe(inside.length);
        expect(one(layers[0]!, 'sum')?.value ?? 0).toBe(inside.reduce((sum, [, , n]) => sum + n, 0));
        if (inside.length > 0) return;
        const least = Math.min(...list.map(([dx, dy]) => geodesicMetres(lon, lat, lon + dx, lat + dy)));
        expect(one(layers[0]!, 'nearest')?.value).toBeCloseTo(least / 1000, 9);
      }),
      { numRuns: 300 }
    );
  });

  it('shares out boxes cut by a box as their common ground does, in 200 random cases', async () => {
    const corner = fc.integer({ min: 0, max: 18 });
    const side = fc.integer({ min: 1, max: 9 });
    const rectangle = fc.tuple(corner, corner, side, side);
    await fc.assert(
      fc.asyncProperty(
        fc.array(rectangle, { minLength: 1, maxLength: 8 }),
        rectangle,
        async (list, [zx, zy, zw, zh]) => {
          const at = (n: number): number => n / 100;
          const areas = handTable({
            polygons: list.map(([x, y, w, h]) => [[box(at(x), at(y), at(w), at(h))]]),
            columns: { population: list.map((_, i) => 100 + i) }
          });
          const zone = drawn(...box(at(zx), at(zy), at(zw), at(zh)));
          let [count, sum] = [0, 0];
          list.forEach(([x, y, w, h], i) => {
            const common =
              Math.max(0, Math.min(x + w, zx + zw) - Math.max(x, zx)) *
              Math.max(0, Math.min(y + h, zy + zh) - Math.max(y, zy));
            if (common === 0) return;
            count++;
            sum += ((100 + i) * common) / (w * h);
          });
          const { layers } = await ask({ zone, tables: [areas] });
          expect(one(layers[0]!, 'count')?.value).toBe(count);
          // within 0.3° of the equator, ground goes by degrees to some 1e-5
          expect(Math.abs((one(layers[0]!, 'sum')?.value ?? 0) - sum)).toBeLessThan(1e-4 * Math.max(1, sum));
        }
      ),
      { numRuns: 200 }
    );
  });
});
