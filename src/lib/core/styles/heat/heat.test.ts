import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mercatorLatitude } from '../../crs/mercator';
import { handTable } from '../../marks/hand-table';
import type { LegendModel, Mark, Raster, Shape } from '../../marks/marks';
import { transferOfShape } from '../../marks/transfer';
import type { FeatureTable } from '../../table/table';
import { handContext } from '../hand-context';
import { compileStyle } from '../registry';
import { densityOf, landsOnPlane, leastRadius } from './field';
import { compile, radiusAt } from './compile';
import { heatRamp } from './ramp';
import type { HeatStyle } from './schema';

const style: HeatStyle = { kind: 'heat', palette: 'brique', radius: 5000 };
const at = (coords: readonly number[]): ReturnType<typeof landsOnPlane> => landsOnPlane(Float64Array.from(coords));

/** Ground that a row of a grid's steps covers each, km². */
function stepArea({ box, height, width }: ReturnType<typeof densityOf>, row: number): number {
  const step = (box[3] - box[1]) / height;
  expect((box[2] - box[0]) / width).toBeCloseTo(step, 9);
  const scale = Math.cos((mercatorLatitude(box[1] + (row + 0.5) * step) * Math.PI) / 180);
  return (step * scale * 111.3194908) ** 2;
}

describe('densityOf', () => {
  it('keeps the weight of every point: density times ground sums to it', () => {
    const place = fc.tuple(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 42, max: 50, noNaN: true }),
      fc.integer({ min: 0, max: 90 })
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 25 }), fc.constantFrom(5000, 20_000), (rows, radius) => {
        const lands = at(rows.flatMap(([x, y]) => [x, y]));
        const weights = Float64Array.from(rows.map(([, , w]) => w));
        let sum = 0;
        for (const land of lands) {
          const grid = densityOf(land, weights, radius, leastRadius(lands));
          for (let row = 0; row < grid.height; row++) {
            const from = row * grid.width;
            const line = grid.density.subarray(from, from + grid.width).reduce((a, b) => a + b, 0);
            sum += line * stepArea(grid, row);
          }
        }
        const total = weights.reduce((a, b) => a + b, 0);
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-4 * total);
      }),
      { numRuns: 25 }
    );
  });

  it('counts a point within its radius on the ground and nowhere else, at any latitude', () => {
    for (const latitude of [0, 46, 60]) {
      const [land] = at([2, latitude]);
      const grid = densityOf(land!, Float64Array.of(1), 10_000, 0);
      const step = (grid.box[3] - grid.box[1]) / grid.height;
      const metres = step * Math.cos((latitude * Math.PI) / 180) * 111_319.4908;
      const line = Math.floor((land!.places[1]! - grid.box[1]) / step);
      const row = grid.density.subarray(line * grid.width, (line + 1) * grid.width);
      const reached = row.filter((value) => value > 0).length * metres;
      // a kernel fades to nothing towards its radius, and a point is shared among two steps
      expect(reached).toBeGreaterThan(2 * 10_000 - 3 * metres);
      expect(reached).toBeLessThan(2 * 10_000 + 2.01 * metres);
      // the quartic kernel is 3 / (π r²) in the middle
      expect(Math.max(...grid.density)).toBeGreaterThan((0.9 * 3) / (Math.PI * 100));
      expect(Math.max(...grid.density)).toBeLessThan((1.02 * 3) / (Math.PI * 100));
    }
  });
});

type Legend = Extract<LegendModel, { type: 'heat' }>;

async function drawn(table: FeatureTable, of: HeatStyle): Promise<{ legend: Legend; rasters: Raster[]; mark: Mark }> {
  const shapes: Shape[] = [];
  const { legend, marks } = await compileStyle(
    table,
    of,
    handContext(table, 'light', (shape) => shapes.push(shape))
  );
  if (legend.type !== 'heat') throw new Error('no heat');
  return { legend, rasters: shapes[0]!.rasters!, mark: marks[0]! };
}

describe('heat', () => {
  const points = [0, 0.01, 0.02, 0.5].map((x): [number, number][] => [[x, 45]]);
  const columns = { n: [1, 1, 1, 30] };

  it('is stronger where more points are near, or where they weigh more', async () => {
    const value = ({ values, width, height, bbox }: Raster, lon: number): number => {
      const row = Math.floor(height / 2);
      return values[row * width + Math.floor(((lon - bbox[0]) / (bbox[2] - bbox[0])) * width)]!;
    };
    const table = handTable({ points, columns });
    const plain = (await drawn(table, style)).rasters[0]!;
    expect(value(plain, 0.01)).toBeGreaterThan(value(plain, 0.5));
    expect(value(plain, 0.25)).toBe(0);
    const weighed = await drawn(table, { ...style, column: 'n' });
    expect(value(weighed.rasters[0]!, 0.5)).toBeGreaterThan(value(weighed.rasters[0]!, 0.01));
    expect(weighed.legend).toMatchObject({ column: 'n', total: 33, points: 4, noData: 0 });
  });

  it('tells what its strongest colour stands for', async () => {
    const { legend, rasters } = await drawn(handTable({ points: [[[2, 46]]] }), style);
    // one point within 5 km: 3 / (π 25) points per km² at most
    expect(legend).toMatchObject({ radius: 5000, top: 0.05, total: 1 });
    expect(Math.max(...rasters[0]!.values)).toBeLessThan(255);
    expect(rasters[0]!.width % 4).toBe(0);
  });

  it('makes a raster for each land, none of the sea between', async () => {
    const far = handTable({ points: [[[2, 46]], [[-61, 14.6]], [[55.5, -21.1]]] });
    const { rasters } = await drawn(far, style);
    expect(rasters).toHaveLength(3);
    expect(rasters.reduce((sum, { values }) => sum + values.length, 0)).toBeLessThan(3000);
  });

  it('keeps its rasters when only colours change, and names another by radius and weight', async () => {
    const table = handTable({ points, columns });
    const name = async (of: Partial<HeatStyle>): Promise<string> =>
      ((await drawn(table, { ...style, ...of })).mark as { shape: string }).shape;
    const id = await name({});
    expect(await name({ palette: 'bleu', reverse: true })).toBe(id);
    expect(await name({ radius: 2000 })).not.toBe(id);
    const odd = await name({ column: 'a:b' });
    expect(odd).not.toBe(id);
    expect(odd).not.toContain(':');
  });

  it('follows the scale by round lengths, and stops where the raster has no finer steps', () => {
    // across France, with no gap
    const lands = at(Array.from({ length: 13 }, (_, i) => [i - 4, 42 + (9 * i) / 12]).flat());
    const least = leastRadius(lands);
    const { radius: _radius, ...free } = style;
    const radii = [3, 5, 7, 9, 11, 14].map((zoom) => radiusAt({ lands, least }, free, zoom));
    expect(radii.map(({ radius }) => radius)).toEqual([100_000, 20_000, 5000, 2000, 2000, 2000]);
    expect(radii[1]!.zooms).toEqual([5, 6]);
    expect(radii[5]!.zooms).toEqual([14, Infinity]);
    // chosen, it is the same everywhere, but for what the raster cannot hold
    expect(radiusAt({ lands, least }, style, 5)).toEqual({ radius: 5000, zooms: undefined });
    expect(radiusAt({ lands, least }, { ...style, radius: 200 }, 5).radius).toBe(2000);
  });

  it('comes out of the ground without an edge, in both themes', () => {
    for (const theme of ['light', 'dark'] as const) {
      const ramp = heatRamp(style, theme);
      const alphas = Array.from({ length: 256 }, (_, i) => ramp[4 * i + 3]!);
      expect(alphas[0]).toBe(0);
      expect(alphas.every((a, i) => i === 0 || a >= alphas[i - 1]!)).toBe(true);
      expect(alphas[255]).toBeGreaterThan(200);
    }
  });

  it('draws nothing where nothing weighs', () => {
    const table = handTable({ points, columns: { n: [0, null, -4, 0] } });
    const shapes: Shape[] = [];
    const { legend } = compile(
      table,
      { ...style, column: 'n' },
      handContext(table, 'light', (s) => shapes.push(s))
    );
    expect(shapes[0]!.rasters).toEqual([]);
    expect(legend).toMatchObject({ top: 0, noData: 2 });
    expect(transferOfShape(shapes[0]!)).toHaveLength(3);
  });
});
