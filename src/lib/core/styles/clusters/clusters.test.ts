import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handTable } from '../../marks/hand-table';
import type { LegendModel, Mark } from '../../marks/marks';
import { transferOfMarks } from '../../marks/transfer';
import type { FeatureTable } from '../../table/table';
import { handContext } from '../hand-context';
import { compileStyle, groupNamed } from '../registry';
import { groupOf, groupsAt } from './groups';
import type { ClustersStyle } from './schema';

const style: ClustersStyle = { kind: 'clusters', colour: 'carte-cercle', distance: 64, size: 4 };
const place = fc.tuple(fc.double({ min: -4, max: 8, noNaN: true }), fc.double({ min: 42, max: 51, noNaN: true }));
const tableOf = (places: readonly (readonly [number, number])[]): FeatureTable =>
  handTable({ points: places.map((at) => [at]) });

/** A town of 1,500 points, one of 40, and a hamlet. */
const country = tableOf([
  ...Array.from({ length: 1500 }, (_, i): [number, number] => [2 + (i % 50) / 2000, 48 + Math.floor(i / 50) / 2000]),
  ...Array.from({ length: 40 }, (_, i): [number, number] => [5 + i / 4000, 45]),
  [-3, 48]
]);

type Circles = Extract<Mark, { mark: 'circles' }>;
type Legend = Extract<LegendModel, { type: 'clusters' }>;

async function drawn(
  table: FeatureTable,
  zoom: number,
  of: Partial<ClustersStyle> = {},
  language: 'fr' | 'en' = 'fr'
): Promise<{ marks: Mark[]; circles: Circles; texts: string[]; legend: Legend; zooms: readonly number[] }> {
  const compiled = await compileStyle(table, { ...style, ...of }, { ...handContext(table), zoom, language });
  const { marks, legend, zooms } = compiled;
  if (legend.type !== 'clusters' || !zooms) throw new Error('no groups');
  const numbers = marks.find((m) => m.mark === 'numbers');
  const circles = marks.find((m): m is Circles => m.mark === 'circles')!;
  return { marks, circles, texts: numbers?.mark === 'numbers' ? numbers.texts : [], legend, zooms };
}

describe('groupsAt', () => {
  it('holds every point once, in a group or alone, at every zoom', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 80 }), fc.integer({ min: 0, max: 20 }), (places, zoom) => {
        const table = tableOf(places);
        const { counts, single, rows, zooms } = groupsAt(table, 64, zoom);
        expect(counts.reduce((a, b) => a + b, 0) + single.length).toBe(places.length);
        expect(new Set(single).size).toBe(single.length);
        expect(zoom >= zooms[0] && zoom < zooms[1]).toBe(true);
        rows.forEach((row, i) => expect(groupOf(table, 64, row)?.count).toBe(counts[i]));
      }),
      { numRuns: 60 }
    );
  });

  it('parts a group at the zoom that it names', () => {
    const { rows, zooms } = groupsAt(country, 64, 4);
    expect(zooms).toEqual([4, 5]);
    const group = groupOf(country, 64, rows[0]!)!;
    expect(group.count).toBe(1500);
    expect(groupsAt(country, 64, group.zoom - 1).counts[0]).toBe(1500);
    expect(groupsAt(country, 64, group.zoom).counts[0]).toBeLessThan(1500);
  });

  it('shows every point alone from close, and takes no row for a group', () => {
    const near = groupsAt(country, 64, 18);
    expect(near.counts).toHaveLength(0);
    expect(near.single).toHaveLength(1541);
    expect(near.zooms).toEqual([17, Infinity]);
    expect(groupOf(country, 64, 1540)).toBeNull();
    expect(groupOf(country, 64, 9_000_000)).toBeNull();
  });
});

describe('clusters', () => {
  it('write numbers as the language does, and make areas the numbers', async () => {
    const { circles, texts, legend } = await drawn(country, 5);
    expect(texts).toEqual(['1\u00a0500', '40']);
    expect((await drawn(country, 5, {}, 'en')).texts[0]).toBe('1,500');
    expect(circles.radius[0]).toBe(32);
    expect(legend).toMatchObject({ total: 1541, single: 1 });
    // 40 of 1,500 would be too small to hold its number, and the legend says from where on areas are true
    expect(circles.radius[1]).toBeGreaterThan(9);
    expect(legend.from).toBe(500);
    const many = tableOf(
      [0, 1, 2].flatMap((x) => Array.from({ length: [900, 500, 300][x]! }, () => [4 * x, 45] as const))
    );
    const even = await drawn(many, 5);
    expect(even.legend.from).toBeNull();
    const [first, ...rest] = even.circles.radius;
    rest.forEach((r, i) => expect((r / first!) ** 2).toBeCloseTo([500, 300][i]! / 900, 4));
  });

  it('hide the points that are grouped, and only those', async () => {
    const { marks } = await drawn(country, 5);
    const dots = marks[0] as Extract<Mark, { mark: 'dots' }>;
    const alphas = Array.from({ length: country.rows }, (_, row) => (dots.fill as Uint8Array)[4 * row + 3]);
    expect(alphas.flatMap((alpha, row) => (alpha === 0 ? [] : [row]))).toEqual([1540]);
    // one shape at all zooms: only colours and middles are sent
    expect((await drawn(country, 9)).marks[0]).toMatchObject({ shape: dots.shape });
    expect(transferOfMarks(marks)).toHaveLength(5);
  });

  it('lead to their largest groups, by number too', async () => {
    const { legend, circles } = await drawn(country, 5);
    expect(legend.groups.map(({ count }) => count)).toEqual([1500, 40]);
    expect(legend.groups[0]!.lon).toBeCloseTo(2.012, 2);
    expect(await groupNamed(country, style, circles.row[1]!)).toMatchObject({ count: 40 });
    expect(await groupNamed(country, style, 3)).toBeNull();
    expect(await groupNamed(country, null, circles.row[1]!)).toBeNull();
  });
});
