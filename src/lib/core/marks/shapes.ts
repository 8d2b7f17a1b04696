import earcut from 'earcut';
import { boxOf } from '../geometry/box-of';
import { innerPoints } from '../geometry/inner-point';
import { mercatorDegrees } from '../crs/mercator';
import { geometryOf, type Bbox, type FeatureTable, type PolygonBlock } from '../table/table';
import type { Shape, ShapeId } from './marks';
import { specksOf } from './specks';

/**
 * Geometry of a table ready for the GPU. `own` is its dominant geometry (polygons over lines over points), `inside` one
 * inner point per placed row. Every array is new and of its exact size, so the shape can be transferred. Indices in
 * `starts`, `triangles` and `segments` count real vertices: 0 is the first one, the spare vertex in front of `positions`
 * is not counted. A table without geometry gives an empty point shape.
 */
export function shapeOf(table: FeatureTable, which: 'own' | 'inside', id: ShapeId): Shape {
  const geometry = which === 'inside' ? 'none' : geometryOf(table);
  if (geometry === 'polygon' && table.polygons) return polygonShape(table.polygons, table.rows, id);
  if (geometry === 'line' && table.lines) {
    const { coords, starts, rowOf } = table.lines;
    return {
      ...common(coords, table.rows, id),
      geometry: 'line',
      starts: starts.slice(),
      segments: edges(starts),
      row: rowOfVertices(starts, rowOf)
    };
  }
  const points = which === 'own' && table.points ? table.points : insidePoints(table);
  const count = points.rowOf.length;
  return {
    ...common(points.coords, table.rows, id),
    geometry: 'point',
    starts: Uint32Array.from({ length: count + 1 }, (_, i) => i),
    row: points.rowOf.slice()
  };
}

function insidePoints(table: FeatureTable): { coords: Float64Array; rowOf: Uint32Array } {
  const { coords, row } = innerPoints(table);
  return { coords, rowOf: row };
}

function common(
  coords: Float64Array,
  rows: number,
  id: ShapeId
): Pick<Shape, 'id' | 'rows' | 'vertices' | 'positions' | 'bbox'> {
  return { id, rows, vertices: coords.length / 2, positions: pairs(coords), bbox: bboxOf(coords) };
}

/** Splits each ordinate into a float and what it leaves: together exact to about 48 bits, 10⁻¹³ degrees. */
function pairs(coords: Float64Array): Float32Array {
  const out = new Float32Array(2 * coords.length + 4);
  for (let i = 0, at = 4; i < coords.length; i += 2, at += 4) {
    const x = coords[i] as number;
    const y = coords[i + 1] as number;
    const hx = Math.fround(x);
    const hy = Math.fround(y);
    out[at] = hx;
    out[at + 1] = hy;
    out[at + 2] = x - hx;
    out[at + 3] = y - hy;
  }
  // the spare vertex repeats the first one: whoever reads it by mistake draws nothing far away
  out.copyWithin(0, 4, 8);
  return out;
}

const bboxOf = (coords: Float64Array): Bbox => (coords.length === 0 ? [0, 0, 0, 0] : boxOf([coords]));

/** Index pairs of consecutive vertices of each run (line or closed ring). */
function edges(starts: Uint32Array): Uint32Array {
  let count = 0;
  for (let i = 0; i + 1 < starts.length; i++) count += Math.max(0, size(starts, i) - 1);
  const out = new Uint32Array(2 * count);
  let at = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let v = starts[i] as number; v + 1 < (starts[i + 1] as number); v++) {
      out[at++] = v;
      out[at++] = v + 1;
    }
  }
  return out;
}

function size(starts: Uint32Array, i: number): number {
  return (starts[i + 1] as number) - (starts[i] as number);
}

function rowOfVertices(starts: Uint32Array, rowOf: Uint32Array): Uint32Array {
  const out = new Uint32Array(starts[starts.length - 1] ?? 0);
  for (let i = 0; i < rowOf.length; i++) out.fill(rowOf[i] as number, starts[i], starts[i + 1]);
  return out;
}

function polygonShape(block: PolygonBlock, rows: number, id: ShapeId): Shape {
  const { coords, rings, parts, rowOf } = block;
  const starts = parts.map((ring) => rings[ring] as number);
  return {
    ...common(coords, rows, id),
    geometry: 'polygon',
    starts,
    triangles: triangulate(block),
    segments: edges(rings),
    row: rowOfVertices(starts, rowOf),
    specks: specksOf(block)
  };
}

/**
 * Triangles of every part, as vertex indices of the block. Made in the Mercator plane: a triangle of degrees that just
 * touches a border would cross it once on screen.
 */
function triangulate({ coords, rings, parts }: PolygonBlock): Uint32Array {
  const plane = coords.slice();
  for (let i = 1; i < plane.length; i += 2) plane[i] = mercatorDegrees(plane[i] as number);
  // n vertices and h holes give at most n + 2h − 2 triangles
  const out = new Uint32Array(3 * (coords.length / 2 + 2 * rings.length));
  let filled = 0;
  for (let part = 0; part + 1 < parts.length; part++) {
    const shell = parts[part] as number;
    const last = parts[part + 1] as number;
    if (last <= shell) continue;
    const first = rings[shell] as number;
    const holes: number[] = [];
    for (let ring = shell + 1; ring < last; ring++) holes.push((rings[ring] as number) - first);
    const triangles = earcut(plane.subarray(2 * first, 2 * (rings[last] as number)), holes, 2);
    for (const vertex of triangles) out[filled++] = first + vertex;
  }
  return out.slice(0, filled);
}
