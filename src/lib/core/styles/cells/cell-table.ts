import { innerPoints, type InnerPoints } from '../../geometry/inner-point';
import { bboxOf } from '../../table/blocks';
import type { Column, FeatureTable } from '../../table/table';
import { numbersOf } from '../column-values';
import { cellColumns } from './cell-columns';
import { equalAreaAround, gather, pick } from './gather';
import { landsOf } from '../../geometry/lands';
import { cellSizes, type CellsStyle } from './schema';

/** Cells across the diagonal of where most points are. */
const ACROSS = 56;
/** Points a cell, in the mean, below which a larger size is tried. */
const FEW = 3;
/** Larger sizes tried. */
const LARGER = 2;

/** Of each table: one place a row, and the last cells made of it, for who only changes their colours. */
const placesOf = new WeakMap<FeatureTable, InnerPoints>();
const made = new WeakMap<FeatureTable, { name: string; cells: FeatureTable }>();

function places(table: FeatureTable): InnerPoints {
  const known = placesOf.get(table) ?? innerPoints(table);
  placesOf.set(table, known);
  return known;
}

/** The column by which cells are classed. */
export function cellColumn({ measure, column }: CellsStyle): string {
  return measure === 'count' || column === undefined ? cellColumns.count : cellColumns.value;
}

/** Name of the grid that a style draws: what the outlines of its cells depend on. */
export function gridName({ shape, size }: CellsStyle): string {
  return `cells@${shape}-${size}`;
}

/** The size that suits where the points are and how many, metres: of those that are offered. */
export function automaticSize(table: FeatureTable, shape: CellsStyle['shape']): number {
  const { coords } = places(table);
  const [land] = landsOf(coords);
  const smallest = cellSizes[0];
  if (!land) return smallest;
  const plane = pick(coords, land);
  equalAreaAround(plane).fromLonLat(plane);
  const wanted = Math.hypot(spread(plane, 0), spread(plane, 1)) / ACROSS;
  if (!(wanted > smallest)) return smallest;
  const far = (size: number): number => Math.abs(Math.log(size / wanted));
  const first = cellSizes.reduce((best, size, i) => (far(size) < far(cellSizes[best] as number) ? i : best), 0);
  const tried = cellSizes.slice(first, first + 1 + LARGER);
  const enough = (size: number): boolean =>
    coords.length / 2 >= FEW * gather(coords, { shape, size }).polygons.rowOf.length;
  return tried.find(enough) ?? (tried.at(-1) as number);
}

/** Length that holds nine points in ten along an axis, taken to be nine tenths of the whole. */
function spread(plane: Float64Array, axis: number): number {
  const sorted = plane.filter((_, i) => i % 2 === axis).sort();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number;
  return (at(0.95) - at(0.05)) / 0.9;
}

/**
 * The cells of a table under a style with its size, as areas with their figures: one row a cell with a point in it. A row
 * of the table counts once, by its inner point. A sum or mean is of the rows that have a value; without any, it is missing.
 */
export function cellTable(table: FeatureTable, style: CellsStyle): FeatureTable {
  const size = style.size ?? automaticSize(table, style.shape);
  const name = `${gridName({ ...style, size })} ${style.measure} ${style.column ?? ''}`;
  const known = made.get(table);
  if (known?.name === name) return known.cells;
  const { coords, row } = places(table);
  const { cellOf, polygons } = gather(coords, { shape: style.shape, size });
  const cells = polygons.rowOf.length;
  const counts = new Float64Array(cells);
  for (const cell of cellOf) counts[cell] = (counts[cell] as number) + 1;
  const columns: Column[] = [{ name: cellColumns.count, type: 'number', integer: true, values: counts }];
  if (cellColumn(style) === cellColumns.value) {
    const values = measured(cellOf, row, numbersOf(table, style.column as string), cells, style.measure === 'mean');
    const integer = values.every((n) => Number.isNaN(n) || Number.isInteger(n));
    columns.push({ name: cellColumns.value, type: 'number', integer, values });
  }
  const result: FeatureTable = {
    id: `${table.id}:${name}`,
    rows: cells,
    bbox: bboxOf({ polygons }),
    covers: table.covers,
    total: null,
    crs: table.crs,
    polygons,
    columns,
    bytes: polygons.coords.byteLength + columns.length * counts.byteLength
  };
  made.set(table, { name, cells: result });
  return result;
}

/** Sum or mean of the finite values of the points of each cell. */
function measured(
  cellOf: Uint32Array,
  row: Uint32Array,
  values: Float64Array,
  cells: number,
  mean: boolean
): Float64Array {
  const sums = new Float64Array(cells);
  const present = new Float64Array(cells);
  cellOf.forEach((cell, point) => {
    const value = values[row[point] as number] as number;
    if (!Number.isFinite(value)) return;
    sums[cell] = (sums[cell] as number) + value;
    present[cell] = (present[cell] as number) + 1;
  });
  return sums.map((sum, cell) => {
    const of = present[cell] as number;
    return of === 0 ? NaN : mean ? sum / of : sum;
  });
}
