import * as v from 'valibot';
import { areaShareSchema } from './area-share/schema';
import { bufferSchema } from './buffer/schema';
import { clipSchema } from './clip/schema';
import { countInSchema } from './count-in/schema';
import { dissolveSchema } from './dissolve/schema';
import { interpolateSchema } from './interpolate/schema';
import { joinSchema } from './join/schema';
import { nearestSchema } from './nearest/schema';
import { overlaySchema } from './overlay/schema';
import { ratioSchema } from './ratio/schema';

/** Specs of every crossing. Apart from `registry.ts` so that sources can hold a crossing without importing its code. */
export const crossingSchema = v.variant('kind', [
  joinSchema,
  countInSchema,
  areaShareSchema,
  ratioSchema,
  nearestSchema,
  overlaySchema,
  dissolveSchema,
  bufferSchema,
  interpolateSchema,
  clipSchema
]);
export type CrossingSpec = v.InferOutput<typeof crossingSchema>;
