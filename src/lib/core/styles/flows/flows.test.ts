import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mercatorDegrees, mercatorLatitude } from '../../crs/mercator';
import { handTable } from '../../marks/hand-table';
import type { LegendModel, Mark } from '../../marks/marks';
import { profileOf } from '../../table/make-profile';
import type { FeatureTable } from '../../table/table';
import { flows } from '.';
import { compile, resolve } from './compile';
import { STEPS, writeCurve } from './curve';
import { flowsSchema } from './schema';
import { handContext } from '../hand-context';

const style = v.parse(flowsSchema, { kind: 'flows', column: 'actifs' });
const tableOf = (actifs: readonly (number | null)[]): FeatureTable =>
  handTable({
    lines: actifs.map((_, i) => [
      [
        [0, 45],
        [1 + i / 100, 46]
      ]
    ]),
    columns: { actifs: [...actifs] }
  });

function drawn(
  table: FeatureTable,
  more: Partial<typeof style> = {}
): { mark: Extract<Mark, { mark: 'flows' }>; legend: Extract<LegendModel, { type: 'flows' }> } {
  const { marks, legend } = compile(table, { ...style, ...more }, handContext(table));
  const [mark] = marks;
  if (mark?.mark !== 'flows' || legend.type !== 'flows') throw new Error('no flows');
  return { mark, legend };
}

describe('curves', () => {
  const lon = fc.double({ min: -10, max: 10, noNaN: true });
  const lat = fc.double({ min: 40, max: 52, noNaN: true });
  const curve = (a: [number, number], b: [number, number]): Float64Array => {
    const out = new Float64Array(2 * (STEPS + 1));
    writeCurve(a, b, out, 0);
    return out;
  };

  it('start and end at their places, and keep to the right of who travels', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (x0, y0, x1, y1) => {
        fc.pre(Math.hypot(x1 - x0, y1 - y0) > 0.01);
        const there = curve([x0, y0], [x1, y1]);
        expect(there[0]).toBeCloseTo(x0, 9);
        expect(there[1]).toBeCloseTo(y0, 9);
        expect(there.at(-2)).toBeCloseTo(x1, 9);
        expect(there.at(-1)).toBeCloseTo(y1, 9);
        const [dx, dy] = [x1 - x0, mercatorDegrees(y1) - mercatorDegrees(y0)];
        const [mx, my] = [there[STEPS]!, mercatorDegrees(there[STEPS + 1]!)];
        const side = dx * (my - mercatorDegrees(y0)) - dy * (mx - x0);
        // 14 % of the length, on the right
        expect(side / (dx * dx + dy * dy)).toBeCloseTo(-0.14, 6);
      })
    );
  });

  it('know the Mercator plane both ways', () => {
    fc.assert(
      fc.property(fc.double({ min: -85, max: 85, noNaN: true }), (latitude) => {
        expect(mercatorLatitude(mercatorDegrees(latitude))).toBeCloseTo(latitude, 9);
      })
    );
  });
});

describe('flows', () => {
  it('have widths proportional to their values, the largest first, on the map and in the legend', () => {
    const value = fc.option(fc.integer({ min: -2, max: 100_000 }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), (list) => {
        const actifs = [1000, ...list];
        const { mark, legend } = drawn(tableOf(actifs));
        const max = Math.max(...actifs.map((n) => n ?? 0));
        const shown = [...mark.row].map((row) => actifs[row]!);
        expect(shown).toEqual([...shown].sort((a, b) => b - a));
        mark.width.forEach((width, i) => {
          const true_ = (style.maxWidth * shown[i]!) / max;
          if (true_ > 1) expect(width / true_).toBeCloseTo(1, 2);
          else expect(width).toBe(1);
        });
        for (const stop of legend.stops) expect(stop.width).toBeCloseTo(Math.max(1, (18 * stop.value) / max), 9);
        // nothing is lost on the way: drawn, hidden and the rest are all rows and all they carry
        const positive = actifs.filter((n): n is number => n !== null && n > 0);
        expect(legend.drawn + legend.hidden).toBe(positive.length);
        expect(legend.total + legend.hiddenTotal).toBe(positive.reduce((a, b) => a + b, 0));
        expect(legend.noData).toBe(actifs.filter((n) => n === null || n < 0).length);
        expect(mark.positions).toHaveLength(2 * (STEPS + 1) * legend.drawn);
      }),
      { numRuns: 60 }
    );
  });

  it('are those that can be read: below a round value they are hidden, and counted', () => {
    const actifs = Array.from({ length: 1000 }, (_, i) => i + 1);
    const resolved = resolve(tableOf(actifs), style);
    expect(resolved).toMatchObject({ maxValue: 1000, least: 851 });
    const { legend } = drawn(tableOf(actifs));
    expect(legend).toMatchObject({ drawn: 150, hidden: 850, hiddenTotal: (850 * 851) / 2 });
    expect(drawn(tableOf(actifs), { least: 990 }).legend).toMatchObject({ drawn: 11, least: 990 });
    expect(resolve(tableOf([1, 2, 3]), style).least).toBe(0);
  });

  it('are proposed for lines between two ends that carry a count, first where they were made for it', () => {
    const context = { usedPalettes: [], usedColours: [], surfaceTaken: false };
    const lines = [0, 1, 2, 3].map((x) => [
      [
        [x, 45],
        [x, 46]
      ] as const
    ]);
    const ends = { origine: ['Abzac', 'Bègles', 'Corte', 'Dax'], destination: ['Dax', 'Dax', 'Abzac', 'Abzac'] };
    const actifs = [10, 200, 3000, 40];
    const propose = (hand: Parameters<typeof handTable>[0], subject?: string): number | null =>
      flows.propose(profileOf(handTable(hand)), { ...context, ...(subject !== undefined && { subject }) })?.score ??
      null;
    expect(propose({ lines, columns: { ...ends, actifs } }, 'actifs')).toBeGreaterThan(0.9);
    expect(propose({ lines, columns: { ...ends, actifs } })).toBe(0.5);
    expect(propose({ lines, columns: { route: ['N7', 'D12', 'N7', 'A10'], actifs } })).toBeNull();
    expect(propose({ points: [0, 1, 2, 3].map((x) => [[x, 45]]), columns: { ...ends, actifs } })).toBeNull();
  });
});
