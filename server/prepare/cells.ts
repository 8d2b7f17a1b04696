import { Delaunay } from 'd3-delaunay';
import polygonClipping from 'polygon-clipping';
import type { Bbox } from '../../src/lib/core/table/table';
import { bboxOf, inside, rounded, type Parts, type Position, type Ring } from './geometry';

/**
 * Voronoi cells of points, cut by an outline (longitude/latitude; distances are taken on a plane where a degree of
 * longitude is shortened by the cosine of the mean latitude). One entry a point, in order; a point outside the
 * outline may have no part. Cells do not overlap and fill the outline, to the metre they are rounded to. `bend`
 * may reshape the ring of a cell before it is cut (tests draw crooked borders with it).
 */
export function cutCells(
  points: readonly Position[],
  outline: Parts,
  bend: (ring: Ring) => Ring = (ring) => ring
): Parts[] {
  const box = bboxOf(outline);
  if (!box || points.length === 0) return points.map(() => []);
  if (points.length === 1) return [rounded(outline)];
  const squeeze = Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180);
  const delaunay = Delaunay.from(points.map(([x, y]): Position => [x * squeeze, y]));
  // wide enough for places that stand a little outside a generalised coast
  const margin = 1;
  const voronoi = delaunay.voronoi([
    (box[0] - margin) * squeeze,
    box[1] - margin,
    (box[2] + margin) * squeeze,
    box[3] + margin
  ]);
  const nearBorder = borderTest(outline);
  return points.map((_, i) => {
    const cell = voronoi.cellPolygon(i) as Ring | null;
    if (!cell) return [];
    const ring = bend(cell.map(([x, y]): Position => [x / squeeze, y]));
    // most cells meet no border: nothing to cut
    if (!nearBorder(ring) && inside(ring[0] as Position, outline)) return rounded([[ring]]);
    return rounded(polygonClipping.intersection([ring], outline) as Parts);
  });
}

/** Tells whether the extent of a ring meets that of any edge of an outline. */
function borderTest(outline: Parts): (ring: Ring) => boolean {
  const edges = outline.flat().flatMap((ring) =>
    ring.slice(1).map(([x1, y1], i): Bbox => {
      const [x0, y0] = ring[i] as Position;
      return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
    })
  );
  return (ring) => {
    const box = bboxOf([[ring]]) as Bbox;
    return edges.some((e) => e[0] <= box[2] && box[0] <= e[2] && e[1] <= box[3] && box[1] <= e[3]);
  };
}
