import { crossingKind } from '../../core/crossings/registry';
import type { LayerSpec } from '../../core/document/document';
import type { About } from '../../core/export/kind';
import type { Studio } from '../../studio/api';
import { creditsOf } from '../legend/credits';
import type { Lookup } from '../legend/layer-facts';
import { date, localDay, number } from '../words/format';
import { say, tell } from '../words/say';
import { stackWords } from '../words/stack';

/** What a file of a layer says of itself: its name, its sources, how it was computed and when, what it lacks. */
export function aboutLayer(studio: Lookup & Pick<Studio, 'runtime'>, layer: LayerSpec): About {
  const words = say(stackWords);
  const { profile } = studio.runtime(layer.id);
  const made =
    layer.source.kind === 'derived'
      ? [words.computed(date(localDay(new Date())), tell(crossingKind(layer.source.crossing.kind).words.hint))]
      : [];
  const part =
    profile && profile.covers !== 'all'
      ? [profile.total === null ? words.savedPart : words.savedPartOf(number(profile.rows), number(profile.total))]
      : [];
  return {
    name: layer.name,
    sources: creditsOf(studio, [layer])
      .map(({ text, licence }) => (licence === '' ? text : `${text} (${licence})`))
      .join('\u00a0; '),
    note: [...made, ...part].join(' ')
  };
}
