import { toJsonSchema } from '@valibot/to-json-schema';
import { entryFileSchema, pendingFileSchema, recipeFileSchema } from '../../src/lib/core/catalogue/entry';

/**
 * JSON Schema of the YAML files, for editors: `#/$defs/entry` for `<theme>/<id>.yaml`, `#/$defs/recipe` for
 * `recipes/<id>.yaml`, `#/$defs/pending` for entries that wait. What JSON Schema cannot say (aliases, ids) is checked by `npm run catalog:check`.
 */
export function catalogueSchemas(): Record<string, unknown> {
  const schemaOf = (schema: typeof entryFileSchema | typeof pendingFileSchema | typeof recipeFileSchema) => {
    const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
    return rest;
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Millefeuille catalogue files',
    $defs: {
      entry: schemaOf(entryFileSchema),
      pending: schemaOf(pendingFileSchema),
      recipe: schemaOf(recipeFileSchema)
    },
    anyOf: [{ $ref: '#/$defs/entry' }, { $ref: '#/$defs/pending' }, { $ref: '#/$defs/recipe' }]
  };
}
