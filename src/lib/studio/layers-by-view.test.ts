import { describe, expect, it } from 'vitest';
import { applyCommand, type Command } from '../core/document/commands';
import { emptyDocument, type LayerSpec, type MapDocument } from '../core/document/document';
import { plainAccess } from '../core/net/access';
import type { Bbox } from '../core/table/table';
import { rowStatus, RuntimeStore } from '../state/runtime.svelte';
import { FakeWorkers, settled, squares } from './fake-workers.fixture';
import { Layers } from './layers';
import type { LayersPorts } from './layers-ports';

const layer = (more: Partial<LayerSpec> = {}): LayerSpec => ({
  id: 'a',
  name: 'Carrés',
  source: { kind: 'wfs', url: 'https://cartes.exemple.fr/wfs', typeName: 'c', version: '2.0.0' },
  visible: true,
  opacity: 1,
  where: null,
  style: { kind: 'classes', column: 'n', method: 'quantile', classes: 2, palette: 'ocre', size: 5 },
  decidedBy: { style: 'automatic', place: 'automatic' },
  ...more
});

/** 30 × 30 squares from 0°E 44°N: a degree is ten of them. */
const world = squares(30);

function bench(layers: LayerSpec[], wholeLimit = 300, workers = new FakeWorkers(world)) {
  let document: MapDocument = { ...emptyDocument(), layers };
  const runtimes = new RuntimeStore();
  const camera = { bbox: [0.5, 44.5, 1, 45] as Bbox, zoom: 9 };
  const adopted: unknown[] = [];
  const arrived: string[] = [];
  const ports: Partial<LayersPorts> = {
    pool: { call: workers.call } as never,
    runtimes,
    document: () => document,
    theme: () => 'light',
    language: () => 'fr',
    baseUrl: 'https://moi.fr/',
    limits: () => ({ timeoutSeconds: 20, maxBytes: 1000, access: plainAccess }),
    wholeLimit: () => wholeLimit,
    camera: () => camera,
    gate: () => null,
    hasShape: () => false,
    changed: () => undefined,
    arrived: (id) => arrived.push(id),
    replaced: () => undefined,
    adopt: (id, style) => {
      adopted.push(style);
      document = applyCommand(document, { do: 'setStyle', layer: id, style, by: 'automatic' });
      all.reconcile();
    }
  };
  const all = new Layers(ports as LayersPorts);
  all.reconcile();
  return {
    layers: all,
    runtimes,
    workers,
    adopted,
    look: async (bbox: Bbox, zoom = 9) => {
      Object.assign(camera, { bbox, zoom });
      all.reconcile();
      await settled();
    },
    do: async (command: Command) => {
      document = applyCommand(document, command);
      all.reconcile();
      await settled();
    }
  };
}

/** Squares that meet an extent: by arithmetic of their own. */
function meeting(boxes: readonly Bbox[]): number {
  let count = 0;
  for (let i = 0; i < 900; i++) {
    const [x, y] = [(i % 30) / 10, 44 + Math.floor(i / 30) / 10];
    if (boxes.some(([w, s, e, n]) => x <= e && x + 0.11 >= w && y <= n && y + 0.11 >= s)) count++;
  }
  return count;
}

describe('a source that is too big', () => {
  it('is counted first, then read by the cells of the view only', async () => {
    const { workers, runtimes, layers } = bench([layer()]);
    await settled();
    expect(workers.calls[0]).toMatchObject({ name: 'read', limit: 300 });
    const [first, ...reads] = workers.reads() as Bbox[];
    expect(first).toBeUndefined();
    expect(reads.length).toBeGreaterThan(3);
    expect(reads.length).toBeLessThanOrEqual(16);
    for (const [w, s, e, n] of reads) expect(w < 1 && e > 0.5 && s < 45 && n > 44.5).toBe(true);
    const { profile, phase, loading } = runtimes.get('a');
    expect(profile).toMatchObject({ covers: 'view', total: 900, rows: meeting(reads) });
    expect([phase, loading, layers.followsView]).toEqual(['ready', 'view', true]);
  });

  it('is read whole when it is small enough, or the server does not count', async () => {
    for (const set of [(w: FakeWorkers) => (w.counts = false), () => undefined]) {
      const workers = new FakeWorkers(world);
      set(workers);
      const { runtimes, layers } = bench([layer()], workers.counts ? 900 : 300, workers);
      await settled();
      expect(workers.reads()).toEqual([undefined]);
      expect(runtimes.get('a')).toMatchObject({
        phase: 'ready',
        loading: 'all',
        profile: { rows: 900, covers: 'all' }
      });
      expect(layers.followsView).toBe(false);
    }
  });

  it('asks for nothing while its own zooms leave it out, and does not hold up the map', async () => {
    const near = layer({ load: 'view', minzoom: 12 });
    const { workers, runtimes, look } = bench([near]);
    await settled();
    expect(workers.reads()).toEqual([]);
    expect(rowStatus(near, runtimes.get('a'), true)).toBe('hidden');
    await look([0.5, 44.5, 0.6, 44.6], 12);
    expect(workers.reads().length).toBeGreaterThan(0);
    expect(rowStatus(near, runtimes.get('a'))).toBe('ready');
    // further out what was read stays, and no more is asked for
    await look([0, 44, 3, 47], 8);
    expect(workers.reads()).toEqual([]);
    expect(rowStatus(near, runtimes.get('a'), true)).toBe('hidden');
  });

  it('asks for new cells only when the view moves, and resolves its style once', async () => {
    const { workers, runtimes, look, adopted } = bench([layer()]);
    await settled();
    const before = workers.reads().slice(1) as Bbox[];
    expect(adopted).toHaveLength(1);
    await look([0.75, 44.5, 1.25, 45]);
    const after = workers.reads() as Bbox[];
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(before.length);
    for (const box of after) expect(before).not.toContainEqual(box);
    // back: nothing to ask
    await look([0.5, 44.5, 1, 45]);
    expect(workers.reads()).toEqual([]);
    expect(runtimes.get('a').profile?.rows).toBe(meeting(before));
    expect(adopted).toHaveLength(1);
  });

  it('keeps profile and legend while it reads the next view, and drops the answers of views that were left', async () => {
    const { workers, runtimes, look } = bench([layer()]);
    await settled();
    const { profile } = runtimes.get('a');
    workers.reads();
    workers.hold();
    await look([1.5, 44.5, 2, 45]);
    expect(runtimes.get('a')).toMatchObject({ phase: 'reading', profile });
    const left = workers.reads() as Bbox[];
    await look([1.6, 44.5, 2.1, 45]);
    const cancelled = workers.aborted;
    const third = workers.reads() as Bbox[];
    // cells that both want go on; the others are called off
    for (const box of cancelled) expect(box[2]).toBeLessThanOrEqual(1.6);
    expect(cancelled.length + third.length).toBeLessThan(left.length + third.length);
    await workers.release();
    const wanted = [...left.filter((box) => !cancelled.includes(box)), ...third];
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', profile: { rows: meeting(wanted) } });
  });

  it('goes nowhere when the view comes back before the answers: the table is still there', async () => {
    const { workers, runtimes, look } = bench([layer()]);
    await settled();
    const { profile } = runtimes.get('a');
    workers.hold();
    await look([1.5, 44.5, 2, 45]);
    await look([0.5, 44.5, 1, 45]);
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', profile });
    expect(workers.aborted.length).toBeGreaterThan(0);
    await workers.release();
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', profile });
  });

  it('says to zoom when the view holds too much, keeping what was shown', async () => {
    const { workers, runtimes, look, layers } = bench([layer()]);
    await settled();
    const { profile } = runtimes.get('a');
    const marks = layers.marks('a');
    await look([-1, 43, 4, 48], 6);
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', profile, notices: [{ code: 'view-too-wide' }] });
    expect(layers.marks('a')).toBe(marks);
    // what is known to hold too much is not asked again, nor what holds it
    workers.reads();
    await look([-1, 43.1, 4, 48.1], 6);
    await look([-5, 40, 8, 51], 5);
    expect(workers.reads()).toEqual([]);
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', notices: [{ code: 'view-too-wide' }] });
    await look([0.5, 44.5, 1, 45]);
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', notices: [] });
  });

  it('cuts what it needs from larger cells when one zooms in', async () => {
    const { workers, runtimes, look } = bench([layer()]);
    await settled();
    workers.reads();
    await look([0.7, 44.7, 0.8, 44.8], 11);
    expect(workers.reads()).toEqual([]);
    expect(runtimes.get('a').profile?.rows).toBeLessThan(25);
  });

  it('does not take a server that cannot cut for one that can', async () => {
    const workers = new FakeWorkers(world);
    workers.cuts = false;
    workers.counts = false;
    const { runtimes, look } = bench([layer({ load: 'view' })], 300, workers);
    await settled();
    expect(runtimes.get('a').profile).toMatchObject({ covers: 'all', rows: 900 });
    workers.reads();
    await look([1.5, 44.5, 2, 45]);
    expect(workers.reads()).toEqual([]);
  });

  it('reads whole what a server counts but cannot cut', async () => {
    const workers = new FakeWorkers(world);
    workers.cuts = false;
    const { runtimes, layers, look } = bench([layer()], 300, workers);
    await settled();
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', loading: null, profile: { covers: 'all', rows: 900 } });
    expect(layers.followsView).toBe(false);
    workers.reads();
    await look([1.5, 44.5, 2, 45]);
    expect(workers.reads()).toEqual([]);
  });

  it('fails with its problem, and asks again only for what failed', async () => {
    const { workers, runtimes, layers, look } = bench([layer()]);
    await settled();
    workers.reads();
    workers.failing = { code: 'timeout', facts: { url: 'u', seconds: 20 } };
    await look([1.5, 44.5, 2, 45]);
    expect(runtimes.get('a')).toMatchObject({ phase: 'failed', problem: { code: 'timeout' } });
    workers.failing = null;
    layers.retry('a');
    await settled();
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', problem: null });
  });

  it('shows the cells that came when one fails, says why it lacks, and asks again for that one only', async () => {
    const { workers, runtimes, layers, look } = bench([layer()]);
    await settled();
    workers.reads();
    workers.hole = [1.75, 44.75];
    await look([1.5, 44.5, 2, 45]);
    const asked = workers.reads() as Bbox[];
    const lacking = asked.filter(([w, s, e, n]) => w <= 1.75 && e >= 1.75 && s <= 44.75 && n >= 44.75);
    const came = asked.filter((box) => !lacking.includes(box));
    const partial = { phase: 'failed', problem: { code: 'http-status' }, profile: { rows: meeting(came) } };
    expect(lacking).toHaveLength(1);
    expect(runtimes.get('a')).toMatchObject(partial);
    // still ill: what is shown stays
    const marks = layers.marks('a');
    expect(marks).not.toEqual([]);
    workers.hold();
    layers.retry('a');
    expect(layers.marks('a')).toBe(marks);
    await workers.release();
    expect(workers.reads()).toEqual(lacking);
    expect(runtimes.get('a')).toMatchObject(partial);
    workers.hole = null;
    layers.retry('a');
    await settled();
    expect(workers.reads()).toEqual(lacking);
    expect(runtimes.get('a')).toMatchObject({ phase: 'ready', problem: null, profile: { rows: meeting(asked) } });
  });

  it('is loaded whole on the word of the author, and by the view again when that is undone', async () => {
    const { workers, runtimes, do: act } = bench([layer()]);
    await settled();
    workers.reads();
    await act({ do: 'setLoad', layer: 'a', load: 'all' });
    expect(workers.calls.filter((c) => c.name === 'read')).toEqual([{ name: 'read' }]);
    expect(runtimes.get('a')).toMatchObject({ loading: 'all', profile: { covers: 'all', rows: 900 } });
    await act({ do: 'setLoad', layer: 'a', load: 'view' });
    expect(runtimes.get('a')).toMatchObject({ loading: 'view', profile: { covers: 'view' } });
  });

  it('asks nothing while it is hidden, and follows again once it is seen', async () => {
    const { workers, look, do: act } = bench([layer()]);
    await settled();
    await act({ do: 'setVisible', layer: 'a', visible: false });
    workers.reads();
    await look([1.5, 44.5, 2, 45]);
    expect(workers.reads()).toEqual([]);
    await act({ do: 'setVisible', layer: 'a', visible: true });
    expect(workers.reads().length).toBeGreaterThan(0);
  });

  it('is crossed again where one looks, and the result says that it is partial', async () => {
    const crossing = { kind: 'ratio', layer: 'a', numerator: 'n', denominator: { by: 'area' }, per: 1 } as const;
    const ratio = layer({ id: 'b', source: { kind: 'derived', crossing } });
    const { workers, runtimes, look, do: act } = bench([layer(), ratio]);
    await settled();
    const first = runtimes.get('b');
    expect(first).toMatchObject({ phase: 'ready', problem: null, notices: [{ code: 'crossing-partial' }] });
    expect(first.profile?.rows).toBe(runtimes.get('a').profile?.rows);
    workers.hold();
    await look([1.5, 44.5, 2, 45]);
    expect(runtimes.get('b')).toMatchObject({ phase: 'reading', profile: first.profile });
    await workers.release();
    expect(runtimes.get('b')).toMatchObject({ phase: 'ready', profile: { rows: runtimes.get('a').profile?.rows } });
    // the layer it is computed from may be hidden: it is looked at all the same
    await act({ do: 'setVisible', layer: 'a', visible: false });
    workers.reads();
    await look([2.2, 44.5, 2.7, 45]);
    expect(workers.reads().length).toBeGreaterThan(0);
    expect([...workers.kept.keys()].filter((id) => id.startsWith('x'))).toHaveLength(1);
    await act({ do: 'removeLayer', layer: 'b' });
    await act({ do: 'removeLayer', layer: 'a' });
    expect([...workers.kept.keys()]).toEqual([]);
  });

  it('leaves nothing in the keeper but one view and its cells, and nothing at all once it is gone', async () => {
    const { workers, look, do: act } = bench([layer()]);
    await settled();
    for (let i = 0; i < 12; i++) await look([0.5 + i / 8, 44.5, 1 + i / 8, 45]);
    const views = [...workers.kept.keys()].filter((id) => id.includes('v'));
    expect(views).toHaveLength(1);
    await act({ do: 'removeLayer', layer: 'a' });
    expect([...workers.kept.keys()]).toEqual([]);
  });
});

describe('a layer with a twin', () => {
  const twin: LayerSpec['twin'] = {
    source: { kind: 'wms', url: 'https://cartes.exemple.fr/wms', layers: ['c'], version: '1.3.0', format: 'image/png' },
    below: 8
  };

  it('shows pictures far out and objects near, and asks only one of them', async () => {
    const { workers, runtimes, look, layers } = bench([layer({ twin })], 900);
    await settled();
    expect(workers.calls.some((c) => c.name === 'plan')).toBe(false);
    expect(runtimes.get('a')).toMatchObject({ pictured: false, profile: { rows: 900 } });
    workers.calls.length = 0;
    await look([-5, 42, 8, 51], 5);
    expect(workers.calls.map((c) => c.name)).toEqual(['plan']);
    expect(runtimes.get('a')).toMatchObject({ pictured: true, phase: 'ready' });
    expect(layers.showsPictures('a')).toBe(true);
    await look([0.5, 44.5, 1, 45], 9);
    expect(runtimes.get('a')).toMatchObject({ pictured: false, phase: 'ready' });
  });

  it('goes on showing pictures while the view holds too many objects', async () => {
    const { runtimes, look, layers } = bench([layer({ twin })]);
    await settled();
    expect(runtimes.get('a')).toMatchObject({ pictured: false, profile: { covers: 'view' } });
    await look([-1, 43, 4, 48], 8.5);
    const wide = { pictured: true, phase: 'ready', notices: [{ code: 'view-too-wide' }] };
    expect(runtimes.get('a')).toMatchObject(wide);
    expect(layers.showsPictures('a')).toBe(true);
    await look([-1, 43.1, 4, 48.1], 8.5);
    expect(runtimes.get('a')).toMatchObject(wide);
    await look([0.5, 44.5, 1, 45]);
    expect(runtimes.get('a')).toMatchObject({ pictured: false, phase: 'ready', notices: [] });
  });
});
