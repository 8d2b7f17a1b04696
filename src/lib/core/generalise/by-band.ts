import { geometryOf, type FeatureTable } from '../table/table';
import type { Band } from './bands';
import { leastRank } from './bands';
import { keepOfLines, keepOfPolygons } from './keep-vertices';
import { rankVertices } from './rank-vertices';

/** Up to so many vertices nothing is gained by leaving some out. */
const FEW_VERTICES = 20_000;
/** Nor where more than this share would stay. */
const MOST = 0.75;

/** Ranks are the same in every band: computed at the first, for as long as the table is kept. */
const ranksOf = new WeakMap<FeatureTable, Float32Array>();

/** Whether a table is drawn with other vertices in other bands. */
export function variesByBand(table: FeatureTable): boolean {
  const geometry = geometryOf(table);
  const block = geometry === 'polygon' ? table.polygons : geometry === 'line' ? table.lines : undefined;
  return block !== undefined && block.coords.length / 2 > FEW_VERTICES;
}

/** A table as it is drawn in a band: its areas, or its lines, without what is not seen there; and the band it is good for. */
export function byBand(table: FeatureTable, band: Band): { table: FeatureTable; band: Band } {
  const whole = { table, band: Infinity };
  if (band === Infinity || !variesByBand(table)) return whole;
  const { polygons, lines } = table;
  const runs = polygons ? { ...polygons, starts: polygons.rings } : (lines as NonNullable<typeof lines>);
  const ranks = ranksOf.get(table) ?? rankVertices({ ...runs, closed: polygons !== undefined });
  ranksOf.set(table, ranks);
  const least = leastRank(band);
  let kept = 0;
  for (const rank of ranks) if (rank >= least) kept++;
  if (kept > MOST * ranks.length) return whole;
  if (polygons) return { table: { ...table, polygons: keepOfPolygons(polygons, ranks, least) }, band };
  return { table: { ...table, lines: keepOfLines(runs as NonNullable<typeof lines>, ranks, least) }, band };
}
