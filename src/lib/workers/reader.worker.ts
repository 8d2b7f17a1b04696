import { searchPlaces } from '../core/geocoder/geocoder';
import { identify } from '../core/identify/identify';
import { bad, good } from '../core/problems/problem';
import { discover } from '../core/sources/discover';
import type { ReadContext, SourceContext } from '../core/sources/kind';
import { readSource, sourceModule, type SourceSpec } from '../core/sources/registry';
import { profileOf } from '../core/table/make-profile';
import { serve, type HostScope } from './host';
import type { SiteArgs } from './protocol';
import { readerNet } from './reader-net';
import { siteAssets } from './site-assets';
import { TableSender } from './table-port';

let sender: TableSender | null = null;

function contextOf(site: SiteArgs, signal: AbortSignal): SourceContext {
  const net = readerNet(site);
  return { net, assets: siteAssets(site, net), signal, baseUrl: site.baseUrl };
}

const noFiles: ReadContext['files'] = { get: async () => null };

/** Features of a source; null when it does not say, undefined when its kind cannot ask. A failure is the reading's to tell. */
async function countOf(source: SourceSpec, context: ReadContext): Promise<number | null | undefined> {
  const { count } = await sourceModule(source);
  const counted = await count?.(source, context);
  return counted?.ok ? counted.value : counted && null;
}

/** Reads sources into tables, which it hands to the keeper, counts them, plans pictures, finds out addresses. */
serve(
  self as unknown as HostScope,
  {
    discover: async ({ text, site }, { signal }) => ({ outcome: await discover(text, contextOf(site, signal)) }),
    read: async ({ source, site, file, table: id, bbox, limit }, { signal, progress }) => {
      if (!sender) throw new Error('no keeper');
      const context: ReadContext = {
        ...contextOf(site, signal),
        files: { get: async () => (file ? new Uint8Array(await file.arrayBuffer()) : null) },
        progress,
        bbox
      };
      const total = limit === undefined ? undefined : await countOf(source, context);
      if (limit !== undefined && typeof total === 'number' && total > limit)
        return { outcome: bad({ code: 'too-many', facts: { total, limit } }) };
      const outcome = await readSource(source, { ...context, total });
      if (!outcome.ok) return { outcome };
      const table = { ...outcome.value, id };
      const profile = profileOf(table);
      await sender.send(table);
      // cells are each read under a name of their own: this one has no owner left
      if (bbox && signal.aborted) sender.forget(id);
      return { outcome: good(profile, outcome.notices) };
    },
    geocode: async ({ text, geocoder, site }, { signal }) => ({
      outcome: await searchPlaces(geocoder, text, contextOf(site, signal))
    }),
    count: async ({ source, site }, { signal, progress }) => ({
      outcome: good((await countOf(source, { ...contextOf(site, signal), files: noFiles, progress })) ?? null)
    }),
    plan: async ({ source, site }, { signal }) => {
      const { raster } = await sourceModule(source);
      if (!raster) throw new Error(`no pictures of ${source.kind}`);
      return { outcome: await raster(source, contextOf(site, signal)) };
    },
    identify: async ({ request, place, site }, { signal }) => ({
      outcome: await identify(request, place, contextOf(site, signal))
    })
  },
  (port) => {
    sender?.close();
    sender = new TableSender(port);
  }
);
