/** A position inside a tile, in units of its extent. */
export interface TilePoint {
  x: number;
  y: number;
}

type Cut = (a: TilePoint, b: TilePoint) => TilePoint;
interface Side {
  inside(p: TilePoint): boolean;
  cut: Cut;
}

/** The four half planes whose common part is the square 0..extent. What is cut lies exactly on its side. */
function sidesOf(extent: number): Side[] {
  const atX =
    (x: number): Cut =>
    (a, b) => ({ x, y: a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) });
  const atY =
    (y: number): Cut =>
    (a, b) => ({ x: a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y), y });
  return [
    { inside: (p) => p.x >= 0, cut: atX(0) },
    { inside: (p) => p.x <= extent, cut: atX(extent) },
    { inside: (p) => p.y >= 0, cut: atY(0) },
    { inside: (p) => p.y <= extent, cut: atY(extent) }
  ];
}

/** True when every position lies in the square, without touching its border. */
export function isInside(points: readonly TilePoint[], extent: number): boolean {
  return points.every((p) => p.x > 0 && p.x < extent && p.y > 0 && p.y < extent);
}

/** A ring cut to the square (Sutherland and Hodgman 1974), closed; empty when nothing is left. */
export function clipRing(ring: readonly TilePoint[], extent: number): TilePoint[] {
  let points = ring.slice(0, isClosed(ring) ? -1 : undefined);
  for (const side of sidesOf(extent)) {
    const kept: TilePoint[] = [];
    points.forEach((b, i) => {
      const a = points[(i + points.length - 1) % points.length] as TilePoint;
      if (side.inside(a) !== side.inside(b)) kept.push(side.cut(a, b));
      if (side.inside(b)) kept.push(b);
    });
    points = kept;
  }
  return points.length < 3 ? [] : [...points, points[0] as TilePoint];
}

/** The parts of a line that lie in the square. */
export function clipLine(line: readonly TilePoint[], extent: number): TilePoint[][] {
  let parts: TilePoint[][] = [[...line]];
  for (const side of sidesOf(extent)) parts = parts.flatMap((part) => cutLine(part, side));
  return parts.filter((part) => part.length > 1);
}

function cutLine(line: readonly TilePoint[], { inside, cut }: Side): TilePoint[][] {
  const parts: TilePoint[][] = [];
  let part: TilePoint[] = [];
  line.forEach((b, i) => {
    const a = line[i - 1];
    if (a && inside(a) !== inside(b)) {
      part.push(cut(a, b));
      if (!inside(b)) {
        parts.push(part);
        part = [];
      }
    }
    if (inside(b)) part.push(b);
  });
  return [...parts, part];
}

function isClosed(ring: readonly TilePoint[]): boolean {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  return ring.length > 1 && first?.x === last?.x && first?.y === last?.y;
}
