import * as v from 'valibot';
import { crossingSchema } from '../../crossings/schema';
import type { SourceKind } from '../kind';

/** The result of a crossing of other layers of the same document. */
export const derivedSchema = v.object({ kind: v.literal('derived'), crossing: crossingSchema });
export type DerivedSource = v.InferOutput<typeof derivedSchema>;

export const derived = {
  kind: 'derived',
  words: {
    name: { fr: 'Croisement', en: 'Crossing' },
    hint: { fr: 'Calculé à partir d’autres couches', en: 'Computed from other layers' }
  },
  schema: derivedSchema,
  gives: 'derived',
  urls: () => []
} as const satisfies SourceKind<'derived', DerivedSource>;
