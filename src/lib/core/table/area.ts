import type { FeatureTable } from './table';

const radians = Math.PI / 180;
/** WGS 84 / GRS 80 */
const semiMajor = 6378137;
const flattening = 1 / 298.257222101;
const e2 = flattening * (2 - flattening);
const e = Math.sqrt(e2);

/** q of Snyder (1987), « Map Projections: A Working Manual », eq. 3-12. */
function q(sinLat: number): number {
  const es = e * sinLat;
  return (1 - e2) * (sinLat / (1 - es * es) + Math.atanh(es) / e);
}
const qPole = q(1);
/** square of the authalic radius, square kilometres (eq. 3-13) */
const authalicRadius2 = (semiMajor * semiMajor * qPole) / 2 / 1e6;

/**
 * Area of each row's polygons on the ellipsoid in square kilometres, holes taken out; NaN for rows without polygons.
 * Vertices are put on the authalic sphere and the ring is integrated in sin β, which is exact for edges that are
 * straight in the cylindrical equal-area plane (Chamberlain and Duquette 2007, « Some algorithms for polygons on a
 * sphere »): below 1e-4 of the geodesic area for territories.
 */
export function areasKm2(table: Pick<FeatureTable, 'rows' | 'polygons'>): Float64Array {
  const areas = new Float64Array(table.rows).fill(NaN);
  const block = table.polygons;
  if (!block) return areas;
  for (let polygon = 0; polygon < block.rowOf.length; polygon++) {
    const row = block.rowOf[polygon] as number;
    const firstRing = block.parts[polygon] as number;
    const endRing = block.parts[polygon + 1] as number;
    let area = 0;
    for (let ring = firstRing; ring < endRing; ring++) {
      const size = Math.abs(ringKm2(block.coords, block.rings[ring] as number, block.rings[ring + 1] as number));
      area += ring === firstRing ? size : -size;
    }
    const before = areas[row] as number;
    areas[row] = (Number.isNaN(before) ? 0 : before) + Math.max(0, area);
  }
  return areas;
}

/** Area enclosed by one closed ring (vertices `from` to `to`, exclusive), km², as `areasKm2`; negative when clockwise. */
export function ringKm2(coords: Float64Array, from: number, to: number): number {
  let sum = 0;
  let x = coords[2 * from] as number;
  let s = q(Math.sin((coords[2 * from + 1] as number) * radians)) / qPole;
  for (let i = from + 1; i < to; i++) {
    const nextX = coords[2 * i] as number;
    const nextS = q(Math.sin((coords[2 * i + 1] as number) * radians)) / qPole;
    sum += (nextX - x) * radians * (s + nextS);
    x = nextX;
    s = nextS;
  }
  return (-sum / 2) * authalicRadius2;
}
