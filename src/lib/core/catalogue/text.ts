import * as v from 'valibot';

export const wordingSchema = v.object({ fr: v.string(), en: v.string() });

/** A text in YAML: both languages, or one French text used for both. */
export const text = v.union([
  wordingSchema,
  v.pipe(
    v.string(),
    v.transform((fr) => ({ fr, en: fr }))
  )
]);
