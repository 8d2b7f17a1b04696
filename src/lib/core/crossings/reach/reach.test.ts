import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { proposeStyles } from '../../carto/propose';
import { geodesicMetres } from '../../geometry/geodesic';
import { handTable } from '../../marks/hand-table';
import { classOf } from '../../styles/classes/breaks';
import { profileOf } from '../../table/make-profile';
import { box, run, values } from '../../../../../tests/crossing';
import { crossingSchema } from '../schema';
import { reach } from './index';
import type { ReachCrossing } from './schema';

const spec: ReachCrossing = { kind: 'reach', from: 'a', to: 'b', kilometres: [5, 10, 20] };
const context = { usedPalettes: [], usedColours: [], surfaceTaken: false };

describe('reach', () => {
  it('puts every place in the class that a plain look at all distances does, in 500 random cases', async () => {
    const place = fc.tuple(
      fc.double({ min: 0, max: 0.6, noNaN: true }),
      fc.double({ min: 45, max: 45.5, noNaN: true })
    );
    const some = fc.array(place, { minLength: 2, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(some, some, async (from, to) => {
        const goals = handTable({ points: to.map((p) => [p]) });
        const { table } = await run(spec, handTable({ points: [...from.map((p) => [p]), []] }), goals);
        const km = from.map((p) => Math.min(...to.map((goal) => geodesicMetres(...p, ...goal))) / 1000);
        const wanted = km.map((d) => spec.kilometres.filter((limit) => d >= limit).length);
        const [best] = proposeStyles(profileOf(table), {
          ...context,
          subject: reach.subject(spec),
          breaks: reach.breaks(spec)
        });
        const found = values(table, 'distance_km') as (number | null)[];
        expect(found.at(-1)).toBeNull();
        if (new Set(wanted).size < 2) return;
        expect(best?.style).toMatchObject({ kind: 'classes', column: 'distance_km', method: 'manual' });
        const breaks = best?.style.kind === 'classes' ? (best.style.breaks ?? []) : [];
        const classes = found.slice(0, -1).map((d) => classOf(breaks, d as number));
        const lowest = spec.kilometres.filter((limit) => limit <= Math.min(...km)).length;
        expect(classes).toEqual(wanted.map((n) => n - lowest));
      }),
      { numRuns: 500 }
    );
  });

  it('takes limits in any order, one to six of them, above zero', () => {
    const parse = (kilometres: number[]): boolean => v.safeParse(crossingSchema, { ...spec, kilometres }).success;
    expect([[5], [10, 5], [0, 5], [], [1, 2, 3, 4, 5, 6, 7]].map(parse)).toEqual([true, true, false, false, false]);
    expect(reach.breaks({ ...spec, kilometres: [10, 5, 10] })).toEqual([5, 10]);
  });

  it('is proposed as a sentence, by limits that suit the territory', () => {
    const communes = (side: number): ReturnType<typeof profileOf> =>
      profileOf(handTable({ polygons: [[[box(0, 45, side)]], [[box(side, 45, side)]]] }));
    const stations = profileOf(handTable({ points: [[[0, 45]]] }));
    const offered = (side: number): ReturnType<typeof reach.suggest> =>
      reach.suggest([
        { layer: 'a', name: 'Communes', profile: communes(side) },
        { layer: 'b', name: 'Gares', profile: stations }
      ]);
    const said = (side: number): string[] => offered(side).map((s) => s.sentence.fr);
    expect(said(1)).toEqual([
      'Mesurer la distance de chaque commune à «\u00a0Gares\u00a0», au plus proche, par classes\u00a0: moins de 5\u00a0km, 5 à 10\u00a0km, 10 à 20\u00a0km, plus de 20\u00a0km'
    ]);
    expect(said(0.02)[0]).toContain('moins de 0,3\u00a0km');
    // other limits may be chosen
    expect(offered(1)[0]?.variants?.map((s) => [s.amount?.fr, s.spec.kilometres])).toEqual([
      ['300\u00a0m, 500\u00a0m, 1\u00a0km', [0.3, 0.5, 1]],
      ['1\u00a0km, 2\u00a0km, 5\u00a0km', [1, 2, 5]],
      ['5\u00a0km, 10\u00a0km, 20\u00a0km', [5, 10, 20]]
    ]);
  });
});
