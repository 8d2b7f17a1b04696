import polygonClipping from 'polygon-clipping';
import type { Blocks } from './blocks';
import { Floats, Uints } from './growing';
import { fromPairs, PolygonWriter, ringsOf, toPairs, type Ring } from './polygon-writer';
import type { LineBlock, PolygonBlock } from './table';

export interface CutBlocks {
  blocks: Blocks;
  /** rows cut in two */
  split: Set<number>;
  /** rows of which an outline could not be cut: out */
  invalid: Set<number>;
}

/** more vertices than these are not cut: no outline that crosses the Pacific has as many */
const mostCut = 100_000;

/**
 * Brings longitudes back between -180 and 180 and cuts what crosses the 180th meridian there, as RFC 7946 § 3.1.9 asks:
 * shapes written beyond it (170 to 190) or jumping from one side to the other (179 to -179). An edge longer than half the
 * Earth is a jump, unless the polygon is the extent of something wide, goes around a pole, or is no narrower for it;
 * edges along the border of the world (-180 to 180) are none. Points are wrapped in place; blocks that need nothing come
 * back as they are.
 */
export function cutAtAntimeridian(blocks: Blocks): CutBlocks {
  const made: CutBlocks = { blocks: { ...blocks }, split: new Set(), invalid: new Set() };
  const { points, lines, polygons } = blocks;
  if (points) wrap(points.coords);
  if (lines && maySpan(lines.coords)) made.blocks.lines = cutLines(lines, made);
  if (polygons && maySpan(polygons.coords)) {
    const cut = cutPolygons(polygons, made);
    if (cut.rowOf.length > 0) made.blocks.polygons = cut;
    else delete made.blocks.polygons;
  }
  return made;
}

function wrap(coords: Float64Array): void {
  for (let i = 0; i < coords.length; i += 2) {
    const x = coords[i] as number;
    if (x > 180 || x < -180) coords[i] = ((((x + 180) % 360) + 360) % 360) - 180;
  }
}

/** Whether some longitude is beyond 180 or two may be more than half the Earth apart. */
function maySpan(coords: Float64Array): boolean {
  let west = Infinity;
  let east = -Infinity;
  for (let i = 0; i < coords.length; i += 2) {
    const x = coords[i] as number;
    if (x < west) west = x;
    if (x > east) east = x;
  }
  return east > 180 || west < -180 || east - west > 180;
}

function cutLines(block: LineBlock, made: CutBlocks): LineBlock {
  const coords = new Floats();
  const starts = new Uints();
  const rowOf = new Uints();
  for (let line = 0; line < block.rowOf.length; line++) {
    const row = block.rowOf[line] as number;
    const begin = (): void => {
      starts.push(coords.length / 2);
      rowOf.push(row);
    };
    begin();
    const written = block.coords.subarray(2 * (block.starts[line] as number), 2 * (block.starts[line + 1] as number));
    const open = lineUnrolled(written);
    if (!open) {
      coords.append(written);
      continue;
    }
    for (let i = 0; i < open.length; i += 2) {
      const x = open[i] as number;
      const y = open[i + 1] as number;
      const turn = turnOf(x);
      const before = i > 0 ? turnOf(open[i - 2] as number) : turn;
      if (turn !== before) {
        const border = 360 * Math.min(turn, before) + 180;
        const [fromX, fromY] = open.subarray(i - 2, i) as unknown as [number, number];
        const at = fromY + ((border - fromX) / (x - fromX)) * (y - fromY);
        coords.push2(border - 360 * before, at);
        begin();
        coords.push2(border - 360 * turn, at);
        made.split.add(row);
      }
      coords.push2(x - 360 * turn, y);
    }
  }
  starts.push(coords.length / 2);
  return { coords: coords.trim(), starts: starts.trim(), rowOf: rowOf.trim() };
}

/** Which turn of the world a longitude is in, from the first on; 180 is the end of one rather than the start of the next. */
const turnOf = (x: number): number => Math.max(0, Math.ceil((x - 180) / 360));

/** A line may turn around the Earth: its jumps are always jumps. Null when it lies within the world as it is. */
function lineUnrolled(written: Float64Array): Float64Array | null {
  const out = written.slice();
  let turn = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < out.length; i += 2) {
    const x = written[i] as number;
    const before = i > 0 ? (written[i - 2] as number) : x;
    if (isJump(before, x)) turn += x < before ? 360 : -360;
    out[i] = x + turn;
    low = Math.min(low, x + turn);
    high = Math.max(high, x + turn);
  }
  if (low >= -180 && high <= 180) return null;
  return shifted(out, -360 * Math.floor((low + 180) / 360));
}

function cutPolygons(block: PolygonBlock, made: CutBlocks): PolygonBlock {
  const writer = new PolygonWriter();
  for (let polygon = 0; polygon < block.rowOf.length; polygon++) {
    const row = block.rowOf[polygon] as number;
    const written = ringsOf(block, polygon);
    const open = written.map(ringUnrolled);
    if (open.every((ring) => ring === null)) {
      writer.add(row, written);
      continue;
    }
    const pieces = cutRings(open.map((ring, i) => ring ?? (written[i] as Ring)));
    for (const piece of pieces ?? []) writer.add(row, piece);
    if (pieces === null) made.invalid.add(row);
    else if (pieces.length > 1) made.split.add(row);
  }
  return writer.block();
}

/** Longitudes made continuous where they jump; null when there is nothing to do: no jump, all within the world. */
function ringUnrolled(ring: Ring): Ring | null {
  let turn = 0;
  let jumps = false;
  const out = ring.slice();
  for (let i = 2; i < out.length; i += 2) {
    const x = ring[i] as number;
    const before = ring[i - 2] as number;
    if (isJump(before, x)) {
      jumps = true;
      turn += x < before ? 360 : -360;
    }
    out[i] = x + turn;
  }
  const [low, high] = span(out);
  // around a pole, or as wide one way as the other: as it was written
  if (jumps && (turn !== 0 || high - low >= 180 || isWideExtent(ring))) return null;
  return low >= -180 && high <= 180 ? null : out;
}

/** More than half the Earth, but not from one border of the world to the other. */
function isJump(a: number, b: number): boolean {
  const step = Math.abs(a - b);
  return step > 180 && step < 360 - 1e-9;
}

/**
 * An upright rectangle counter-clockwise as it is written: the extent of a layer that is wide indeed. One that crosses the
 * 180th meridian looks clockwise (RFC 7946 § 3.1.6 has shells run the other way).
 */
function isWideExtent(ring: Ring): boolean {
  if (ring.length !== 10) return false;
  let area = 0;
  for (let i = 0; i < 8; i += 2) {
    if (ring[i] !== ring[i + 2] && ring[i + 1] !== ring[i + 3]) return false;
    area += (ring[i] as number) * (ring[i + 3] as number) - (ring[i + 2] as number) * (ring[i + 1] as number);
  }
  return area > 0;
}

/** Pieces of a polygon in each turn of the world, brought back into the first; null when it cannot be cut. */
function cutRings(rings: readonly Ring[]): Ring[][] | null {
  const [low, high] = span(rings[0] as Ring);
  const together = rings.map((ring) => besides(ring, low, high));
  const firstTurn = Math.floor((low + 180) / 360);
  const lastTurn = Math.ceil((high - 180) / 360);
  if (firstTurn >= lastTurn) return [together.map((ring) => shifted(ring, -360 * firstTurn))];
  if (rings.reduce((n, ring) => n + ring.length / 2, 0) > mostCut) return null;
  const pairs = toPairs(together);
  const pieces: Ring[][] = [];
  try {
    for (let turn = firstTurn; turn <= lastTurn; turn++) {
      const west = 360 * turn - 180;
      const world = toPairs([Float64Array.of(west, -91, west + 360, -91, west + 360, 91, west, 91, west, -91)]);
      for (const piece of fromPairs(polygonClipping.intersection(pairs, world))) {
        pieces.push(piece.map((ring) => shifted(ring, -360 * turn)));
      }
    }
  } catch {
    return null;
  }
  return pieces.length > 0 ? pieces : null;
}

/** A hole written on the other side of the border than its shell, brought beside it. */
function besides(ring: Ring, low: number, high: number): Ring {
  const [west, east] = span(ring);
  const middle = (west + east) / 2;
  return shifted(ring, middle < low ? 360 : middle > high ? -360 : 0);
}

function span(ring: Ring): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    low = Math.min(low, ring[i] as number);
    high = Math.max(high, ring[i] as number);
  }
  return [low, high];
}

function shifted(ring: Ring, by: number): Ring {
  const out = ring.slice();
  if (by !== 0) for (let i = 0; i < out.length; i += 2) out[i] = (out[i] as number) + by;
  return out;
}
