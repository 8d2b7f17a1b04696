import * as v from 'valibot';
import { bivariateSchema } from './bivariate/schema';
import { categoriesSchema } from './categories/schema';
import { cellsSchema } from './cells/schema';
import { circlesSchema } from './circles/schema';
import { classesSchema } from './classes/schema';
import { clustersSchema } from './clusters/schema';
import { dotDensitySchema } from './dot-density/schema';
import { heatSchema } from './heat/schema';
import { singleSchema } from './single/schema';

export const styleSchema = v.variant('kind', [
  singleSchema,
  classesSchema,
  categoriesSchema,
  circlesSchema,
  bivariateSchema,
  dotDensitySchema,
  cellsSchema,
  heatSchema,
  clustersSchema
]);
export type StyleSpec = v.InferOutput<typeof styleSchema>;
