import { mercatorDegrees } from '../crs/mercator';
import type { PolygonBlock } from '../table/table';
import type { Specks } from './marks';

/** The first vertex of each part, by the area of its shell ascending. Parts without a shell are left out. */
export function specksOf({ coords, rings, parts }: PolygonBlock): Specks {
  const vertices: number[] = [];
  const areas: number[] = [];
  for (let part = 0; part + 1 < parts.length; part++) {
    const shell = parts[part] as number;
    const [from, to] = [rings[shell] as number, rings[shell + 1] as number];
    if (shell === parts[part + 1] || to <= from) continue;
    vertices.push(from);
    areas.push(shellArea(coords, from, to));
  }
  const order = Uint32Array.from(areas.keys()).sort((a, b) => (areas[a] as number) - (areas[b] as number));
  return {
    vertices: Uint32Array.from(order, (i) => vertices[i] as number),
    areas: Float32Array.from(order, (i) => areas[i] as number)
  };
}

function shellArea(coords: Float64Array, from: number, to: number): number {
  let twice = 0;
  // from the first vertex: differences of small areas are lost in degrees from the meridian
  const x0 = coords[2 * from] as number;
  const y0 = mercatorDegrees(coords[2 * from + 1] as number);
  let [x, y] = [0, 0];
  for (let v = from + 1; v < to; v++) {
    const nextX = (coords[2 * v] as number) - x0;
    const nextY = mercatorDegrees(coords[2 * v + 1] as number) - y0;
    twice += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return Math.abs(twice) / 2;
}
