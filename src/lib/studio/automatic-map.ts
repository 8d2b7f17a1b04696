import type { Suggestion } from '../core/crossings/kind';
import { crossingInputs } from '../core/crossings/registry';
import type { CrossingSpec } from '../core/crossings/schema';
import type { LayerId, LayerSpec } from '../core/document/document';
import type { Studio } from './api';
import type { Framing } from './framing';
import type { IdleWatch } from './idle.svelte';
import { studioWords } from './studio-words';
import type { ToastStore } from './toast.svelte';

/** Score from which a crossing is what one would do with the data, not only what one could. */
const WORTH = 0.5;
/** Points that are still seen one by one above what was made of them. */
const MOST_POINTS = 2000;

type Makes = Pick<
  Studio,
  'document' | 'suggestions' | 'status' | 'layerOfEntry' | 'toggleEntry' | 'addCrossing' | 'runtime' | 'do'
>;

/**
 * A map of some entries of the catalogue: each is added (unless it is there already), and once all are read or failed,
 * the best crossing of several of them, if one is worth it. Each is a step of undo; when one of them is taken back before,
 * nothing is crossed. Points too many to be seen above the result are hidden. Layers that fail keep their rows, and the others do without them.
 */
export async function automaticMap(
  studio: Makes,
  entries: readonly string[],
  idle: Pick<IdleWatch, 'until'>,
  framing: Pick<Framing, 'await'>,
  toast: Pick<ToastStore, 'say'>
): Promise<void> {
  const fresh = studio.document.layers.length === 0;
  const layers = entries.flatMap((id) => {
    if (!studio.layerOfEntry(id)) studio.toggleEntry(id);
    return studio.layerOfEntry(id) ?? [];
  });
  if (fresh) framing.await(layers, true);

  // of an entry, since another map may have layers of the same ids
  const here = (): LayerSpec[] =>
    studio.document.layers.filter((l) => layers.some(({ id, entry }) => l.id === id && l.entry === entry));
  await idle.until(() => here().length < layers.length || here().every((layer) => studio.status(layer) !== 'loading'));
  if (here().length < layers.length) return;

  const best = bestAmong(studio.suggestions, new Set(layers.map((layer) => layer.id)));
  if (!best) return toast.say(studioWords.nothingCrossed);
  studio.addCrossing(best);
  // so many points would bury what was made of them
  for (const layer of crossingInputs(best.spec)) {
    const { profile } = studio.runtime(layer);
    if (profile?.geometry === 'point' && profile.rows > MOST_POINTS)
      studio.do({ do: 'setVisible', layer, visible: false });
  }
}

/** The best crossing of several layers, all of them among these; undefined when none is worth it. */
export function bestAmong(
  suggestions: readonly Suggestion<CrossingSpec>[],
  layers: ReadonlySet<LayerId>
): Suggestion<CrossingSpec> | undefined {
  return suggestions.find(({ spec, score }) => {
    const inputs = crossingInputs(spec);
    return score >= WORTH && inputs.length > 1 && inputs.every((id) => layers.has(id));
  });
}
