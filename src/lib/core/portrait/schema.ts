import * as v from 'valibot';

const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const lat = v.pipe(v.number(), v.minValue(-85), v.maxValue(85));

/** Metres of a radius at least and at most. */
export const leastRadius = 50;
export const mostRadius = 100_000;

/** Corners of a drawn zone at most: it travels in a link. */
export const mostCorners = 100;

/** Name that a person gave or chose; empty: none. */
const name = v.pipe(v.string(), v.maxLength(200));

/** The place a portrait is of, as a document holds it. */
export const zoneSchema = v.variant('kind', [
  /** an area of a layer: the row that was chosen, and what identifies it, should the rows be others one day */
  v.object({
    kind: v.literal('area'),
    layer: v.pipe(v.string(), v.maxLength(40)),
    row: v.pipe(v.number(), v.integer(), v.minValue(0)),
    key: v.optional(
      v.object({ column: v.pipe(v.string(), v.maxLength(200)), value: v.pipe(v.string(), v.maxLength(200)) })
    ),
    name
  }),
  /** corners of a polygon, degrees, the first one not repeated */
  v.object({
    kind: v.literal('drawn'),
    corners: v.pipe(v.array(v.tuple([lon, lat])), v.minLength(3), v.maxLength(mostCorners)),
    name
  }),
  /** what lies within so many metres of a place */
  v.object({
    kind: v.literal('around'),
    lon,
    lat,
    metres: v.pipe(v.number(), v.minValue(leastRadius), v.maxValue(mostRadius)),
    name
  })
]);
export type ZoneSpec = v.InferOutput<typeof zoneSchema>;
