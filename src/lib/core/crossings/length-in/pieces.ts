import type { BoxIndex } from '../../geometry/box-index';
import type { Edges } from '../../geometry/edges';

/** A tenth of a millimetre in degrees: what lies that near to a border follows it. */
const ON_BORDER = 1e-9;

/** Part of an edge, from and to in shares of it, that no outline crosses. */
interface Piece {
  from: number;
  to: number;
  /** rows of the areas whose outline it follows */
  follows: number[];
  /** nothing of an outline touches the edge it is of */
  whole: boolean;
}

/** A run along an outline. */
interface Run {
  from: number;
  to: number;
  row: number;
}

/** Numbers of the indexed edges that an edge may cross, touch or follow. */
export function nearEdge(index: BoxIndex, ax: number, ay: number, bx: number, by: number): number[] {
  return index.search(
    Math.min(ax, bx) - ON_BORDER,
    Math.min(ay, by) - ON_BORDER,
    Math.max(ax, bx) + ON_BORDER,
    Math.max(ay, by) + ON_BORDER
  );
}

/** Cuts the edge from `a` to `b` (plane degrees) where edges of outlines, whose numbers are `near`, cross, touch or leave it. */
export function piecesOf(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  edges: Edges,
  near: readonly number[]
): Piece[] {
  if (ax === bx && ay === by) return [];
  const cuts: number[] = [];
  const runs: Run[] = [];
  const length = Math.hypot(bx - ax, by - ay);
  for (const i of near) {
    const [x1, y1] = [edges.ends[4 * i] as number, edges.ends[4 * i + 1] as number];
    const [x2, y2] = [edges.ends[4 * i + 2] as number, edges.ends[4 * i + 3] as number];
    if (x1 === x2 && y1 === y2) continue;
    // from its southern end to its northern one: neighbours that share it compute the same numbers
    const turned = y1 > y2 || (y1 === y2 && x1 > x2);
    const [cx, cy, dx, dy] = turned ? [x2, y2, x1, y1] : [x1, y1, x2, y2];
    const c = side(ax, ay, bx, by, cx, cy);
    const d = side(ax, ay, bx, by, dx, dy);
    const run = runAlong(along(ax, ay, bx, by, cx, cy), along(ax, ay, bx, by, dx, dy), c / length, d / length);
    if (run && (run[1] - run[0]) * length > ON_BORDER) {
      runs.push({ from: run[0], to: run[1], row: edges.row[i] as number });
      cuts.push(...run);
      continue;
    }
    if ((c > 0 && d > 0) || (c < 0 && d < 0)) continue;
    const a = side(cx, cy, dx, dy, ax, ay);
    const b = side(cx, cy, dx, dy, bx, by);
    if ((a > 0 && b > 0) || (a < 0 && b < 0)) continue;
    cuts.push(a === b ? 0 : a / (a - b));
  }
  if (cuts.length === 0) return [{ from: 0, to: 1, follows: [], whole: true }];
  const at = [0, ...cuts.filter((t) => t > 0 && t < 1).sort((p, q) => p - q), 1];
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const [from, to] = [at[i] as number, at[i + 1] as number];
    if (from === to) continue;
    const middle = (from + to) / 2;
    const follows = runs.filter((run) => run.from < middle && middle < run.to).map((run) => run.row);
    pieces.push({ from, to, follows, whole: false });
  }
  return pieces;
}

/** Twice the area of a triangle: above zero when the last place is on the left of the way between the others. */
function side(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

/** Where a place falls on the edge from `a` to `b`, as a share of it. */
function along(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  return ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
}

/**
 * The part of an edge, in shares of it, that another follows: `c` and `d` are where the other's ends fall on it and how far
 * to the side they lie. Null when it does not follow.
 */
function runAlong(c: number, d: number, offC: number, offD: number): [number, number] | null {
  const [from, to] = [Math.max(0, Math.min(c, d)), Math.min(1, Math.max(c, d))];
  if (!(from < to)) return null;
  const off = (t: number): number => offC + ((t - c) / (d - c)) * (offD - offC);
  return Math.abs(off(from)) <= ON_BORDER && Math.abs(off(to)) <= ON_BORDER ? [from, to] : null;
}
