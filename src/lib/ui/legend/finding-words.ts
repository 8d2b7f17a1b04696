import { findingSentence } from '../../core/crossings/finding';
import { manyOf } from '../../core/crossings/names';
import { crossingInputs } from '../../core/crossings/registry';
import type { LayerSpec } from '../../core/document/document';
import { prefs } from '../../state/prefs.svelte';
import type { Studio } from '../../studio/api';
import { columnWord } from './column-words';
import type { Lookup } from './layer-facts';

/** What a crossing’s result says, in one sentence; null for other layers, and while nothing is known. */
export function findingWords(studio: Lookup & Pick<Studio, 'runtime'>, layer: LayerSpec): string | null {
  const { profile } = studio.runtime(layer.id);
  const finding = profile?.finding;
  if (!finding) return null;
  const units = manyOf(firstInput(studio, layer).name, profile.geometry);
  return findingSentence(finding, prefs.language, { units, subject: columnWord(studio, layer, finding.column) });
}

/** The layer whose rows a crossing’s are: its first input, through crossings of crossings. */
export function firstInput({ document }: Pick<Lookup, 'document'>, layer: LayerSpec): LayerSpec {
  let at = layer;
  // a cycle is refused elsewhere: here it only must not hang
  for (let depth = 0; depth < 20 && at.source.kind === 'derived'; depth++) {
    const first = crossingInputs(at.source.crossing)[0];
    const input = document.layers.find((l) => l.id === first);
    if (!input) return at;
    at = input;
  }
  return at;
}
