import { addFeatures } from '../../formats/geojson/parse';
import { placeTable, type StatedPlace } from '../../formats/place-table';
import { good, type Outcome } from '../../problems/problem';
import type { NetAnswer } from '../../ports';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import type { ReadContext, ReadOutcome } from '../kind';
import { gatherPages } from './gather-pages';
import type { Page, Walk } from './page';

export interface PagedTable {
  walk: Walk;
  /** id of the table */
  id: string;
  accept: string;
  /** takes an answer apart */
  page(answer: NetAnswer): Outcome<Page>;
  stated: StatedPlace;
  /** CRS of answers that name none, when it is known */
  declared?: string | null;
  /** CRS that the service names for the layer: asked for when the positions cannot be degrees and no answer names one */
  fallback?(): Promise<string | null>;
  /** false: rows have no position, which is no fault of theirs; asked after the last page */
  placed?(): boolean | undefined;
  /** rows kept, where the service does not filter as it was asked; all when absent */
  keep?(row: Page['rows'][number]): boolean;
}

/** Reads a paged service into a table. Fails as its pages do, and as `placeTable`. */
export async function readPaged(plan: PagedTable, context: ReadContext): Promise<ReadOutcome> {
  let builder = new TableBuilder();
  const seen = { features: 0, total: null as number | null, bytes: 0 };
  const { walk, id, keep } = plan;
  let left = 0;
  const gathered = await gatherPages(walk, {
    fetch: async (url) => {
      const answer = await getPage(url, plan.accept, context, (bytes) => {
        seen.bytes += bytes;
        context.progress({ ...seen });
      });
      return answer.ok ? plan.page(answer.value) : answer;
    },
    add: (rows) => {
      const kept = keep ? rows.filter(keep) : rows;
      left += rows.length - kept.length;
      addFeatures(builder, kept);
    },
    reset: () => {
      builder = new TableBuilder();
      left = 0;
    },
    progress: (features, total) => {
      Object.assign(seen, { features, total });
      context.progress({ ...seen });
    }
  });
  if (!gathered.ok) return gathered;
  const { crs, complete, total, notices } = gathered.value;
  const placed = plan.placed?.();
  const declared = crs ?? plan.declared ?? null;
  const inDegrees = builder.share((x, y) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const fallback = declared === null && (inDegrees ?? 1) < 0.5 ? await plan.fallback?.() : null;
  const outcome = await placeTable(builder, {
    id,
    url: walk.first,
    declared,
    fallback,
    // rows without positions have no coordinate system to look for
    stated: placed === false ? {} : plan.stated,
    assets: context.assets,
    covers: complete ? 'all' : 'part',
    total: left > 0 ? null : total,
    ...(placed === undefined ? {} : { placed })
  });
  if (!outcome.ok) return outcome;
  if (left > 0) notices.push({ code: 'filter-local', facts: { url: walk.first } });
  // what was asked for is whole, and still a part of what there is
  const table: FeatureTable = context.bbox === undefined ? outcome.value : { ...outcome.value, covers: 'part' };
  return good(table, [...notices, ...outcome.notices]);
}

/** Gets a page, telling bytes as they come. */
async function getPage(
  url: string,
  accept: string,
  context: ReadContext,
  onBytes: (bytes: number) => void
): Promise<Outcome<NetAnswer>> {
  let before = 0;
  return context.net.get({
    url,
    accept,
    signal: context.signal,
    onBytes: (received) => {
      onBytes(received - before);
      before = received;
    }
  });
}
