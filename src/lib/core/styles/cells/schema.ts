import * as v from 'valibot';
import { classing } from '../classes/schema';

/** Sizes of cells that are offered, metres. */
export const cellSizes = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000] as const;

/** What is told of the points of a cell: how many they are, or the sum or mean of a column. */
export const cellMeasures = ['count', 'sum', 'mean'] as const;

/** Points gathered in cells of one size on the ground, coloured by classes. */
export const cellsSchema = v.object({
  kind: v.literal('cells'),
  shape: v.optional(v.picklist(['hexagons', 'squares']), 'hexagons'),
  /** metres from side to opposite side; absent: what suits the extent, then stored */
  size: v.optional(v.pipe(v.number(), v.minValue(50), v.maxValue(500_000))),
  measure: v.optional(v.picklist(cellMeasures), 'count'),
  /** what is summed or averaged; without one, points are counted */
  column: v.optional(v.string()),
  ...classing
});
export type CellsStyle = v.InferOutput<typeof cellsSchema>;
