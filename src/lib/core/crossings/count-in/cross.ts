import Flatbush from 'flatbush';
import { placesOf } from '../../geometry/places';
import { standingInPart } from '../../geometry/polygon-contains';
import { bad, good, type Outcome } from '../../problems/problem';
import type { FeatureTable, PolygonBlock } from '../../table/table';
import { addColumns } from '../add-columns';
import { inputAt, numberColumn, numberColumnOf } from '../columns-of';
import type { CrossContext } from '../kind';
import { pause } from '../pause';
import { type CountInCrossing, countInColumns } from './schema';

/** Points between two looks at the message queue. */
const STRIDE = 4096;

/**
 * Counts the features of the second table in each row of the first. A point strictly inside several overlapping areas
 * counts in each; one that is inside none but exactly on borders counts once, in the lowest row it touches. A feature of
 * several points counts once in each area where one of them falls; lines and polygons count by an inner point. Holes are
 * outside. With `sum`, the values of those features are added; an area whose features all lack a value is missing.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: CountInCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const areas = inputAt(inputs, 0);
  const things = inputAt(inputs, 1);
  if (!areas.polygons) return bad({ code: 'geometry-missing', facts: { rows: areas.rows } });
  const summed = spec.sum === undefined ? null : numberColumnOf(things, spec.sum);
  if (summed && !summed.ok) return summed;

  const count = new Float64Array(areas.rows);
  const sum = new Float64Array(areas.rows);
  const valued = new Uint32Array(areas.rows);
  /** 1 + the last feature counted in each area, so that a multipoint counts once */
  const last = new Uint32Array(areas.rows);
  const points = placesOf(things);
  const { length } = points.rowOf;
  const find = finder(areas.polygons);
  for (let i = 0; i < length; i++) {
    if (i % STRIDE === 0) await pause(context, i, length);
    const row = points.rowOf[i] as number;
    for (const area of find(points.coords[2 * i] as number, points.coords[2 * i + 1] as number)) {
      if (last[area] === row + 1) continue;
      last[area] = row + 1;
      count[area] = (count[area] as number) + 1;
      const value = summed?.value.values[row] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum[area] = (sum[area] as number) + value;
      valued[area] = (valued[area] as number) + 1;
    }
  }
  await pause(context, length, length);

  const names = countInColumns(spec);
  const added = [numberColumn(names.count, count)];
  if (names.sum !== null) {
    for (let a = 0; a < sum.length; a++) if (valued[a] === 0 && (count[a] as number) > 0) sum[a] = NaN;
    added.push(numberColumn(names.sum, sum));
  }
  return good(
    addColumns(
      areas,
      added,
      added.map((c) => c.name)
    )
  );
}

/** Finds the area rows a point counts in, over an index of the boxes of all polygon parts. */
function finder(block: PolygonBlock): (x: number, y: number) => number[] {
  const { coords, rings, parts, rowOf } = block;
  if (rowOf.length === 0) return () => [];
  const index = new Flatbush(rowOf.length);
  for (let part = 0; part < rowOf.length; part++) {
    const shell = parts[part] as number;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    // an empty part keeps its box inside out: nothing is found in it
    const end = shell < (parts[part + 1] as number) ? (rings[shell + 1] as number) : 0;
    for (let v = rings[shell] as number; v < end; v++) {
      const x = coords[2 * v] as number;
      const y = coords[2 * v + 1] as number;
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    }
    index.add(west, south, east, north);
  }
  index.finish();
  return (x, y) => {
    const inside: number[] = [];
    let border = Infinity;
    for (const part of index.search(x, y, x, y)) {
      const standing = standingInPart(block, part, x, y);
      const row = rowOf[part] as number;
      if (standing === 'inside') inside.push(row);
      else if (standing === 'border') border = Math.min(border, row);
    }
    return inside.length > 0 || border === Infinity ? inside : [border];
  };
}
