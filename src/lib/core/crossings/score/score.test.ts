import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeStyles } from '../../carto/propose';
import { handTable } from '../../marks/hand-table';
import { profileOf } from '../../table/make-profile';
import { box, crossContext, run, values } from '../../../../../tests/crossing';
import { runCrossing } from '../registry';
import { score } from './index';
import type { ScoreCrossing } from './schema';

const areas = handTable({
  polygons: Array.from({ length: 4 }, (_, i) => [[box(i, 0, 1)]]),
  columns: {
    taux_chomage: [12, 5, null, null],
    part_boisee: [10, 60, 70, null],
    zone: ['A', 'b', 'a', null]
  }
});
const spec: ScoreCrossing = {
  kind: 'score',
  layer: 'a',
  criteria: [
    { column: 'taux_chomage', op: '>=', value: 12 },
    { column: 'part_boisee', op: '<', value: 60 },
    { column: 'zone', op: 'in', value: ['A'] }
  ]
};

describe('score', () => {
  it('counts the criteria met, and says which', async () => {
    const { table } = await run(spec, areas);
    expect(values(table, 'score')).toEqual([3, 0, 1, null]);
    expect(values(table, 'criteres')).toEqual(['taux_chomage, part_boisee, zone', null, 'zone', null]);
    expect(table.polygons).toBe(areas.polygons);
    const missing = await run({ ...spec, criteria: [{ column: 'zone', op: 'empty' }] }, areas);
    expect(values(missing.table, 'score')).toEqual([0, 0, 0, 1]);
  });

  it('counts as a plain look at each value does, in 500 random cases', async () => {
    const cells = fc.array(fc.tuple(fc.option(fc.integer({ min: 0, max: 9 })), fc.option(fc.double({ noNaN: true }))), {
      minLength: 1,
      maxLength: 30
    });
    const ops = ['<', '<=', '>', '>='] as const;
    const criterion = fc.record({
      column: fc.constantFrom('a', 'b'),
      op: fc.constantFrom(...ops),
      value: fc.integer({ min: 0, max: 9 })
    });
    await fc.assert(
      fc.asyncProperty(cells, fc.array(criterion, { minLength: 1, maxLength: 12 }), async (rows, criteria) => {
        const columns = { a: [...rows.map(([a]) => a), 0], b: [...rows.map(([, b]) => b), 0.5] };
        const { table } = await run({ kind: 'score', layer: 'a', criteria }, handTable({ columns }));
        const wanted = columns.a.map((a, row) => {
          const asked = criteria.map((c) => ({ ...c, is: c.column === 'a' ? a : columns.b[row]! }));
          if (asked.every(({ is }) => is === null)) return null;
          return asked.filter(({ op, value, is }) => {
            if (is === null) return false;
            const sign = Math.sign(is - value);
            return { '<': sign < 0, '<=': sign <= 0, '>': sign > 0, '>=': sign >= 0 }[op];
          }).length;
        });
        expect(values(table, 'score')).toEqual(wanted);
      }),
      { numRuns: 500 }
    );
  });

  it('names the column it lacks, and stops when it is called off', async () => {
    const outcome = await runCrossing([areas], { ...spec, criteria: [{ column: 'x', op: 'filled' }] }, crossContext());
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'column-unknown' } });
    const controller = new AbortController();
    controller.abort();
    expect(await runCrossing([areas], spec, { ...crossContext(), signal: controller.signal })).toMatchObject({
      ok: false,
      problem: { code: 'aborted' }
    });
  });

  it('is proposed for areas with several rates, and drawn in classes', async () => {
    const many = handTable({
      polygons: Array.from({ length: 40 }, (_, i) => [[box(i / 10, 45, 0.1)]]),
      columns: {
        population: Array.from({ length: 40 }, (_, i) => 100 + i * i),
        taux_chomage: Array.from({ length: 40 }, (_, i) => 5 + i / 7),
        taux_pauvrete: Array.from({ length: 40 }, (_, i) => 8 + ((i * 7) % 40) / 3)
      }
    });
    const [found] = score.suggest([{ layer: 'a', name: 'Communes', profile: profileOf(many) }]);
    expect(found?.sentence).toEqual({
      fr: 'Repérer dans «\u00a0Communes\u00a0» où se cumulent «\u00a0taux_chomage\u00a0» et «\u00a0taux_pauvrete\u00a0», chacun dans son quart le plus élevé',
      en: 'Find in “Communes” where “taux_chomage” and “taux_pauvrete” meet, each in its highest quarter'
    });
    const { table } = await run(found!.spec, many);
    const met = (values(table, 'score') as number[]).reduce((a, b) => a + b, 0);
    expect(met).toBeGreaterThanOrEqual(18);
    expect(met).toBeLessThanOrEqual(22);
    const [style] = proposeStyles(profileOf(table), {
      usedPalettes: [],
      usedColours: [],
      surfaceTaken: false,
      subject: score.subject(found!.spec)
    });
    expect(style?.style).toMatchObject({ kind: 'classes', column: 'score' });
    const few = handTable({ polygons: [[[box(0, 0, 1)]]], columns: { taux_a: [1], taux_b: [2] } });
    expect(score.suggest([{ layer: 'f', name: 'Communes', profile: profileOf(few) }])).toEqual([]);
  });
});
