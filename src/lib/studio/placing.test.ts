import { expect, it } from 'vitest';
import { fiveLayers } from '../core/document/five-layers.fixture';
import type { LayerSpec } from '../core/document/document';
import type { TableProfile } from '../core/table/profile';
import { DocumentStore } from '../state/document.svelte';
import type { LayerRuntime } from '../state/runtime.svelte';
import { adoptStyle } from './placing';

const style = { kind: 'single', colour: 'qual-2', fill: 'fill', size: 4 } as const;
const columns = [{ name: 'nom', role: 'name', present: 9 }];
const profile = { geometry: 'polygon', placed: 9, covers: 'all', columns } as unknown as TableProfile;
const runtime = (): LayerRuntime => ({ profile }) as LayerRuntime;

/** A layer added to others, then styled. */
function styled(added: Partial<LayerSpec>, others: LayerSpec[] = []): DocumentStore {
  const store = new DocumentStore(() => undefined);
  store.start({ ...fiveLayers, layers: others });
  const layer = { ...(fiveLayers.layers[0] as LayerSpec), id: 'l9', style: null, ...added };
  store.do({ do: 'addLayer', layer });
  adoptStyle(store, runtime, 'l9', style);
  return store;
}

const labelsOf = ({ document }: DocumentStore): LayerSpec['labels'] =>
  document.layers.find((l) => l.id === 'l9')?.labels;

it('names the features of a layer with its automatic style, in the same step', () => {
  const store = styled({});
  expect(labelsOf(store)).toEqual({ column: 'nom' });
  store.undo();
  expect(store.document.layers).toEqual([]);
  store.redo();
  expect(labelsOf(store)).toEqual({ column: 'nom' });
});

it('leaves the names of a chosen style, and of a second layer, to their author', () => {
  expect(
    labelsOf(
      styled({ style: { kind: 'classes', column: 'n', method: 'quantile', classes: 5, palette: 'bleu', size: 5 } })
    )
  ).toBeUndefined();
  const named = { ...(fiveLayers.layers[1] as LayerSpec), labels: { column: 'nom' } };
  expect(labelsOf(styled({}, [named]))).toBeUndefined();
});
