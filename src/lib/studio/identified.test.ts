import { expect, it } from 'vitest';
import type { LayerSpec } from '../core/document/document';
import { bad, good, type Outcome } from '../core/problems/problem';
import type { InfoFeature } from '../core/identify/read-info';
import type { LayerRuntime } from '../state/runtime.svelte';
import { IdentifiedStore } from './identified.svelte';

const feature: InfoFeature = { layer: '', values: [{ name: 'alea', value: 'fort' }] };
const nothing = good<InfoFeature[]>([]);

function store(answers: Record<string, Outcome<InfoFeature[]>>, hidden: readonly string[] = []) {
  const asked: string[] = [];
  const layers = Object.keys(answers).map((id) => ({ id, visible: true, opacity: 1 }) as LayerSpec);
  const identified = new IdentifiedStore({
    pool: {
      call: (_: string, { request }: { request: { url: string } }, { signal }: { signal: AbortSignal }) => {
        asked.push(request.url);
        return new Promise((resolve) => {
          if (signal.aborted) return;
          setTimeout(() => resolve(answers[request.url]));
        });
      }
    } as never,
    layers: () => layers,
    runtime: (id) =>
      ({ picture: { info: { url: id } }, drawsAt: hidden.includes(id) ? 12 : null }) as unknown as LayerRuntime,
    site: () => ({}) as never
  });
  return { identified, asked };
}
const place = { lon: 2, lat: 46 };

it('gives the answer of the topmost picture that knows of something', async () => {
  const { identified, asked } = store({ bas: good([feature]), milieu: good([feature]), haut: nothing });
  const asking = identified.ask(place, 10);
  expect(identified.identified).toMatchObject({ layer: 'haut', status: 'asking' });
  await asking;
  expect(asked).toEqual(['haut', 'milieu']);
  expect(identified.identified).toEqual({ layer: 'milieu', status: 'ready', features: [feature], problem: null });
});

it('says that there is nothing, or what failed', async () => {
  const empty = store({ a: nothing, b: nothing });
  await empty.identified.ask(place, 10);
  expect(empty.identified.identified).toMatchObject({ layer: 'b', status: 'ready', features: [] });
  const problem = { code: 'timeout', facts: { url: 'u', seconds: 20 } } as const;
  const dead = store({ a: nothing, b: bad(problem) });
  await dead.identified.ask(place, 10);
  expect(dead.identified.identified).toMatchObject({ layer: 'b', status: 'failed', problem });
});

it('asks no picture that is not drawn at this scale, and forgets an answer that comes too late', async () => {
  const { identified, asked } = store({ a: good([feature]), b: good([feature]) }, ['b']);
  const asking = identified.ask(place, 10);
  identified.clear();
  await asking;
  expect(asked).toEqual(['a']);
  expect(identified.identified).toBeNull();
});
