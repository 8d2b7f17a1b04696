import { chooseCrs } from '../crs/choose';
import { densify } from '../crs/densify';
import { senseOf } from '../crs/likely';
import { rowsOutside } from '../crs/outside';
import type { CrsAssets } from '../ports';
import { good, type Outcome, type Problem } from '../problems/problem';
import type { Blocks } from '../table/blocks';
import type { TableBuilder } from '../table/builder';
import type { Bbox, FeatureTable } from '../table/table';

/** What a person or the catalogue states of a source's positions; wins over what the source says. */
export interface StatedPlace {
  /** `EPSG:2154`… */
  crs?: string | undefined;
  /** order in which the source writes coordinates, when it is not the usual one of its format */
  axis?: 'xy' | 'yx' | undefined;
}

export interface PlaceOptions {
  /** id of the table: address, file or type name */
  id: string;
  /** address to name when nothing came; the id when absent */
  url?: string;
  /** CRS that the document names; null when it says nothing */
  declared: string | null;
  /** CRS that the service names for the layer, for documents that say nothing or cannot be right */
  fallback?: string | null | undefined;
  stated?: StatedPlace | undefined;
  /** where the service says that the layer is, degrees: tells axes and zones that positions alone do not */
  expected?: Bbox | null | undefined;
  assets: CrsAssets;
  covers?: FeatureTable['covers'];
  total?: number | null;
  /** false for tables that never had a geometry: rows without one are no notice then */
  placed?: boolean;
}

/**
 * Ends the reading of any format: finds the coordinate system of what was collected, reprojects to longitude/latitude,
 * splits the edges that would be seen to bend, types the columns. Notices: those of the system, of the geometry, `truncated` when `covers` is 'part', `empty-result`.
 * Fails with `unsupported-crs` and `crs-mismatch`.
 */
export async function placeTable(builder: TableBuilder, options: PlaceOptions): Promise<Outcome<FeatureTable>> {
  const { id, url = id, declared, fallback, stated, expected, assets } = options;
  const { covers = 'all', total = null, placed } = options;
  const crs = await chooseCrs(builder, stated?.crs ?? declared, {
    fallback,
    axis: stated?.axis,
    stated: stated?.crs !== undefined,
    expected,
    assets
  });
  if (!crs.ok) return crs;
  const { definition, toLonLat } = crs.value;
  const degrees = definition.projection.type === 'geographic';
  const ends = {
    id,
    crs: definition.code,
    toLonLat,
    split: (blocks: Blocks) => densify(blocks, toLonLat, degrees),
    covers,
    total
  };
  const { table, notices } = builder.finish(placed === undefined ? ends : { ...ends, placed });
  const more: Problem[] = [];
  const doubted = crs.notices.some(({ code }) => code === 'crs-mismatch');
  const outside = doubted ? 0 : rowsOutside(table, senseOf(definition));
  if (outside > 0) more.push({ code: 'outside-area', facts: { crs: definition.code, rows: outside } });
  if (covers === 'part') more.push({ code: 'truncated', facts: { got: table.rows, total } });
  if (table.rows === 0) more.push({ code: 'empty-result', facts: { url } });
  return good(table, [...crs.notices, ...notices, ...more]);
}
