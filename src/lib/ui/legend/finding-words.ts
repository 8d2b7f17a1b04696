import { findingSentence } from '../../core/crossings/finding';
import { manyOf } from '../../core/crossings/names';
import { firstInputs } from '../../core/crossings/lineage';
import type { LayerSpec } from '../../core/document/document';
import type { Wording } from '../../core/wording';
import { prefs } from '../../state/prefs.svelte';
import type { Studio } from '../../studio/api';
import { columnWord } from './column-words';
import type { Lookup } from './layer-facts';

/** What a crossing’s result says, in one sentence; null for other layers, and while nothing is known. */
export function findingWords(studio: Lookup & Pick<Studio, 'runtime'>, layer: LayerSpec): string | null {
  const { profile } = studio.runtime(layer.id);
  const finding = profile?.finding;
  if (!finding) return null;
  return findingSentence(finding, prefs.language, {
    units: unitsOf(studio, layer),
    subject: columnWord(studio, layer, finding.column)
  });
}

/** What the rows of a layer are called: by the layer that they come from. */
export function unitsOf(studio: Pick<Studio, 'document' | 'runtime'>, layer: LayerSpec): Wording {
  const root = firstInputs(studio.document, layer).at(-1) ?? layer;
  return manyOf(root.name, studio.runtime(layer.id).profile?.geometry ?? 'none');
}
