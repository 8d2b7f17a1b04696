import { describe, expect, it, vi } from 'vitest';
import { box } from '../../../tests/crossing';
import type { CatalogueEntry } from '../core/catalogue/entry';
import type { TerritoryInfo } from '../core/catalogue/territories';
import { emptyDocument, type LayerSpec, type MapDocument } from '../core/document/document';
import { handTable } from '../core/marks/hand-table';
import { good } from '../core/problems/problem';
import { profileOf } from '../core/table/make-profile';
import { RuntimeStore } from '../state/runtime.svelte';
import { ComparisonStore } from './comparison.svelte';

const own = { kind: 'dep', code: '33', name: 'Gironde', reg: '75' } as TerritoryInfo;
const upper = { kind: 'reg', code: '75', name: 'Nouvelle-Aquitaine' } as TerritoryInfo;
const entry = {
  id: 'zones',
  source: { kind: 'geojson', url: 'zones.geojson' },
  territory: { dep: { column: 'dep' }, reg: { column: 'reg' } }
} as unknown as CatalogueEntry;

const layer = (id: string, more: Partial<LayerSpec>): LayerSpec => ({
  id,
  name: id,
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: 'zones.geojson' },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' },
  ...more
});

/** Zones of Gironde and their density, compared through a server that answers as `whole` says. */
function stack(whole: ConstructorParameters<typeof ComparisonStore>[0]['whole']) {
  let document: MapDocument = {
    ...emptyDocument(),
    territory: { kind: 'dep', code: '33' },
    layers: [
      layer('zones', { entry: 'zones', where: { all: [{ column: 'dep', op: '=', value: '33' }] } }),
      layer('densite', {
        source: {
          kind: 'derived',
          crossing: { kind: 'ratio', layer: 'zones', numerator: 'population', denominator: { by: 'area' }, per: 1 }
        },
        style: {
          kind: 'classes',
          column: 'densite_population',
          method: 'quantile',
          classes: 5,
          palette: 'ocre',
          size: 5
        }
      })
    ]
  };
  const runtimes = new RuntimeStore();
  const columns = { dep: ['33', '33'], population: [1200, 3400], densite_population: [12.5, 31.25] };
  const table = handTable({ polygons: [[[box(0, 44, 0.1)]], [[box(0.1, 44, 0.1)]]], columns });
  for (const { id } of document.layers) runtimes.patch(id, { phase: 'ready', profile: profileOf(table) });
  const entries = [entry];
  // every layer cut to the territory looks up its entry
  const looked = vi.spyOn(entries, 'find');
  const comparison = new ComparisonStore({
    pool: { call: () => Promise.resolve(good({ top: 1, bottom: 2, rows: 1 })) as never },
    document: () => document,
    runtime: (id) => runtimes.get(id),
    entries: () => entries,
    find: ({ kind }) => (kind === 'dep' ? own : upper),
    known: () => Promise.resolve(false),
    whole,
    release: () => undefined
  });
  return {
    comparison,
    looked,
    becomes: (change: Partial<MapDocument>): void => {
      document = { ...document, ...change };
      comparison.follow();
    },
    layers: () => document.layers
  };
}
const refs = new Map(['zones', 'densite'].map((id) => [id, { table: id, where: null }]));

describe('ComparisonStore', () => {
  it('looks at the map again when its layers change, not at each frame nor when the camera moves', () => {
    const { comparison, looked, becomes, layers } = stack(() => Promise.resolve({ refs }) as never);
    comparison.follow();
    expect(comparison.state).toMatchObject({ status: 'offered', figure: { kind: 'per', layer: 'densite' } });
    const once = looked.mock.calls.length;
    expect(once).toBeGreaterThan(0);
    comparison.follow();
    becomes({ view: { lon: 1, lat: 45, zoom: 9, bearing: 0, pitch: 0 } });
    expect(looked).toHaveBeenCalledTimes(once);
    becomes({ layers: layers().map((one) => ({ ...one })) });
    expect(looked.mock.calls.length).toBeGreaterThan(once);
    expect(comparison.state?.status).toBe('offered');
  });

  it('computes again when asked to, of a map that has not changed', async () => {
    const fault = { layer: layer('zones', {}), why: 'failed', problem: null } as const;
    const whole = vi.fn(() => Promise.resolve({ fault }) as never);
    const { comparison, becomes } = stack(whole);
    becomes({ compared: true });
    await vi.waitFor(() => expect(comparison.state?.status).toBe('refused'));
    whole.mockImplementation(() => Promise.resolve({ refs }) as never);
    comparison.again();
    await vi.waitFor(() => expect(comparison.state).toMatchObject({ status: 'ready', found: { own: { top: 1 } } }));
    expect(whole).toHaveBeenCalledTimes(3);
  });
});
