import * as v from 'valibot';
import { bivariateSchema } from './bivariate/schema';
import { categoriesSchema } from './categories/schema';
import { cellsSchema } from './cells/schema';
import { circlesOnClassesSchema } from './circles-on-classes/schema';
import { circlesSchema } from './circles/schema';
import { classesSchema } from './classes/schema';
import { clustersSchema } from './clusters/schema';
import { dotDensitySchema } from './dot-density/schema';
import { extrudedColumnsSchema } from './extruded-columns/schema';
import { flowsSchema } from './flows/schema';
import { heatSchema } from './heat/schema';
import { iconsSchema } from './icons/schema';
import { proportionalLinesSchema } from './proportional-lines/schema';
import { singleSchema } from './single/schema';

export const styleSchema = v.variant('kind', [
  singleSchema,
  classesSchema,
  categoriesSchema,
  circlesSchema,
  circlesOnClassesSchema,
  bivariateSchema,
  dotDensitySchema,
  extrudedColumnsSchema,
  cellsSchema,
  heatSchema,
  clustersSchema,
  proportionalLinesSchema,
  flowsSchema,
  iconsSchema
]);
export type StyleSpec = v.InferOutput<typeof styleSchema>;
