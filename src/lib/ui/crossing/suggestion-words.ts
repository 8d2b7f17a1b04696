import type { Suggestion } from '../../core/crossings/kind';
import { crossingInputs } from '../../core/crossings/registry';
import type { CrossingSpec } from '../../core/crossings/schema';
import type { LayerSpec } from '../../core/document/document';
import type { Studio } from '../../studio/api';
import { inWords } from '../legend/column-words';
import { tell } from '../words/say';

/** Layers that a crossing reads, in its order. */
export function inputLayers(studio: Studio, spec: CrossingSpec): LayerSpec[] {
  return crossingInputs(spec).flatMap((id) => studio.document.layers.find((layer) => layer.id === id) ?? []);
}

/** A suggestion’s sentence, with columns in the words of the layers that it reads. */
export function suggestionSentence(studio: Studio, { spec, sentence }: Suggestion<CrossingSpec>): string {
  return inWords(studio, inputLayers(studio, spec), tell(sentence));
}
