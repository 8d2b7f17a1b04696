import polygonClipping from 'polygon-clipping';
import { hasOutsideHole, nestRings, planeArea } from './nest-rings';
import { fromPairs, PolygonWriter, ringsOf, toPairs, type Ring } from './polygon-writer';
import { mostCrossings, ringFaults } from './ring-faults';
import type { PolygonBlock } from './table';

export interface RepairedPolygons {
  block: PolygonBlock;
  /** rows of which an outline was mended */
  repaired: Set<number>;
  /** rows of which an outline could not be mended: left as it was, or out when it is no outline at all */
  invalid: Set<number>;
}

/** edges and crossings (ten edges' worth each) that one polygon, and all of a table, are worth mending */
const mostOfOne = 60_000;
const mostOfAll = 400_000;

/**
 * Mends the outlines that drawing, areas or counts would suffer from, in degrees: edges that cross (the overlay of
 * polygon-clipping, non-zero rule), spikes, rings without area, holes outside of their shell (areas of their own).
 * Everything else keeps its vertices to the last bit, whatever the direction of its rings.
 */
export function repairPolygons(block: PolygonBlock): RepairedPolygons {
  const repaired = new Set<number>();
  const invalid = new Set<number>();
  let budget = mostOfAll;
  let written: PolygonWriter | null = null;
  for (let polygon = 0; polygon < block.rowOf.length; polygon++) {
    const firstRing = block.parts[polygon] as number;
    const endRing = block.parts[polygon + 1] as number;
    const { crossings, hopeless, flat } = ringFaults(block.coords, block.rings, firstRing, endRing);
    const outside =
      endRing - firstRing > 1 && !hopeless && hasOutsideHole(block.coords, block.rings, firstRing, endRing);
    if (crossings === 0 && !flat && !outside) {
      written?.copy(block, polygon);
      continue;
    }
    written ??= copied(block, polygon);
    const row = block.rowOf[polygon] as number;
    const edges = (block.rings[endRing] as number) - (block.rings[firstRing] as number);
    const cost = crossings > 0 ? edges + 10 * crossings : 0;
    if (hopeless || crossings > mostCrossings) invalid.add(row);
    else if (cost > mostOfOne || cost > budget) {
      invalid.add(row);
      written.copy(block, polygon);
    } else {
      budget -= cost;
      const rings = ringsOf(block, polygon);
      const mended = mend(rings, outside, crossings > 0 || (flat && rings.some(meetsItself)));
      for (const made of mended ?? []) written.add(row, made);
      if (mended && mended.length > 0) repaired.add(row);
      else invalid.add(row);
    }
  }
  return { block: written ? written.block() : block, repaired, invalid };
}

/** The polygons before one, as they are. */
function copied(block: PolygonBlock, before: number): PolygonWriter {
  const writer = new PolygonWriter();
  for (let polygon = 0; polygon < before; polygon++) writer.copy(block, polygon);
  return writer;
}

/** Polygons of the rings of one; null when it is beyond repair, empty when nothing is enclosed. */
function mend(rings: readonly Ring[], outside: boolean, crossing: boolean): Ring[][] | null {
  const whole = rings.map(withoutSpikes);
  // without its shell, a polygon is nothing; without area, a hole is nothing
  if (!outside && isNothing(whole[0] as Ring, crossing)) return [];
  const kept = whole.filter((ring) => !isNothing(ring, crossing));
  const polygons = outside ? nestRings(kept) : [kept];
  return crossing ? overlay(polygons) : polygons;
}

/** True when a ring comes back to a vertex before its end: a figure of eight whose edges cross at a vertex of both. */
function meetsItself(ring: Ring): boolean {
  const seen = new Set<string>();
  for (let i = 2; i < ring.length; i += 2) seen.add(`${ring[i]} ${ring[i + 1]}`);
  return seen.size < ring.length / 2 - 1;
}

function isNothing(ring: Ring, crossing: boolean): boolean {
  if (ring.length < 8) return true;
  // the two halves of a figure of eight cancel out
  if (crossing) return false;
  const size = Math.max(...extent(ring));
  return planeArea(ring) <= 1e-12 * size * size;
}

function extent(ring: Ring): [number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    west = Math.min(west, ring[i] as number);
    east = Math.max(east, ring[i] as number);
    south = Math.min(south, ring[i + 1] as number);
    north = Math.max(north, ring[i + 1] as number);
  }
  return [east - west, north - south];
}

/** The ring without repeated vertices nor edges that run straight back along the one before. */
function withoutSpikes(ring: Ring): Ring {
  const out = new Float64Array(ring.length);
  let n = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i] as number;
    const y = ring[i + 1] as number;
    for (;;) {
      if (n > 0 && out[2 * n - 2] === x && out[2 * n - 1] === y) n--;
      else if (n > 1 && runsBack(out, n, x, y)) n--;
      else break;
    }
    out[2 * n] = x;
    out[2 * n + 1] = y;
    n++;
  }
  // a spike where the ring closes
  let from = 0;
  while (n - from > 3 && out[2 * from + 2] === out[2 * n - 4] && out[2 * from + 3] === out[2 * n - 3]) {
    from++;
    n--;
  }
  return n - from < 4 ? new Float64Array(0) : out.slice(2 * from, 2 * n);
}

function runsBack(out: Float64Array, n: number, x: number, y: number): boolean {
  const dx = (out[2 * n - 2] as number) - (out[2 * n - 4] as number);
  const dy = (out[2 * n - 1] as number) - (out[2 * n - 3] as number);
  const ex = x - (out[2 * n - 2] as number);
  const ey = y - (out[2 * n - 1] as number);
  return dx * ey === dy * ex && dx * ex + dy * ey < 0;
}

function overlay(polygons: readonly Ring[][]): Ring[][] | null {
  try {
    return fromPairs(polygonClipping.union(polygons.map(toPairs)));
  } catch {
    // it gives up on some outlines whose edges nearly coincide
    return null;
  }
}
