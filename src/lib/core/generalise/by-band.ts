import { geometryOf, type FeatureTable, type LineBlock, type PolygonBlock } from '../table/table';
import { leastRank, type Band } from './bands';
import { keepOfLines, keepOfPolygons } from './keep-vertices';
import { rankVertices } from './rank-vertices';

/** Up to so many vertices nothing is gained by leaving some out. */
const FEW_VERTICES = 20_000;
/** Nor where more than this share would stay. */
const MOST = 0.75;

/**
 * Ranks are the same in every band, and for every table over the same shapes (what a crossing adds columns to): computed at
 * the first, for as long as the shapes are kept.
 */
const ranksOf = new WeakMap<PolygonBlock | LineBlock, Float32Array>();

/** Whether a table is drawn with other vertices in other bands. */
export function variesByBand(table: FeatureTable): boolean {
  const geometry = geometryOf(table);
  const block = geometry === 'polygon' ? table.polygons : geometry === 'line' ? table.lines : undefined;
  return block !== undefined && block.coords.length / 2 > FEW_VERTICES;
}

/** The band in whose vertices a table is drawn, seen in a band: Infinity where all are. */
export function drawnBand(table: FeatureTable, band: Band): Band {
  if (band === Infinity || !variesByBand(table)) return Infinity;
  const ranks = ranked(table);
  const least = leastRank(band);
  let kept = 0;
  for (const rank of ranks) if (rank >= least) kept++;
  return kept > MOST * ranks.length ? Infinity : band;
}

/** A table with the vertices of a band that `drawnBand` gave. */
export function atBand(table: FeatureTable, band: Band): FeatureTable {
  if (band === Infinity) return table;
  const [ranks, least] = [ranked(table), leastRank(band)];
  const { polygons, lines } = table;
  if (polygons) return { ...table, polygons: keepOfPolygons(polygons, ranks, least) };
  return lines ? { ...table, lines: keepOfLines(lines, ranks, least) } : table;
}

function ranked({ polygons, lines }: FeatureTable): Float32Array {
  const block = polygons ?? (lines as LineBlock);
  const known = ranksOf.get(block);
  if (known) return known;
  const ranks = polygons
    ? rankVertices({ coords: polygons.coords, starts: polygons.rings, closed: true })
    : rankVertices({ ...(lines as LineBlock), closed: false });
  ranksOf.set(block, ranks);
  return ranks;
}
