import type { LayerId } from '../document/document';

/** What is added up over the rows of a layer: one for each row, or the product of what is named here. */
export interface Amount {
  layer: LayerId;
  /** number columns; a row that lacks one of them counts for nothing */
  columns: readonly string[];
  /** its ground in km² */
  ground?: true;
  /** rows of this kind alone; those of other kinds count zero, those of none are left out */
  only?: { column: string; value: string };
}

/**
 * How the figure was asked for. `per`: so many of one thing for so many of another, or for the ground; `share`: one thing
 * in per cent of another; `mean`: of the rows; `kept`: per cent of the rows that a crossing kept; `kind`: per cent of
 * one kind of a category; `covered`: per cent of the ground of other areas.
 */
export type FigureKind = 'per' | 'share' | 'mean' | 'kept' | 'kind' | 'covered';

/**
 * The figure of a whole territory: `factor` times the sum of one amount over the sum of another. Of one layer, both are
 * summed over the rows that have both: the figure of a territory is so that of its parts, weighed by `bottom`.
 */
export interface TerritoryFigure {
  kind: FigureKind;
  /** layer of the map whose figure it is, and the column that it shows; null: its ground */
  layer: LayerId;
  column: string | null;
  top: Amount;
  bottom: Amount;
  factor: number;
  unit: '' | '%' | 'km';
}

/** The two sums of a figure over a territory. */
export interface Sums {
  top: number;
  bottom: number;
  /** rows that were added up in `bottom` */
  rows: number;
}

/** The figure that sums give; null where there is nothing to divide by. */
export function valueOf({ factor }: Pick<TerritoryFigure, 'factor'>, { top, bottom }: Sums): number | null {
  const value = (factor * top) / bottom;
  return bottom > 0 && Number.isFinite(value) ? value : null;
}
