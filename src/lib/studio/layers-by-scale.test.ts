import { expect, it } from 'vitest';
import { emptyDocument, type LayerSpec, type MapDocument } from '../core/document/document';
import { handTable } from '../core/marks/hand-table';
import type { Mark, Shape } from '../core/marks/marks';
import { shapeOf } from '../core/marks/shapes';
import { plainAccess } from '../core/net/access';
import { good } from '../core/problems/problem';
import { profileOf } from '../core/table/make-profile';
import { RuntimeStore } from '../state/runtime.svelte';
import type { CallName, Calls } from '../workers/protocol';
import { settled } from './fake-workers.fixture';
import { Layers } from './layers';
import type { LayersPorts } from './layers-ports';

const ring = [
  [0, 44],
  [1, 44],
  [0, 45]
] as [number, number][];
const table = handTable({ polygons: [[[ring]]] });
const paint = Uint8Array.of(1, 2, 3, 4);

/** One layer of areas whose shape is another one in each band, on a map whose uploads end when they are let. */
function bench(varies = true): {
  layers: Layers;
  asked: { name: CallName; band: number; have: string[] }[];
  map: { zoom: number; held: Set<string>; changes: number };
  arrive(): Promise<void>;
  shown(): Mark | undefined;
  document: MapDocument;
} {
  const layer: LayerSpec = {
    id: 'a',
    name: 'a',
    source: { kind: 'geojson', url: 'https://cartes.exemple.fr/a.json' },
    visible: true,
    opacity: 1,
    where: null,
    style: { kind: 'single', colour: 'carte-encre', size: 3, fill: 'fill' } as LayerSpec['style'],
    decidedBy: { style: 'author', place: 'author' }
  };
  const document: MapDocument = { ...emptyDocument(), layers: [layer] };
  const asked: ReturnType<typeof bench>['asked'] = [];
  const map = { zoom: 5, held: new Set<string>(), changes: 0 };
  let uploads: (() => void)[] = [];
  const inBand = (id: string, have: string[]): Shape[] => (have.includes(id) ? [] : [shapeOf(table, 'own', id)]);
  const call = async <N extends CallName>(name: N, args: Calls[N][0]): Promise<unknown> => {
    if (name === 'read') return good({ ...profileOf(table), table: (args as Calls['read'][0]).table });
    if (name !== 'compile' && name !== 'shape') return good(null);
    const { band, have, table: view } = args as Calls['compile'][0];
    asked.push({ name, band, have });
    const id = `${view}:own@${band}`;
    if (name === 'shape') return good({ id, shape: inBand(id, have)[0] ?? null });
    const marks: Mark[] = [
      { mark: 'polygons', shape: id, fill: paint },
      {
        mark: 'columns',
        shape: `${view}:inside`,
        height: new Float32Array([9]),
        width: 14,
        fill: paint,
        stroke: [0, 0, 0, 255]
      }
    ];
    return good({ marks, legend: { type: 'table', count: 1 }, shapes: inBand(id, have), varies });
  };
  const ports: Partial<LayersPorts> = {
    pool: { call: call as never },
    runtimes: new RuntimeStore(),
    document: () => document,
    theme: () => 'light',
    language: () => 'fr',
    baseUrl: 'https://moi.fr/',
    limits: () => ({ timeoutSeconds: 20, maxBytes: 1000, access: plainAccess }),
    wholeLimit: () => 100,
    camera: () => ({ bbox: [0, 44, 1, 45], zoom: map.zoom }),
    gate: () => null,
    hasShape: (id) => map.held.has(id),
    putShape: (shape) =>
      new Promise((resolve) =>
        uploads.push(() => {
          map.held.add(shape.id);
          resolve();
        })
      ),
    dropShape: (id) => map.held.delete(id),
    replaced: () => undefined,
    changed: () => map.changes++,
    arrived: () => undefined
  };
  const layers = new Layers(ports as LayersPorts);
  layers.reconcile();
  return {
    layers,
    asked,
    map,
    document,
    arrive: async () => {
      await settled();
      for (const end of uploads) end();
      uploads = [];
      await settled();
    },
    shown: () => layers.marks('a')[0]
  };
}

const bandOfMark = (mark: Mark | undefined): string =>
  mark && 'shape' in mark ? (mark.shape.split('@')[1] ?? '') : '-';

it('what is drawn stays until the shape of the next band has come, and keeps its paint', async () => {
  const { layers, asked, map, arrive, shown } = bench();
  await arrive();
  expect(bandOfMark(shown())).toBe('6');
  map.zoom = 5.9;
  layers.reconcile();
  expect([layers.outOfBand, layers.rescaling]).toEqual([false, false]);
  map.zoom = 6.2;
  expect(layers.outOfBand).toBe(true);
  layers.reconcile();
  await settled();
  // asked for, not there yet: the map still draws the old one
  expect([layers.rescaling, layers.outOfBand, bandOfMark(shown())]).toEqual([true, false, '6']);
  await arrive();
  expect([layers.rescaling, bandOfMark(shown())]).toEqual([false, '8']);
  expect(shown()).toMatchObject({ mark: 'polygons', fill: paint });
  expect((shown() as { fill: unknown }).fill).toBe(paint);
  // what stands inside the areas stays at its place
  expect(layers.marks('a')[1]).toMatchObject({ shape: expect.stringMatching(/:inside$/) as unknown });
  expect(asked.map(({ name, band }) => [name, band])).toEqual([
    ['compile', 6],
    ['shape', 8]
  ]);
});

it('whoever zooms on gets the last band asked for, and back again nothing is sent twice', async () => {
  const { layers, asked, map, arrive, shown } = bench();
  await arrive();
  map.zoom = 6.2;
  layers.reconcile();
  await settled();
  map.zoom = 9;
  layers.reconcile();
  await arrive();
  await arrive();
  expect(bandOfMark(shown())).toBe('10');
  map.zoom = 5;
  layers.reconcile();
  await settled();
  expect(bandOfMark(shown())).toBe('6');
  expect(asked.at(-1)?.have.map((id) => id.split('@')[1])).toContain('6');
});

it('only a few shapes of a table are kept on the map', async () => {
  const { layers, map, arrive, shown } = bench();
  await arrive();
  for (const zoom of [7, 9, 11, 13, 15]) {
    map.zoom = zoom;
    layers.reconcile();
    await arrive();
  }
  expect(bandOfMark(shown())).toBe('Infinity');
  expect([...map.held].map((id) => id.split('@')[1])).toEqual(['12', '14', 'Infinity']);
});

it('hidden layers, and those drawn alike at all scales, ask for nothing', async () => {
  const hidden = bench();
  await hidden.arrive();
  hidden.document.layers[0] = { ...(hidden.document.layers[0] as LayerSpec), visible: false };
  hidden.map.zoom = 9;
  hidden.layers.reconcile();
  expect([hidden.layers.outOfBand, hidden.asked.length]).toEqual([false, 1]);
  const alike = bench(false);
  await alike.arrive();
  alike.map.zoom = 9;
  alike.layers.reconcile();
  expect([alike.layers.outOfBand, alike.asked.length]).toEqual([false, 1]);
});

it('a layer out of its zooms follows no scale, and is neither read, compiled nor sent again when it is back', async () => {
  const { layers, asked, map, document, arrive, shown } = bench();
  document.layers[0] = { ...(document.layers[0] as LayerSpec), minzoom: 8, maxzoom: 10 };
  layers.reconcile();
  await arrive();
  const marks = shown();
  for (const zoom of [6.2, 7.9, 10.1, 12.5]) {
    map.zoom = zoom;
    expect(layers.outOfBand).toBe(false);
    layers.reconcile();
    await arrive();
  }
  expect(asked.map(({ name }) => name)).toEqual(['compile']);
  expect(shown()).toBe(marks);
  map.zoom = 8.5;
  expect(layers.outOfBand).toBe(true);
  layers.reconcile();
  await arrive();
  // only the shape of the scales that are seen now
  expect(asked.map(({ name, band }) => [name, band])).toEqual([
    ['compile', 6],
    ['shape', 10]
  ]);
});

it('a map that lost its shapes meanwhile goes on with what it is given then', async () => {
  const { layers, map, arrive, shown } = bench();
  await arrive();
  map.zoom = 6.2;
  layers.reconcile();
  await arrive();
  map.zoom = 5;
  layers.reconcile();
  map.held.clear();
  await settled();
  expect(bandOfMark(shown())).toBe('8');
  layers.redraw();
  await arrive();
  expect(bandOfMark(shown())).toBe('6');
  expect([...map.held].map((id) => id.split('@')[1])).toEqual(['6']);
});
