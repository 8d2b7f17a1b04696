import { describe, expect, it } from 'vitest';
import { emptyDocument, type LayerSpec, type MapDocument } from '../core/document/document';
import { handTable } from '../core/marks/hand-table';
import type { ReadProgress } from '../core/sources/kind';
import { profileOf } from '../core/table/make-profile';
import type { TableProfile } from '../core/table/profile';
import { RuntimeStore } from '../state/runtime.svelte';
import { Suggestions } from './suggestions.svelte';

const layer = (id: string): LayerSpec => ({
  id,
  entry: id,
  name: id,
  visible: true,
  opacity: 1,
  source: { kind: 'file', name: id, size: 1, hash: '0' },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});
const square = (x: number) => [[[[x, 0] as const, [x + 1, 0] as const, [x + 1, 1] as const, [x, 1] as const]]];
const communes = profileOf(
  handTable({ id: 'communes', polygons: [square(0), square(1)], columns: { insee: ['33063', '33281'] } })
);
const schools = profileOf(
  handTable({ id: 'ecoles', points: [[[0.5, 0.5]], [[1.5, 0.5]]], columns: { nom: ['Jules Ferry', 'Condorcet'] } })
);

/** Two layers whose profiles are looked at as often as `looks` says. */
function stack() {
  let document: MapDocument = { ...emptyDocument(), layers: [layer('communes'), layer('ecoles')] };
  const runtimes = new RuntimeStore();
  const arrives = (id: string, profile: TableProfile): void => runtimes.patch(id, { phase: 'ready', profile });
  const suggestions = new Suggestions({ document: () => document, runtime: (id) => runtimes.get(id) });
  return {
    suggestions,
    arrives,
    hears: (id: string, progress: ReadProgress): void => runtimes.patch(id, { progress }),
    becomes: (change: (before: MapDocument) => MapDocument): void => void (document = change(document))
  };
}

describe('suggestions of a stack', () => {
  it('come with the second layer', () => {
    const { suggestions, arrives } = stack();
    arrives('communes', communes);
    const alone = suggestions.best.length;
    arrives('ecoles', schools);
    expect(suggestions.best.length).toBeGreaterThan(alone);
    expect(suggestions.best[0]?.spec).toMatchObject({ kind: 'count-in', areas: 'communes', points: 'ecoles' });
  });

  it('are not thought over again for bytes that come in, a camera, a colour', () => {
    const { suggestions, arrives, hears, becomes } = stack();
    arrives('communes', communes);
    arrives('ecoles', schools);
    const first = suggestions.best;
    hears('ecoles', { features: 3, total: 9, bytes: 100 });
    becomes((before) => ({ ...before, view: { ...before.view, zoom: 9 } }));
    becomes((before) => ({ ...before, layers: before.layers.map((each) => ({ ...each, opacity: 0.5 })) }));
    expect(suggestions.best).toBe(first);
    becomes((before) => ({ ...before, layers: before.layers.slice(1) }));
    expect(suggestions.best).not.toBe(first);
  });

  it('are one where layers have the same rows, of the layer nearest to a source; not where their columns or filters differ', () => {
    const { suggestions, arrives, becomes } = stack();
    const figures = {
      polygons: [square(0), square(1)],
      columns: { insee: ['33063', '33281'], population: [900, 1200] }
    };
    const areas = profileOf(handTable({ ...figures, id: 'communes' }));
    const counted = profileOf(handTable({ ...figures, id: 'compte', columns: { ...figures.columns, nombre: [3, 5] } }));
    const derived = (id: string, more: Partial<LayerSpec> = {}): LayerSpec => ({
      ...layer(id),
      source: { kind: 'derived', crossing: { kind: 'count-in', areas: 'communes', points: 'ecoles' } },
      ...more
    });
    const densities = (): string[] =>
      suggestions.best.flatMap(({ spec }) =>
        spec.kind === 'ratio' && spec.denominator.by === 'area' ? [`${spec.layer} ${spec.numerator}`] : []
      );
    becomes((before) => ({ ...before, layers: [layer('communes'), layer('ecoles'), derived('compte')] }));
    arrives('communes', areas);
    arrives('ecoles', schools);
    arrives('compte', counted);
    expect(densities().toSorted()).toEqual(['communes population', 'compte nombre']);
    // the same count again, by whatever name, is no news
    expect(suggestions.best.filter(({ spec }) => spec.kind === 'count-in')).toEqual([]);

    becomes((before) => ({
      ...before,
      layers: [
        layer('communes'),
        layer('ecoles'),
        derived('compte', { where: { all: [{ column: 'nombre', op: '>', value: 3 }] } })
      ]
    }));
    expect(densities().toSorted()).toEqual(['communes population', 'compte nombre', 'compte population']);
  });
});
