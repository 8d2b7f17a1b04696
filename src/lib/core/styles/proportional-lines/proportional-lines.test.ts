import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { handTable } from '../../marks/hand-table';
import { profileOf } from '../../table/make-profile';
import type { FeatureTable } from '../../table/table';
import { proportionalLines } from '.';
import { compile, resolve } from './compile';
import { proportionalLinesSchema } from './schema';
import { handContext } from '../hand-context';

const style = v.parse(proportionalLinesSchema, { kind: 'proportional-lines', column: 'tmja' });
const tableOf = (tmja: readonly (number | null)[]): FeatureTable =>
  handTable({
    lines: tmja.map((_, x) => [
      [
        [x, 45],
        [x, 46]
      ]
    ]),
    columns: { tmja: [...tmja] }
  });

it('makes widths proportional to values; zeros are not drawn, missing ones are a grey hair', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: -5, max: 90_000 }), { nil: null }), { maxLength: 40 }), (list) => {
      const tmja = [100, ...list];
      const table = tableOf(tmja);
      const { marks, legend } = compile(table, style, handContext(table));
      const [mark] = marks;
      if (mark?.mark !== 'lines' || !(mark.width instanceof Float32Array) || !(mark.stroke instanceof Uint8Array))
        throw new Error('no lines');
      const max = Math.max(...tmja.map((n) => n ?? 0));
      for (const [row, value] of tmja.entries()) {
        const [width, alpha] = [mark.width[row]!, mark.stroke[4 * row + 3]!];
        if (value === null || value < 0) expect(width).toBe(0.75);
        else if (value === 0) expect([width, alpha]).toEqual([0, 0]);
        else if ((12 * value) / max > 0.6) expect(width / ((12 * value) / max)).toBeCloseTo(1, 5);
        else expect(width).toBeCloseTo(0.6, 6);
      }
      if (legend.type !== 'proportional-lines') throw new Error(legend.type);
      expect(legend.drawn).toBe(tmja.filter((n) => (n ?? 0) > 0).length);
      expect(legend.noData).toBe(tmja.filter((n) => n === null || n < 0).length);
      expect(legend.stops[0]!.value).toBeLessThanOrEqual(max);
    }),
    { numRuns: 100 }
  );
});

it('keeps the value of its widest line once resolved', () => {
  expect(resolve(tableOf([5, 50]), style).maxValue).toBe(50);
  expect(resolve(tableOf([5, 50]), { ...style, maxValue: 80 }).maxValue).toBe(80);
});

it('is offered for what lines carry, not for what they are', () => {
  const context = { usedPalettes: [], usedColours: [], surfaceTaken: false };
  const propose = (columns: Parameters<typeof handTable>[0]['columns']): unknown =>
    proportionalLines.propose(profileOf(handTable({ ...linesOf(4), columns })), context)?.style ?? null;
  expect(propose({ tmja: [1200, 50, 60_000, 810] })).toMatchObject({ column: 'tmja' });
  expect(propose({ nb_voies: [1, 2, 2, 4] })).toBeNull();
  expect(propose({ longueur: [1200, 50, 60_000, 810] })).toBeNull();
});

function linesOf(count: number): Pick<Parameters<typeof handTable>[0], 'lines'> {
  return {
    lines: Array.from({ length: count }, (_, x) => [
      [
        [x, 45],
        [x, 46]
      ] as const
    ])
  };
}
