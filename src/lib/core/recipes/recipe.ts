import * as v from 'valibot';
import { text } from '../catalogue/text';
import { crossingSchema, type CrossingSpec } from '../crossings/schema';
import { territoryKinds, twinSchema } from '../document/document';
import { labelsSchema } from '../labels/schema';
import { isRange, zoomRangeFields } from '../marks/zoom-range';
import { sourceSchema } from '../sources/registry';
import { styleSchema } from '../styles/schema';
import { filterSchema } from '../table/filter';
import { longCrossing, longFilter, longStyle } from './short-forms';

const opacity = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const record = v.record(v.string(), v.unknown());
const where = v.pipe(record, v.transform(longFilter), filterSchema);
const style = v.nullable(v.pipe(record, v.transform(longStyle), styleSchema));

/** What any step may say of its layer. */
const layerFields = {
  /** how later steps name this layer */
  as: v.optional(v.string()),
  /** draws it just below an earlier one (a density under its circles) instead of on top */
  under: v.optional(v.string()),
  /** texts may quote {territory} (« Gironde »), {of} (« de la Gironde ») and {code} */
  name: v.optional(text),
  where: v.optional(where),
  /** absent: the entry's own, else chosen by the data; null: chosen by the data */
  style: v.optional(style),
  visible: v.optional(v.boolean(), true),
  opacity: v.optional(opacity, 1),
  labels: v.optional(labelsSchema),
  load: v.optional(v.picklist(['all', 'view'])),
  /** zooms between which it is drawn; `minzoom: 0`: all of them, whatever its data */
  ...zoomRangeFields
};

/** A layer of the catalogue, cut to the territory unless `cut` is false. */
const addStep = v.strictObject({ add: v.string(), ...layerFields, cut: v.optional(v.boolean(), true) });

/** A layer that no entry describes as it is: its source, whom to credit, and the entry it was made of, if any. */
const sourceStep = v.strictObject({
  source: v.pipe(
    sourceSchema,
    v.check(({ kind }) => kind !== 'file' && kind !== 'derived', 'neither a file of somebody nor a crossing')
  ),
  ...layerFields,
  name: text,
  twin: v.optional(twinSchema),
  entry: v.optional(v.string()),
  credit: v.optional(v.pipe(v.string(), v.maxLength(300)))
});

const crossStep = v.strictObject({ cross: crossingSchema, ...layerFields });

/** The step `{ <kind>: { … } }` of a crossing: short for `cross: { kind: <kind>, … }`. */
function kindStep(kind: CrossingSpec['kind'], schema: v.GenericSchema<Record<string, unknown>, CrossingSpec>) {
  const short = v.pipe(
    record,
    v.transform((fields) => longCrossing(kind, fields)),
    schema
  );
  return v.pipe(
    v.strictObject({ ...layerFields, [kind]: short }),
    v.transform((step): v.InferOutput<typeof crossStep> => {
      const { [kind]: cross, ...rest } = step as typeof step & Record<string, CrossingSpec>;
      return { ...rest, cross: cross as CrossingSpec };
    })
  );
}

const kindSteps = new Map(
  crossingSchema.options.map((option) => {
    const kind = option.entries.kind.literal;
    return [
      kind as string,
      kindStep(kind, option as unknown as v.GenericSchema<Record<string, unknown>, CrossingSpec>)
    ] as const;
  })
);

const entryStep = v.pipe(
  v.string(),
  v.transform((add) => v.parse(addStep, { add }))
);

const unknownStep = v.custom<never>(
  () => false,
  `a step is the id of an entry, or has one of add, source, cross, ${[...kindSteps.keys()].join(', ')}`
);

export type RecipeStep =
  v.InferOutput<typeof addStep> | v.InferOutput<typeof sourceStep> | v.InferOutput<typeof crossStep>;

const layerForms = [entryStep, addStep, sourceStep, crossStep, ...kindSteps.values()] as const;

/** Every form of a step, for JSON Schema. */
export const stepForms = v.union([
  ...layerForms,
  v.strictObject({ prepare: v.record(v.string(), v.union(layerForms)) })
]);

/** A step that makes one layer. The schema follows from what the step has, so that faults are told of the form that is meant. */
const layerStep: v.GenericSchema<unknown, RecipeStep> = v.lazy((step): v.GenericSchema<unknown, RecipeStep> => {
  if (typeof step === 'string') return entryStep;
  const keys = typeof step === 'object' && step !== null ? Object.keys(step) : [];
  if (keys.includes('add')) return addStep;
  if (keys.includes('source')) return sourceStep;
  if (keys.includes('cross')) return crossStep;
  const kind = keys.find((key) => kindSteps.has(key));
  return (kind === undefined ? unknownStep : kindSteps.get(kind)) as v.GenericSchema<unknown, RecipeStep>;
});

/** Hidden layers for later steps, by what these call them: each is a step `{ …, as: <name>, visible: false }`. */
const prepareStep = v.pipe(
  v.strictObject({ prepare: v.record(v.string(), layerStep) }),
  v.transform(({ prepare }) =>
    Object.entries(prepare).map(([as, step]): RecipeStep => ({ ...step, as, visible: false }))
  )
);

const stepSchema = v.lazy((step): v.GenericSchema<unknown, RecipeStep | RecipeStep[]> =>
  typeof step === 'object' && step !== null && 'prepare' in step ? prepareStep : layerStep
);

const fields = {
  title: text,
  question: v.optional(text, ''),
  /** title of the map, « Habitants {of} »; absent: the title and the territory */
  mapTitle: v.optional(text),
  /** territory of a bare click: `dep-33`… */
  territory: v.string(),
  basemap: v.optional(v.pipe(v.string(), v.maxLength(60))),
  order: v.optional(v.number(), 100),
  checked: v.optional(v.string(), 'never')
};
const levels = v.pipe(v.array(v.picklist(territoryKinds)), v.minLength(1));
const steps = v.pipe(
  v.array(stepSchema),
  v.minLength(1),
  v.transform((list): RecipeStep[] => list.flat()),
  v.check((list) => list.every(isRange), 'minzoom below maxzoom')
);

/** Where each step of a file stands in it, as paths of keys: those of a `prepare` one by one. */
export function stepPaths(file: unknown): (string | number)[][] {
  const list = (file as { steps?: unknown }).steps;
  return (Array.isArray(list) ? list : []).flatMap((step: unknown, i) => {
    const prepared = typeof step === 'object' && step !== null ? (step as { prepare?: object }).prepare : undefined;
    return prepared ? Object.keys(prepared).map((name) => ['steps', i, 'prepare', name]) : [['steps', i]];
  });
}

/** What a YAML file of `layers-catalog/recipes/<id>.yaml` holds: a one-click map. Layers of `steps`, bottom first. */
export const recipeFileSchema = v.strictObject({
  ...fields,
  /** absent: the theme of most of its entries */
  theme: v.optional(v.string()),
  /** levels this map makes sense for; absent: that of its territory */
  levels: v.optional(levels),
  /** what a map waits for whose layers cannot all be read yet: it is counted, and not offered */
  pending: v.optional(text),
  steps
});
export type RecipeFile = v.InferOutput<typeof recipeFileSchema>;

/** A one-click map of the compiled catalogue: the file, complete. */
export const recipeSchema = v.object({
  ...fields,
  id: v.pipe(v.string(), v.minLength(1)),
  theme: v.string(),
  levels,
  /** needs no network beyond the site itself */
  offline: v.boolean(),
  steps
});
export type Recipe = v.InferOutput<typeof recipeSchema>;
