import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { handTable } from '../../marks/hand-table';
import type { Mark } from '../../marks/marks';
import { profileOf } from '../../table/make-profile';
import { classOf } from '../classes/breaks';
import { compile, resolve } from './compile';
import { circlesOnClasses } from '.';
import { circlesOnClassesSchema, classesOf, withClassesOf, type CirclesOnClassesStyle } from './schema';
import { handContext } from '../hand-context';

const style: CirclesOnClassesStyle = v.parse(circlesOnClassesSchema, {
  kind: 'circles-on-classes',
  column: 'habitants',
  second: 'taux'
});
const rows = fc.array(
  fc.record({
    habitants: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null }),
    taux: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null })
  }),
  { minLength: 2, maxLength: 40 }
);
const square = (x: number): [number, number][] => [
  [x, 45],
  [x + 1, 45],
  [x + 1, 46],
  [x, 46]
];

describe('circles on classes', () => {
  it('draws areas by the rate and circles true to the stock, whatever is missing', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const columns = { habitants: [1, ...list.map((r) => r.habitants)], taux: [0.5, ...list.map((r) => r.taux)] };
        const table = handTable({ polygons: columns.taux.map((_, x) => [[square(x)]]), columns });
        const { marks, legend } = compile(table, style, handContext(table));
        if (legend.type !== 'circles-on-classes') throw new Error(legend.type);
        const circles = marks.find((m): m is Extract<Mark, { mark: 'circles' }> => m.mark === 'circles')!;
        const max = Math.max(...columns.habitants.map((n) => n ?? 0));
        circles.radius.forEach((r, i) => {
          const value = columns.habitants[circles.row[i]!]!;
          // area within 1 %, down to the smallest circle that is seen
          if (r > 1.41) expect((r / style.maxRadius) ** 2 / (value / max)).toBeCloseTo(1, 2);
        });
        expect(circles.row).toHaveLength(columns.habitants.filter((n) => n !== null && n > 0).length);
        const { breaks, counts, noData } = legend.classes;
        const found = columns.taux.map((n) => (n === null ? -1 : classOf(breaks, n)));
        expect(counts).toEqual(counts.map((_, rank) => found.filter((f) => f === rank).length));
        expect(noData).toBe(found.filter((f) => f === -1).length);
        expect(marks.at(-1)).toBe(circles);
      }),
      { numRuns: 100 }
    );
  });

  it('is resolved once, and its areas are changed without its circles', () => {
    const table = handTable({
      polygons: [0, 1, 2, 3].map((x) => [[square(x)]]),
      columns: { habitants: [1, 2, 3, 40], taux: [1, 2, 3, 4] }
    });
    const resolved = resolve(table, style);
    expect(resolved.maxValue).toBe(40);
    expect(resolved.breaks!.length).toBeGreaterThan(2);
    expect(withClassesOf(resolved, classesOf(resolved))).toEqual(resolved);
    const fewer = withClassesOf(resolved, { ...classesOf(resolved), palette: 'prune', classes: 3 });
    expect(fewer).toMatchObject({ kind: 'circles-on-classes', column: 'habitants', second: 'taux', maxValue: 40 });
    expect(fewer).toMatchObject({ palette: 'prune', classes: 3 });
  });

  it('is proposed for areas with a stock and a rate only', () => {
    const columns = { population: [10, 2000, 30], taux_chomage: [4.5, 8.25, 6.125] };
    const context = { usedPalettes: [], usedColours: [], surfaceTaken: false };
    const polygons = [0, 1, 2].map((x) => [[square(x)]]);
    const propose = (hand: Parameters<typeof handTable>[0]): unknown =>
      circlesOnClasses.propose(profileOf(handTable(hand)), context)?.style ?? null;
    expect(propose({ polygons, columns })).toMatchObject({ column: 'population', second: 'taux_chomage' });
    expect(propose({ points: [0, 1, 2].map((x) => [[x, 45]]), columns })).toBeNull();
    expect(propose({ polygons, columns: { population: columns.population } })).toBeNull();
    expect(propose({ polygons, columns: { taux_chomage: columns.taux_chomage } })).toBeNull();
  });
});
