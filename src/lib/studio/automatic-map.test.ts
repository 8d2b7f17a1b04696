import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../core/crossings/kind';
import type { CrossingSpec } from '../core/crossings/schema';
import type { Command } from '../core/document/commands';
import { emptyDocument, type LayerSpec } from '../core/document/document';
import { handTable } from '../core/marks/hand-table';
import { profileOf } from '../core/table/make-profile';
import { RuntimeStore, type RowStatus } from '../state/runtime.svelte';
import { automaticMap, bestAmong } from './automatic-map';
import { IdleWatch } from './idle.svelte';
import { studioWords } from './studio-words';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const offer = (spec: CrossingSpec, score: number): Suggestion<CrossingSpec> => {
  const words = { fr: spec.kind, en: spec.kind };
  return { spec, score, sentence: words, name: words };
};
const count = (areas: string, points: string, score = 0.7): Suggestion<CrossingSpec> =>
  offer({ kind: 'count-in', areas, points }, score);

/** A studio whose layers have the ids of their entries, and stay in reading until `read` says what came of them. */
function desk(suggestions: Suggestion<CrossingSpec>[], ...present: string[]) {
  const layer = (entry: string): LayerSpec => ({
    id: entry,
    entry,
    name: entry,
    visible: true,
    opacity: 1,
    source: { kind: 'file', name: entry, size: 1, hash: '0' },
    where: null,
    style: null,
    decidedBy: { style: 'automatic', place: 'automatic' }
  });
  const statuses = new Map<string, RowStatus>();
  const runtimes = new RuntimeStore();
  const seen = {
    hidden: [] as string[],
    toggled: [] as string[],
    crossed: [] as string[],
    framed: [] as string[],
    said: [] as unknown[]
  };
  const studio = {
    document: { ...emptyDocument(), layers: present.map(layer) },
    suggestions,
    status: ({ id }: LayerSpec): RowStatus => statuses.get(id) ?? 'loading',
    layerOfEntry: (entry: string) => studio.document.layers.find((l) => l.entry === entry),
    toggleEntry: (entry: string) => {
      seen.toggled.push(entry);
      if (entry === 'unknown') return;
      studio.document = { ...studio.document, layers: [...studio.document.layers, layer(entry)] };
    },
    runtime: (id: string) => runtimes.get(id),
    do: (command: Command) => {
      if (command.do === 'setVisible' && !command.visible) seen.hidden.push(command.layer);
    },
    addCrossing: ({ spec }: Suggestion<CrossingSpec>) => void seen.crossed.push(spec.kind)
  };
  const idle = new IdleWatch({ busy: () => false, drawn: () => Promise.resolve(), show: () => undefined });
  const make = (...entries: string[]): Promise<void> =>
    automaticMap(
      studio,
      entries,
      idle,
      { await: (layers) => seen.framed.push(...layers.map((l) => l.id)) },
      { say: (text) => seen.said.push(text) }
    );
  const read = async (entry: string, status: RowStatus): Promise<void> => {
    statuses.set(entry, status);
    idle.touch();
    await turn();
  };
  const remove = async (entry: string): Promise<void> => {
    studio.document = { ...studio.document, layers: studio.document.layers.filter((l) => l.entry !== entry) };
    idle.touch();
    await turn();
  };
  return { seen, make, read, remove, runtimes };
}

describe('automaticMap', () => {
  it('adds what is not there, waits for all, and crosses once', async () => {
    const { seen, make, read } = desk([count('zones', 'lieux')], 'zones');
    const made = make('zones', 'lieux');
    expect(seen.toggled).toEqual(['lieux']);
    await read('lieux', 'ready');
    expect(seen.crossed).toEqual([]);
    await read('zones', 'ready');
    await made;
    expect(seen).toEqual({ hidden: [], toggled: ['lieux'], crossed: ['count-in'], framed: [], said: [] });
  });

  it('frames a new map on all its layers, and does without one that fails or is unknown', async () => {
    const { seen, make, read } = desk([count('zones', 'lieux')]);
    const made = make('zones', 'gares', 'unknown', 'lieux');
    expect(seen.framed).toEqual(['zones', 'gares', 'lieux']);
    await read('gares', 'error');
    await read('zones', 'ready');
    await read('lieux', 'ready');
    await made;
    expect(seen.crossed).toEqual(['count-in']);
  });

  it('hides points that would bury what was made of them, and those only', async () => {
    const points = (n: number): ReturnType<typeof profileOf> =>
      profileOf(handTable({ points: Array.from({ length: n }, (_, i) => [[i / n, 45] as const]) }));
    for (const [rows, hidden] of [
      [2000, []],
      [2001, ['lieux']]
    ] as const) {
      const { seen, make, read, runtimes } = desk([count('zones', 'lieux')]);
      for (const layer of ['lieux', 'gares']) runtimes.patch(layer, { profile: points(rows) });
      const made = make('zones', 'lieux', 'gares');
      for (const entry of ['zones', 'lieux', 'gares']) await read(entry, 'ready');
      await made;
      expect(seen.hidden).toEqual(hidden);
    }
  });

  it('crosses nothing once one of them was taken back', async () => {
    const { seen, make, remove } = desk([count('zones', 'lieux')]);
    const made = make('zones', 'lieux');
    await remove('lieux');
    await made;
    expect([seen.crossed, seen.said]).toEqual([[], []]);
  });

  it('says so when no crossing stands out', async () => {
    const { seen, make, read } = desk([count('zones', 'lieux', 0.4)]);
    const made = make('zones', 'lieux');
    await read('zones', 'ready');
    await read('lieux', 'empty');
    await made;
    expect([seen.crossed, seen.said]).toEqual([[], [studioWords.nothingCrossed]]);
  });
});

it('takes the best crossing of several layers, none of others, none of one alone', () => {
  const alone = offer({ kind: 'buffer', layer: 'a', metres: 1000, dissolve: true }, 0.9);
  const [other, best, next] = [count('a', 'x', 0.8), count('a', 'b', 0.7), count('b', 'c', 0.6)];
  expect(bestAmong([alone, other, best, next], new Set(['a', 'b', 'c']))).toBe(best);
  expect(bestAmong([alone, other, best, next], new Set(['a', 'c']))).toBeUndefined();
});
