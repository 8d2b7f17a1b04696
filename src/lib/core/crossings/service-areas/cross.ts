import { densify } from '../../crs/densify';
import { partIndex } from '../../geometry/areas-at';
import { localPlane } from '../../geometry/local-plane';
import { placesOf } from '../../geometry/places';
import { shortEdges } from '../../geometry/short-edges';
import { bad, good, type Outcome } from '../../problems/problem';
import { bboxOf } from '../../table/blocks';
import { PolygonWriter, type Ring } from '../../table/polygon-writer';
import type { Bbox, FeatureTable, PolygonBlock } from '../../table/table';
import { tableBytes } from '../../table/with-columns';
import { areasOf } from '../areas-of';
import { inputAt } from '../columns-of';
import type { CrossContext } from '../kind';
import { cellsOf } from './cells';
import { clipCell, unite } from './clip';
import type { ServiceAreasCrossing } from './schema';

/** A frame is wider than the places by this part of its longer side. */
const MARGIN = 0.1;
/** Longest edge of an outline that is put on a plane, degrees. */
const LONGEST = 0.1;

/**
 * For each row of the first table, the ground that is nearer to it than to any other row, as the crow flies: Voronoi cells on
 * a conformal plane about the middle, cut by the areas of the second table, or by a frame. Lines and areas are taken by an
 * inner point; a row of several points has the ground nearest to any of them. Of rows that stand on the same place (to the
 * millimetre) the lowest has the ground. Columns are those of the first table; rows without ground are kept without a geometry.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: ServiceAreasCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const points = inputAt(inputs, 0);
  const areas = spec.areas === undefined ? null : inputAt(inputs, 1);
  const places = placesOf(points);
  const within = areas && areasOf(areas);
  if (places.rowOf.length === 0 && points.rows > 0)
    return bad({ code: 'geometry-missing', facts: { rows: points.rows } });
  if (areas && !within) return bad({ code: 'geometry-missing', facts: { rows: areas.rows } });
  if (places.rowOf.length === 0 || within?.rowOf.length === 0) return good(grounded(points, null));
  const pause = async (done: number): Promise<void> => {
    await context.breathe(done, places.rowOf.length);
    context.signal.throwIfAborted();
  };
  await pause(0);
  const extent = bboxOf({ points: places, ...(within && { polygons: within }) }) as Bbox;
  const plane = localPlane(extent);
  const sites = places.coords.slice();
  plane.fromLonLat(sites);
  const bounds = within && projected(within, plane.fromLonLat);
  const index = bounds && partIndex(bounds);
  const frame = widened(
    bboxOf({ points: { coords: sites, rowOf: places.rowOf }, ...(bounds && { polygons: bounds }) })
  );
  await pause(0);

  const cells = cellsOf(sites, places.rowOf, frame);
  const ground = new Map<number, Ring[][]>();
  const failed = new Set<number>();
  for (const [i, { row, ring }] of cells.entries()) {
    await pause(i);
    const parts = bounds && index ? clipCell(ring, bounds, index) : [[ring]];
    if (parts === null) failed.add(row);
    else ground.set(row, [...(ground.get(row) ?? []), ...parts]);
  }
  const writer = new PolygonWriter();
  for (const row of [...ground.keys()].sort((a, b) => a - b))
    for (const part of unite(ground.get(row) as Ring[][])) writer.add(row, part);
  const block = densify({ polygons: writer.block() }, plane.toLonLat, false).polygons as PolygonBlock;
  plane.toLonLat(block.coords);
  await pause(cells.length);

  const notices = failed.size > 0 ? [{ code: 'geometry-invalid' as const, facts: { rows: failed.size } }] : [];
  return good(grounded(points, block), notices);
}

/** The rows of the first table on their ground; null: none has any. */
function grounded(
  { id, rows, covers, total, crs, columns }: FeatureTable,
  polygons: PolygonBlock | null
): FeatureTable {
  const ground = polygons ? { polygons, bbox: bboxOf({ polygons }) } : { bbox: null };
  const made: FeatureTable = { id, rows, covers, total, crs, columns, ...ground, bytes: 0 };
  return { ...made, bytes: tableBytes(made) };
}

function projected(block: PolygonBlock, fromLonLat: (coords: Float64Array) => void): PolygonBlock {
  const short = shortEdges(block, LONGEST);
  const coords = short.coords.slice();
  fromLonLat(coords);
  return { ...short, coords };
}

function widened(extent: Bbox | null): Bbox {
  const [west, south, east, north] = extent as Bbox;
  // one place alone has a frame of twenty kilometres
  const margin = MARGIN * Math.max(east - west, north - south) || 10_000;
  return [west - margin, south - margin, east + margin, north + margin];
}
