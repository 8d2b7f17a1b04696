import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicMetres } from '../../geometry/geodesic';
import { standingInPart } from '../../geometry/polygon-contains';
import { handTable } from '../../marks/hand-table';
import { areasKm2 } from '../../table/area';
import { profileOf } from '../../table/make-profile';
import type { FeatureTable } from '../../table/table';
import { box, crossContext, run, values } from '../../../../../tests/crossing';
import { runCrossing } from '../registry';
import { serviceAreas } from './index';

type Pair = readonly [number, number];
const spec = { kind: 'service-areas', points: 'p', areas: 'a' } as const;

/** Rows whose ground holds a place. */
function rowsAt({ polygons }: FeatureTable, [x, y]: Pair): number[] {
  if (!polygons) return [];
  const parts = [...polygons.rowOf.keys()].filter((part) => standingInPart(polygons, part, x, y) !== 'outside');
  return [...new Set(parts.map((part) => polygons.rowOf[part]!))];
}

describe('service-areas', () => {
  it('gives every place of the areas to the nearest point, in 500 random cases', async () => {
    const inside = fc.tuple(
      fc.double({ min: 0, max: 0.75, noNaN: true }),
      fc.double({ min: 44, max: 44.5, noNaN: true })
    );
    const rows = fc.array(fc.array(inside, { maxLength: 2 }), { minLength: 1, maxLength: 12 });
    const areas = handTable({ polygons: [[[box(0, 44, 0.5), box(0.125, 44.125, 0.2)]], [[box(0.5, 44, 0.25)]], []] });
    const [whole] = [areasKm2(areas).reduce((sum, km2) => sum + (km2 || 0), 0)];
    await fc.assert(
      fc.asyncProperty(rows, fc.array(inside, { minLength: 10, maxLength: 10 }), async (points, probes) => {
        fc.pre(points.flat().length > 0);
        const { table, notices } = await run(spec, handTable({ points }), areas);
        expect(notices).toEqual([]);
        const given = areasKm2(table).reduce((sum, km2) => sum + (km2 || 0), 0);
        expect(Math.abs(given - whole)).toBeLessThan(5e-5 * whole);
        for (const probe of probes) {
          const found = rowsAt(table, probe);
          const distances = points.map((row) => Math.min(...row.map((p) => geodesicMetres(...p, ...probe))));
          const least = Math.min(...distances);
          // a plane, edges by vertices: to a few metres
          const near = [...distances.keys()].filter((row) => distances[row]! < least + 5);
          const border = [0, 0.125, 0.325, 0.5, 0.75, 44, 44.125, 44.25, 44.325, 44.5].some((at) =>
            probe.some((n) => Math.abs(n - at) < 0.0001)
          );
          const out = [0, 1].every((part) => standingInPart(areas.polygons!, part, ...probe) === 'outside');
          if (border || near.length > 1) continue;
          expect(found, JSON.stringify([points, probe])).toEqual(out ? [] : near);
        }
      }),
      { numRuns: 500 }
    );
  }, 30_000);

  it('has a frame where no areas are given, of twenty kilometres for a place alone', async () => {
    const one = handTable({ points: [[], [[2, 46]]], columns: { nom: ['a', 'b'] } });
    const { table } = await run({ kind: 'service-areas', points: 'p' }, one);
    expect(values(table, 'nom')).toEqual(['a', 'b']);
    expect(areasKm2(table)[0]).toBeNaN();
    expect(areasKm2(table)[1]).toBeCloseTo(400, 0);
    expect(table.points).toBeUndefined();
    const grid = handTable({
      points: Array.from({ length: 25 }, (_, i) => [[i % 5, 45 + Math.floor(i / 5)] as const])
    });
    const cells = (await run({ kind: 'service-areas', points: 'p' }, grid)).table;
    expect(new Set(cells.polygons!.rowOf).size).toBe(25);
    expect(rowsAt(cells, [2.1, 47.2])).toEqual([12]);
  });

  it('gives the ground of one place to the lowest row, and joins that of several', async () => {
    const areas = handTable({ polygons: [[[box(0, 45, 2)]]] });
    const points = handTable({
      points: [
        [[1.5, 46]],
        [[1.5, 46]],
        [
          [0.2, 46],
          [0.6, 46]
        ]
      ]
    });
    const { table } = await run(spec, points, areas);
    expect([...table.polygons!.rowOf]).toEqual([0, 2]);
  });

  it('says when there is nothing to share, and stops when it is called off', async () => {
    const areas = handTable({ polygons: [[[box(0, 45, 2)]]] });
    const points = handTable({ points: [[[1, 46]], [[1.5, 46]]] });
    for (const inputs of [
      [handTable({ points: [[]] }), areas],
      [points, points]
    ])
      expect(await runCrossing(inputs, spec, crossContext())).toMatchObject({
        ok: false,
        problem: { code: 'geometry-missing' }
      });
    const controller = new AbortController();
    const outcome = await runCrossing([points, areas], spec, {
      signal: controller.signal,
      breathe: (done) => {
        if (done > 0) controller.abort();
        return Promise.resolve();
      }
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'aborted' } });
  });

  it('is proposed once for places, over the widest areas', () => {
    const points = profileOf(handTable({ points: [[[0, 45]], [[1, 45]], [[1, 45.5]]] }));
    const many = profileOf(handTable({ polygons: [[[box(0, 45, 1)]], [[box(1, 45, 1)]]] }));
    const one = profileOf(handTable({ polygons: [[[box(0, 45, 2)]]] }));
    const inputs = [
      { layer: 'c', name: 'Communes', profile: many },
      { layer: 'p', name: 'Gares', profile: points },
      { layer: 'd', name: 'Département', profile: one }
    ];
    expect(serviceAreas.suggest(inputs).map((s) => s.sentence)).toEqual([
      {
        fr: 'Partager «\u00a0Département\u00a0» selon le lieu le plus proche de «\u00a0Gares\u00a0»',
        en: 'Divide “Département” by the nearest place of “Gares”'
      }
    ]);
    expect(serviceAreas.suggest(inputs.slice(1, 2))).toEqual([]);
  });
});
