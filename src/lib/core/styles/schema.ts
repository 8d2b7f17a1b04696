import * as v from 'valibot';
import { categoriesSchema } from './categories/schema';
import { circlesSchema } from './circles/schema';
import { classesSchema } from './classes/schema';
import { singleSchema } from './single/schema';

export const styleSchema = v.variant('kind', [singleSchema, classesSchema, categoriesSchema, circlesSchema]);
export type StyleSpec = v.InferOutput<typeof styleSchema>;
