import { hidesItself, manyOf } from '../crowding';
import type { StyleKind } from '../kind';
import { circleColour } from '../sole-colour';
import { clustersSchema, type ClustersStyle } from './schema';

/** Groups of points that part as one comes near. */
export const clusters = {
  kind: 'clusters',
  words: {
    name: { fr: 'Points groupés', en: 'Grouped points' },
    hint: {
      fr: 'De nombreux points\u00a0: groupés de loin avec leur nombre, un à un de près',
      en: 'Many points: grouped with their number from far, one by one near'
    }
  },
  schema: clustersSchema,
  gathers: true,
  columns: () => [],
  plain({ geometry }) {
    if (geometry === 'line' || geometry === 'none') return null;
    return { kind: 'clusters', colour: 'carte-cercle', distance: 64, size: 4 };
  },
  propose(profile, context) {
    if (!hidesItself(profile)) return null;
    const style: ClustersStyle = { kind: 'clusters', colour: circleColour(context), distance: 64, size: 4 };
    const many = manyOf(profile.placed);
    return {
      // over a filled surface, circles leave it seen
      score: context.surfaceTaken ? 0.9 : 0.84,
      style,
      reason: {
        fr: `${many.fr}\u00a0: groupés de loin, un à un de près`,
        en: `${many.en}: grouped from far, one by one near`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'clusters', ClustersStyle>;
