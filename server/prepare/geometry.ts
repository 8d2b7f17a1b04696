import type { MultiPolygon, Polygon } from 'geojson';
import type { Bbox } from '../../src/lib/core/table/table';

/** Longitude and latitude, degrees. */
export type Position = [number, number];
/** Closed: the last position repeats the first. */
export type Ring = Position[];
/** Polygons, each a shell followed by its holes: the form `polygon-clipping` works on. */
export type Parts = Ring[][];

/** Polygons of a GeoJSON geometry. */
export function partsOf(geometry: Polygon | MultiPolygon): Parts {
  return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Parts;
}

/** GeoJSON geometry of polygons: `Polygon` when there is one. Winding is RFC 7946's: shells anticlockwise. */
export function geometryOfParts(parts: Parts): Polygon | MultiPolygon {
  const wound = parts.map((rings) => rings.map((ring, i) => wind(ring, i === 0)));
  return wound.length === 1
    ? { type: 'Polygon', coordinates: wound[0] as Ring[] }
    : { type: 'MultiPolygon', coordinates: wound };
}

function wind(ring: Ring, anticlockwise: boolean): Ring {
  return signedArea(ring) > 0 === anticlockwise ? ring : [...ring].reverse();
}

/** Planar shoelace area in square degrees, positive when anticlockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x0, y0] = ring[j] as Position;
    const [x1, y1] = ring[i] as Position;
    sum += x0 * y1 - x1 * y0;
  }
  return sum / 2;
}

/** Planar area in square degrees, holes taken off. */
export function areaOf(parts: Parts): number {
  let sum = 0;
  for (const rings of parts) rings.forEach((ring, i) => (sum += (i === 0 ? 1 : -1) * Math.abs(signedArea(ring))));
  return sum;
}

/** Rounds to 5 decimals (about a metre), drops repeated positions, and rings that no longer enclose anything. */
export function rounded(parts: Parts): Parts {
  return parts
    .map((rings) => rings.map(roundRing).filter((ring) => ring.length >= 4 && Math.abs(signedArea(ring)) > 1e-9))
    .filter((rings) => rings.length > 0);
}

function roundRing(ring: Ring): Ring {
  const out: Ring = [];
  for (const [x, y] of ring) {
    const next: Position = [round5(x), round5(y)];
    const last = out.at(-1);
    if (!last || last[0] !== next[0] || last[1] !== next[1]) out.push(next);
  }
  return out;
}

export function round5(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/** Extent of polygons, degrees; null when there are none. */
export function bboxOf(parts: Parts): Bbox | null {
  let box: Bbox | null = null;
  for (const rings of parts)
    for (const ring of rings) for (const p of ring) box = joinBbox(box, [p[0], p[1], p[0], p[1]]);
  return box;
}

/** Smallest extent holding both. */
export function joinBbox(a: Bbox | null, b: Bbox | null): Bbox | null {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Even-odd test over every ring, so holes are outside. */
export function inside([x, y]: Position, parts: Parts): boolean {
  let odd = false;
  for (const rings of parts) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x0, y0] = ring[j] as Position;
        const [x1, y1] = ring[i] as Position;
        if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) odd = !odd;
      }
    }
  }
  return odd;
}
