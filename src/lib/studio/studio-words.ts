import { explain } from '../core/problems/explain';
import type { Problem } from '../core/problems/problem';
import type { Wording } from '../core/wording';

/** Words the studio itself says. */
export const studioWords = {
  basemapFailed: (name: Wording): Wording => ({
    fr: `Le fond «\u00a0${name.fr}\u00a0» ne répond pas. Le fond sobre le remplace.`,
    en: `The basemap “${name.en}” does not answer. The quiet basemap takes over.`
  }),
  retry: { fr: 'Réessayer', en: 'Try again' },
  nothingCrossed: {
    fr: 'Les données sont sur la carte, sans croisement\u00a0: aucun ne s’impose entre elles.',
    en: 'The data are on the map, not crossed: no crossing of them stands out.'
  },
  undo: { fr: 'Annuler', en: 'Undo' },
  problem: (problem: Problem): Wording => ({
    fr: explain(problem, 'fr').sentence,
    en: explain(problem, 'en').sentence
  })
} satisfies Record<string, Wording | ((problem: Problem) => Wording) | ((name: Wording) => Wording)>;
