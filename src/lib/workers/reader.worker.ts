import { identify } from '../core/identify/identify';
import { good } from '../core/problems/problem';
import { discover } from '../core/sources/discover';
import type { SourceContext } from '../core/sources/kind';
import { readSource, sourceModule } from '../core/sources/registry';
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

/** Reads sources into tables, which it hands to the keeper, plans pictures, finds out addresses. */
serve(
  self as unknown as HostScope,
  {
    discover: async ({ text, site }, { signal }) => ({ outcome: await discover(text, contextOf(site, signal)) }),
    read: async ({ source, site, file, table: id }, { signal, progress }) => {
      if (!sender) throw new Error('no keeper');
      const outcome = await readSource(source, {
        ...contextOf(site, signal),
        files: { get: async () => (file ? new Uint8Array(await file.arrayBuffer()) : null) },
        progress
      });
      if (!outcome.ok) return { outcome };
      const table = { ...outcome.value, id };
      const profile = profileOf(table);
      await sender.send(table);
      return { outcome: good(profile, outcome.notices) };
    },
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
