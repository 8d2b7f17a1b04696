import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicMetres } from '../../geometry/geodesic';
import { handTable } from '../../marks/hand-table';
import { profileOf } from '../../table/make-profile';
import { box, crossContext, run, values } from '../../../../../tests/crossing';
import { runCrossing } from '../registry';
import { near, plainMetres, thing, where, type Pair } from '../../../../../tests/things';
import { within } from './index';
import type { WithinCrossing } from './schema';

const spec = (metres: number, mode: WithinCrossing['mode']): WithinCrossing => ({
  kind: 'within',
  from: 'a',
  to: 'b',
  metres,
  mode
});

describe('within', () => {
  it('finds the very distance at which features come within, to 2 mm, in 500 random cases', async () => {
    const reach = fc.constantFrom(0.02, 0.2, 1);
    const pair = reach.chain((r) => fc.tuple(where, thing(r), thing(r)));
    await fc.assert(
      fc.asyncProperty(pair, async ([at, one, other]) => {
        const [a, b] = [one(at), other(at)];
        const metres = plainMetres(a, b);
        fc.pre(metres < 190_000);
        const [from, to] = [handTable(a.hand), handTable(b.hand)];
        const count = async (m: number): Promise<unknown> =>
          values((await run(spec(m, 'count'), from, to)).table, 'nombre_proches')[0];
        expect(await count(metres + 0.002)).toBe(1);
        if (metres > 0.002) expect([await count(metres - 0.002), await count(0)]).toEqual([0, 0]);
      }),
      { numRuns: 500 }
    );
  });

  it('counts and keeps what comparing every pair of points does, in 500 random cases', async () => {
    const some = fc.array(fc.array(near, { maxLength: 2 }), { minLength: 1, maxLength: 20 });
    const far = fc.constantFrom(0, 500, 20_000, 90_000);
    await fc.assert(
      fc.asyncProperty(where, some, some, far, async ([x, y], a, b, metres) => {
        const put = (rows: Pair[][]): Pair[][] => rows.map((row) => row.map(([dx, dy]): Pair => [x + dx, y + dy]));
        const [from, to] = [put(a), put(b)];
        const wanted = from.map((row) =>
          row.length === 0
            ? null
            : to.filter((goal) => goal.some((g) => row.some((p) => geodesicMetres(...p, ...g) <= metres))).length
        );
        const columns = { id: from.map((_, i) => i) };
        const tables = [handTable({ points: from, columns }), handTable({ points: to })] as const;
        fc.pre(to.flat().length > 0 && from.flat().length > 0);
        expect(values((await run(spec(metres, 'count'), ...tables)).table, 'nombre_proches')).toEqual(wanted);
        const kept = async (mode: WithinCrossing['mode']): Promise<unknown[]> =>
          values((await run(spec(metres, mode), ...tables)).table, 'id');
        expect(await kept('within')).toEqual(columns.id.filter((i) => (wanted[i] ?? 0) > 0));
        expect(await kept('beyond')).toEqual(columns.id.filter((i) => wanted[i] === 0));
      }),
      { numRuns: 500 }
    );
  });

  it('keeps the geometry and columns of what it keeps', async () => {
    const from = handTable({
      lines: [
        [
          [
            [0, 0],
            [1, 1]
          ]
        ],
        [
          [
            [5, 5],
            [6, 6]
          ]
        ],
        []
      ],
      columns: { nom: ['a', 'b', 'c'] }
    });
    const to = handTable({ polygons: [[[box(0.5, 0.5, 3), box(1.5, 1.5, 1)]], []] });
    const { table } = await run(spec(0, 'within'), from, to);
    expect([values(table, 'nom'), [...table.lines!.coords]]).toEqual([['a'], [0, 0, 1, 1]]);
    expect(values((await run(spec(0, 'beyond'), from, to)).table, 'nom')).toEqual(['b']);
    // in the hole, and on its border
    const points = handTable({
      points: [
        [[2, 2]],
        [[1.5, 2]],
        [
          [2, 2],
          [3, 3]
        ]
      ]
    });
    expect(values((await run(spec(0, 'count'), points, to)).table, 'nombre_proches')).toEqual([0, 1, 1]);
  });

  it('takes a table of several geometries, and rows that have more than one', async () => {
    const mixed = {
      ...handTable({ polygons: [[[box(0, 0, 1)]], []] }),
      points: handTable({ points: [[[9, 9]], [[5, 5]]] }).points!
    };
    const goals = handTable({ points: [[[9, 9]], [[0.5, 0.5]], [[5, 5]], [[7, 7]]] });
    expect(values((await run(spec(0, 'count'), mixed, goals)).table, 'nombre_proches')).toEqual([2, 1]);
    expect(values((await run(spec(0, 'count'), goals, mixed)).table, 'nombre_proches')).toEqual([1, 1, 1, 0]);
  });

  it('has nothing to find among no rows, and says when there is no geometry', async () => {
    const points = handTable({ points: [[[0, 0]]] });
    const none = handTable({ points: [] });
    expect(values((await run(spec(10, 'count'), points, none)).table, 'nombre_proches')).toEqual([0]);
    expect((await run(spec(10, 'within'), none, points)).table.rows).toBe(0);
    const words = handTable({ columns: { nom: ['x'] } });
    for (const inputs of [
      [points, words],
      [words, points]
    ])
      expect(await runCrossing(inputs, spec(1, 'within'), crossContext())).toMatchObject({
        ok: false,
        problem: { code: 'geometry-missing' }
      });
  });

  it('looks up often, and stops when it is called off', async () => {
    const controller = new AbortController();
    const many = handTable({ points: Array.from({ length: 3000 }, (_, i) => [[i / 1000, 45] as const]) });
    const seen: number[] = [];
    const outcome = await runCrossing([many, many], spec(10_000, 'count'), {
      signal: controller.signal,
      breathe: (done) => {
        seen.push(done);
        if (done > 0) controller.abort();
        return Promise.resolve();
      }
    });
    expect(outcome).toEqual({ ok: false, problem: { code: 'aborted', facts: {} } });
    // some 250 others lie within ten kilometres of each
    expect(seen.at(-1)).toBeLessThan(100);
  });

  it('says in a sentence what it keeps or counts, and nothing of units that hold everything', () => {
    const points = profileOf(handTable({ points: [[[0, 0]], [[1, 1]]] }));
    const zones = profileOf(handTable({ polygons: [[[box(0, 0, 1)]], [[box(1, 0, 1)]]] }));
    const inputs = [
      { layer: 'p', name: 'Lycées', profile: points },
      { layer: 'h', name: 'Hôpitaux', profile: points },
      { layer: 'z', name: 'Zones inondables', profile: zones },
      { layer: 'c', name: 'Communes', profile: zones }
    ];
    const said = within.suggest(inputs);
    const sentences = said.map((s) => s.sentence.fr);
    expect(sentences).toContain(
      'Compter «\u00a0Hôpitaux\u00a0» à moins de 1\u00a0km de chaque lieu de «\u00a0Lycées\u00a0»'
    );
    expect(sentences).toContain('Ne garder de «\u00a0Lycées\u00a0» que ce qui est dans «\u00a0Zones inondables\u00a0»');
    expect(sentences).toContain('Ne garder de «\u00a0Communes\u00a0» que ce qui touche «\u00a0Zones inondables\u00a0»');
    expect(said.map((s) => s.spec)).not.toContainEqual(expect.objectContaining({ to: 'c' }));
    const [count] = said.filter((s) => s.sentence.fr.startsWith('Compter «\u00a0Hôpitaux\u00a0»'));
    expect(count?.variants?.map((s) => s.sentence.fr)).toContain(
      'Compter «\u00a0Hôpitaux\u00a0» à moins de 500\u00a0m de chaque lieu de «\u00a0Lycées\u00a0»'
    );
    expect(count?.variants?.map((s) => [s.spec.metres, s.amount?.fr])).toEqual([
      [500, '500\u00a0m'],
      [1000, '1\u00a0km'],
      [2000, '2\u00a0km'],
      [5000, '5\u00a0km'],
      [10_000, '10\u00a0km'],
      [20_000, '20\u00a0km']
    ]);
    // what lies in a zone has no distance to choose
    const [inZone] = said.filter((s) => s.sentence.fr.includes('est dans'));
    expect([inZone?.amount, inZone?.variants]).toEqual([undefined, undefined]);
  });
});
