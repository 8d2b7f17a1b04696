import { toJsonSchema } from '@valibot/to-json-schema';
import { entryFileSchema, pendingFileSchema } from '../../src/lib/core/catalogue/entry';
import { recipeFileSchema, stepForms } from '../../src/lib/core/recipes/recipe';

/**
 * JSON Schema of the YAML files, for editors: `#/$defs/entry` for `<theme>/<id>.yaml`, `#/$defs/recipe` for
 * `recipes/<id>.yaml`, `#/$defs/pending` for entries that wait. What JSON Schema cannot say (aliases, ids) is checked by `npm run catalog:check`.
 */
export function catalogueSchemas(): Record<string, unknown> {
  const schemaOf = (schema: typeof entryFileSchema | typeof pendingFileSchema | typeof stepForms) => {
    const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
    return rest;
  };
  // steps are told apart by what they have: JSON Schema gets all their forms
  const {
    $schema: _,
    $defs: __,
    ...recipe
  } = toJsonSchema(recipeFileSchema, { typeMode: 'input', errorMode: 'ignore' });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Millefeuille catalogue files',
    $defs: {
      entry: schemaOf(entryFileSchema),
      pending: schemaOf(pendingFileSchema),
      recipe: {
        ...recipe,
        properties: {
          ...recipe.properties,
          steps: { type: 'array', minItems: 1, items: { $ref: '#/$defs/step' } }
        }
      },
      step: schemaOf(stepForms)
    },
    anyOf: [{ $ref: '#/$defs/entry' }, { $ref: '#/$defs/pending' }, { $ref: '#/$defs/recipe' }]
  };
}
