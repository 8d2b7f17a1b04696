import * as v from 'valibot';
import { countInSchema } from './count-in/schema';
import { joinSchema } from './join/schema';
import { lengthInSchema } from './length-in/schema';
import { nearestSchema } from './nearest/schema';
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
  ratioSchema,
  nearestSchema,
  reachSchema,
  withinSchema,
  serviceAreasSchema,
  scoreSchema
]);
export type CrossingSpec = v.InferOutput<typeof crossingSchema>;
