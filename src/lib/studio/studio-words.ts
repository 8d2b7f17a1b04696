import { explain } from '../core/problems/explain';
import type { Problem } from '../core/problems/problem';
import type { Wording } from '../core/wording';

/** Words the studio itself says. */
export const studioWords = {
  basemapFailed: {
    fr: 'Le fond de carte en ligne ne répond pas. Le fond sobre le remplace.',
    en: 'The online basemap does not answer. The quiet basemap takes over.'
  },
  nothingCrossed: {
    fr: 'Les données sont sur la carte, sans croisement\u00a0: aucun ne s’impose entre elles.',
    en: 'The data are on the map, not crossed: no crossing of them stands out.'
  },
  undo: { fr: 'Annuler', en: 'Undo' },
  problem: (problem: Problem): Wording => ({
    fr: explain(problem, 'fr').sentence,
    en: explain(problem, 'en').sentence
  })
} satisfies Record<string, Wording | ((problem: Problem) => Wording)>;
