import { expect, it } from 'vitest';
import { emptyDocument, type LayerSpec, type MapDocument } from '../core/document/document';
import { plainAccess } from '../core/net/access';
import { bad, good, type Outcome } from '../core/problems/problem';
import type { TableProfile } from '../core/table/profile';
import { RuntimeStore } from '../state/runtime.svelte';
import { Layers } from './layers';
import type { LayersPorts } from './layers-ports';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const layer = (id: string, source?: LayerSpec['source']): LayerSpec => ({
  id,
  name: id,
  source: source ?? { kind: 'csv', url: 'https://cartes.exemple.fr/a.csv', plain: true },
  visible: true,
  opacity: 1,
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});

type Tell = (name: string, args: unknown, options?: { signal?: AbortSignal }) => void;

/** What layers of a document are told by a studio that lets them be. */
const plainPorts = (document: MapDocument): Partial<LayersPorts> => ({
  runtimes: new RuntimeStore(),
  document: () => document,
  theme: () => 'light',
  language: () => 'fr',
  baseUrl: 'https://moi.fr/',
  limits: () => ({ timeoutSeconds: 20, maxBytes: 1000, access: plainAccess }),
  wholeLimit: () => 100,
  camera: () => null,
  gate: () => null,
  changed: () => undefined,
  arrived: () => undefined
});

/** Layers of a document, and the last call to a worker, to be answered. */
function bench(
  all: LayerSpec[],
  gate: LayersPorts['gate'] = () => null
): { layers: Layers; runtimes: RuntimeStore; end(): void; calls(tell: Tell): void } {
  const document: MapDocument = { ...emptyDocument(), layers: all };
  const runtimes = new RuntimeStore();
  let end: (outcome: Outcome<unknown>) => void = () => undefined;
  let tell: Tell = () => undefined;
  const ports: Partial<LayersPorts> = {
    pool: {
      call: (...call: Parameters<Tell>) => {
        tell(...call);
        return new Promise((resolve) => (end = resolve as typeof end));
      }
    } as never,
    ...plainPorts(document),
    runtimes,
    gate
  };
  const table = { rows: 2, geometry: 'none', bytes: 10 } as TableProfile;
  return {
    layers: new Layers(ports as LayersPorts),
    runtimes,
    end: () => end(good(table)),
    calls: (told) => (tell = told)
  };
}

it('a layer that was stopped stays so, though another still reads the same data', async () => {
  const { layers, runtimes, end } = bench([layer('a'), layer('b')]);
  layers.reconcile();
  layers.cancel('a');
  end();
  await turn();
  expect([runtimes.get('a').phase, runtimes.get('b').phase]).toEqual(['cancelled', 'ready']);
  // nor does a later change of the map start it again; trying again does
  layers.reconcile();
  await turn();
  expect(runtimes.get('a').phase).toBe('cancelled');
  layers.retry('a');
  await turn();
  expect(runtimes.get('a').phase).toBe('ready');
});

it('a crossing waits, as what it reads does, for the answer about a host', async () => {
  let answer: ReturnType<LayersPorts['gate']> = 'wait';
  const crossing = { kind: 'ratio', layer: 'a', numerator: 'n', denominator: { by: 'area' }, per: 1 } as const;
  const { layers, runtimes } = bench([layer('a'), layer('c', { kind: 'derived', crossing })], (asked) =>
    asked.id === 'a' ? answer : null
  );
  layers.reconcile();
  await turn();
  expect([runtimes.get('a').phase, runtimes.get('c').phase]).toEqual(['waiting', 'waiting']);
  answer = null;
  layers.reconcile();
  await turn();
  expect([runtimes.get('a').phase, runtimes.get('c').phase]).toEqual(['reading', 'reading']);
});

it('a preview asks the keeper for a few rows of what is read already, and is called off by its signal', async () => {
  const asked: { name: string; args: unknown; signal: AbortSignal | undefined }[] = [];
  const { layers, end, calls } = bench([layer('a')]);
  layers.reconcile();
  end();
  await turn();
  calls((name, args, options) => asked.push({ name, args, signal: options?.signal }));
  const crossing = { kind: 'ratio', layer: 'a', numerator: 'n', denominator: { by: 'area' }, per: 1 } as const;
  const controller = new AbortController();
  void layers.preview({ ...emptyDocument(), layers: [layer('a')] }, crossing, controller.signal);
  await turn();
  expect(asked).toMatchObject([{ name: 'preview', args: { crossing, rows: 5, inputs: [{ where: null }] } }]);
  expect(asked[0]?.signal).toBe(controller.signal);
});

it('layers read at once choose their styles one after the other, each with those before in sight', async () => {
  const layers = [layer('a'), layer('b', { kind: 'csv', url: 'https://cartes.exemple.fr/b.csv', plain: true })];
  const document: MapDocument = { ...emptyDocument(), layers };
  const told: string[] = [];
  const resolved: (() => void)[] = [];
  const profile = { rows: 2, geometry: 'point', bytes: 10 } as TableProfile;
  const ports: Partial<LayersPorts> = {
    ...plainPorts(document),
    pool: {
      call: (name: string, { style }: { style?: unknown }) =>
        name === 'resolve'
          ? new Promise((resolve) => resolved.push(() => resolve(good(style))))
          : Promise.resolve(
              name === 'compile' ? bad({ code: 'internal', facts: { where: 'test', detail: '' } }) : good(profile)
            )
    } as never,
    choose: ({ id }) => {
      told.push(`chosen ${id}`);
      return { kind: 'single', colour: 'qual-1', fill: 'fill', size: 4 };
    },
    adopt: (id) => void told.push(`adopted ${id}`)
  };
  const both = new Layers(ports as LayersPorts);
  both.reconcile();
  await turn();
  expect(told).toEqual(['chosen a']);
  resolved.shift()?.();
  await turn();
  expect(told).toEqual(['chosen a', 'adopted a', 'chosen b']);
});
