import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { proposeStyles } from '../../carto/propose';
import { handTable } from '../../marks/hand-table';
import type { LegendModel, Mark } from '../../marks/marks';
import { shapePoints } from '../../marks/shape-points';
import { shapeOf } from '../../marks/shapes';
import { profileOf } from '../../table/make-profile';
import { classOf } from '../classes/breaks';
import { handContext } from '../hand-context';
import { colourOf } from '../palettes';
import { hidden, rgba } from '../rgba';
import { compile, resolve } from './compile';
import { classesOf, extrudedColumnsSchema, withClassesOf, type ExtrudedColumnsStyle } from './schema';

type Columns = Extract<Mark, { mark: 'columns' }>;
type Legend = Extract<LegendModel, { type: 'extruded-columns' }>;

const style: ExtrudedColumnsStyle = v.parse(extrudedColumnsSchema, { kind: 'extruded-columns', column: 'habitants' });
const coloured: ExtrudedColumnsStyle = v.parse(extrudedColumnsSchema, { ...style, by: { column: 'taux' } });
const square = (x: number): [number, number][] => [
  [x, 45],
  [x + 1, 45],
  [x + 1, 46],
  [x, 46]
];
const areas = (columns: Record<string, (number | null)[]>): ReturnType<typeof handTable> =>
  handTable({ polygons: Object.values(columns)[0]!.map((_, x) => [[square(x)]]), columns });

function drawn(
  table: ReturnType<typeof handTable>,
  of: ExtrudedColumnsStyle
): { columns: Columns; legend: Legend; marks: Mark[] } {
  const { marks, legend } = compile(table, of, handContext(table));
  if (legend.type !== 'extruded-columns') throw new Error(legend.type);
  return { columns: marks.find((m): m is Columns => m.mark === 'columns')!, legend, marks };
}

const value = fc.oneof(
  fc.constant(null),
  fc.constant(0),
  fc.integer({ min: -1000, max: 1_000_000 }),
  fc.double({ min: -10, max: 1e9, noNaN: true })
);

describe('heights', () => {
  it('are linear from zero: no value is lifted, lost or made to look larger', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), fc.integer({ min: 20, max: 400 }), (values, maxHeight) => {
        const habitants = [12, ...values];
        const { columns, legend } = drawn(areas({ habitants }), { ...style, maxHeight });
        const max = Math.max(...habitants.map((n) => n ?? 0));
        habitants.forEach((n, row) => {
          const wanted = n !== null && n > 0 ? Math.fround((maxHeight * n) / max) : 0;
          expect(columns.height[row]).toBe(wanted);
        });
        const standing = habitants.filter((n): n is number => n !== null && n > 0);
        expect(legend).toMatchObject({
          drawn: standing.length,
          negative: habitants.filter((n) => n !== null && n < 0).length,
          noData: habitants.filter((n) => n === null).length
        });
        expect(legend.total).toBeCloseTo(
          standing.reduce((a, b) => a + b, 0),
          3
        );
        // samples of the legend stand on the same scale
        for (const stop of legend.stops) {
          if (max > 2) expect(stop.value).toBeLessThanOrEqual((max / 2) * (1 + 1e-9));
          expect(stop.height / stop.value).toBeCloseTo(maxHeight / max, 6);
        }
      }),
      { numRuns: 200 }
    );
  });

  it('stand inside their areas, one a row, and keep the scale that was stored', () => {
    const table = areas({ habitants: [5, 10, 40] });
    const { columns, marks } = drawn(table, { ...style, maxValue: 80 });
    expect([...columns.height]).toEqual([8.75, 17.5, 70]);
    expect(columns.shape).toBe('inside');
    const { coords, row } = shapePoints(shapeOf(table, 'inside', 'inside'));
    expect([...row]).toEqual([0, 1, 2]);
    row.forEach((r, i) => expect(Math.floor(coords[2 * i]!)).toBe(r));
    expect(marks.map((m) => m.mark)).toEqual(['outlines', 'columns']);
    expect(resolve(table, style).maxValue).toBe(40);
    expect(resolve(table, { ...style, maxValue: 80 }).maxValue).toBe(80);
  });

  it('has three round samples, none below one where values are whole', () => {
    const { legend } = drawn(areas({ habitants: [3, 947, 12, 88] }), style);
    expect(legend.stops.map((s) => s.value)).toEqual([400, 100, 20]);
    expect(drawn(areas({ habitants: [5, 2] }), style).legend.stops.map((s) => s.value)).toEqual([2]);
    expect(drawn(areas({ habitants: [1, 1] }), style).legend.stops.map((s) => s.value)).toEqual([1]);
    expect(drawn(areas({ habitants: [0, null, -4] }), style).legend).toMatchObject({ stops: [], drawn: 0 });
  });
});

describe('colours', () => {
  const table = areas({ habitants: [5, 10, 40, 20, 9], taux: [1, 2, 3, null, 9] });

  it('are one for all, or those of the classes of another column', () => {
    expect(drawn(table, style)).toMatchObject({
      columns: { fill: rgba(colourOf('carte-cercle', 'light')) },
      legend: { classes: null }
    });
    const { columns, legend } = drawn(table, coloured);
    const { breaks, colours } = legend.classes!;
    [1, 2, 3, null, 9].forEach((n, row) => {
      const wanted = n === null ? colourOf('carte-sans-donnee', 'light') : colours[classOf(breaks, n)]!;
      expect([...(columns.fill as Uint8Array).subarray(4 * row, 4 * row + 4)]).toEqual(rgba(wanted));
    });
    expect(legend.classes).toMatchObject({ column: 'taux', noData: 1 });
  });

  it('are put out class by class', () => {
    const resolved = resolve(table, coloured);
    const off = withClassesOf(resolved, { ...classesOf(resolved)!, off: [0] });
    const { columns, legend } = drawn(table, off);
    expect([...(columns.fill as Uint8Array).subarray(0, 4)]).toEqual([...hidden]);
    expect(legend.classes?.off).toEqual([0]);
    expect(withClassesOf(resolved, classesOf(resolved)!)).toEqual(resolved);
    expect(classesOf(style)).toBeNull();
  });
});

it('is offered for stocks, and never the first choice', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 3, maxLength: 12 });
  const free = { usedColours: [], usedPalettes: [], surfaceTaken: false };
  let offered = 0;
  fc.assert(
    fc.property(numbers, fc.boolean(), fc.boolean(), (population, points, taken) => {
      const columns = { population, taux_chomage: population.map((n) => n / 7.3) };
      const table = points ? handTable({ points: population.map((_, x) => [[x, 45]]), columns }) : areas(columns);
      for (const subject of [undefined, 'population']) {
        const context = { ...free, surfaceTaken: taken, ...(subject && { subject }) };
        const kinds = proposeStyles(profileOf(table), context).map((p) => p.style.kind);
        expect(kinds[0]).not.toBe('extruded-columns');
        if (kinds.includes('extruded-columns')) offered++;
        expect(kinds.includes('extruded-columns')).toBe(kinds.includes('circles'));
      }
    }),
    { numRuns: 100 }
  );
  expect(offered).toBeGreaterThan(100);
});
