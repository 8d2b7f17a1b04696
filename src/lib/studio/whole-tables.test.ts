import { expect, it } from 'vitest';
import { emptyDocument, type LayerSpec } from '../core/document/document';
import { bad, good, type Outcome, type Problem } from '../core/problems/problem';
import type { TableProfile } from '../core/table/profile';
import { wholeTablesOf } from './whole-tables';

const layer = (id: string, source: object): LayerSpec => ({
  id,
  name: id,
  visible: true,
  opacity: 1,
  source: source as LayerSpec['source'],
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});
const csv = { kind: 'csv', url: 'https://cartes.exemple.fr/a.csv', plain: true };
const document = {
  ...emptyDocument(),
  layers: [
    layer('a', csv),
    layer('b', csv),
    layer('x', { kind: 'derived', crossing: { kind: 'count-in', areas: 'a', points: 'b' } })
  ]
};

type Answers = Record<string, Outcome<Pick<TableProfile, 'covers'>>>;

/** Tables that answer as told, `all` of their source otherwise; what was wanted, in order. */
function bench(
  answers: Answers = {},
  viewed: string[] = [],
  gate: (id: string) => Problem | 'wait' | null = () => null
) {
  const wanted: string[] = [];
  const steps: string[] = [];
  const whole = wholeTablesOf(
    {
      viewed: (_, { id }) => document.layers.find((l) => viewed.includes(l.id) && (l.id === id || id === 'x')) ?? null,
      want: (_, { id }, user) => {
        wanted.push(`${user} ${id}`);
        return Promise.resolve((answers[id] ?? good({ covers: 'all' })) as Outcome<TableProfile>);
      },
      keyOf: (_, { id }) => ({ key: `t${id}` })
    },
    ({ id }) => gate(id)
  );
  const run = (...ids: string[]) => whole(document, ids, 'u', (done, total) => steps.push(`${done}/${total}`));
  return { run, wanted, steps };
}

it('wants what a layer is computed from before the layer, and counts the steps', async () => {
  const { run, wanted, steps } = bench();
  const read = await run('x', 'a');
  expect(wanted).toEqual(['u a', 'u b', 'u x']);
  expect(steps).toEqual(['0/3', '1/3', '2/3', '3/3']);
  expect('refs' in read && [...read.refs]).toEqual([
    ['x', { table: 'tx', where: null }],
    ['a', { table: 'ta', where: null }]
  ]);
});

it('tells a dead source by its own name, and runs no crossing over it', async () => {
  const problem: Problem = { code: 'timeout', facts: { url: 'u', seconds: 3 } };
  const { run, wanted } = bench({ b: bad(problem) });
  expect(await run('x')).toMatchObject({ fault: { layer: { id: 'b' }, why: 'failed', problem } });
  expect(wanted).toEqual(['u a', 'u b']);
});

it('takes no part for the whole: too many, read by the view, cut short by its server', async () => {
  const many = bad({ code: 'too-many', facts: { total: 900_000, limit: 50_000 } });
  expect(await bench({ a: many }).run('x')).toMatchObject({ fault: { layer: { id: 'a' }, why: 'many' } });
  expect(await bench({}, ['b']).run('x')).toMatchObject({ fault: { layer: { id: 'b' }, why: 'many', problem: null } });
  const part: Answers = { a: good({ covers: 'part' }) };
  expect(await bench(part).run('x')).toMatchObject({ fault: { layer: { id: 'a' }, why: 'part' } });
});

it('asks nobody who may not be asked', async () => {
  const { run, wanted } = bench({}, [], (id) => (id === 'a' ? 'wait' : null));
  expect(await run('a')).toMatchObject({ fault: { layer: { id: 'a' }, why: 'failed', problem: null } });
  expect(wanted).toEqual([]);
});
