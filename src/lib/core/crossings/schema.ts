import * as v from 'valibot';
import { areaShareSchema } from './area-share/schema';
import { bufferSchema } from './buffer/schema';
import { clipSchema } from './clip/schema';
import { countInSchema } from './count-in/schema';
import { dissolveSchema } from './dissolve/schema';
import { flowsCrossingSchema } from './flows/schema';
import { interpolateSchema } from './interpolate/schema';
import { joinSchema } from './join/schema';
import { lengthInSchema } from './length-in/schema';
import { nearestSchema } from './nearest/schema';
import { overlaySchema } from './overlay/schema';
import { ratioSchema } from './ratio/schema';
import { reachSchema } from './reach/schema';
import { scoreSchema } from './score/schema';
import { serviceAreasSchema } from './service-areas/schema';
import { withinSchema } from './within/schema';

/** Specs of every crossing. Apart from `registry.ts` so that sources can hold a crossing without importing its code. */
export const crossingSchema = v.variant('kind', [
  joinSchema,
  countInSchema,
  lengthInSchema,
  areaShareSchema,
  ratioSchema,
  nearestSchema,
  reachSchema,
  withinSchema,
  interpolateSchema,
  serviceAreasSchema,
  scoreSchema,
  clipSchema,
  overlaySchema,
  dissolveSchema,
  bufferSchema,
  flowsCrossingSchema
]);
export type CrossingSpec = v.InferOutput<typeof crossingSchema>;
