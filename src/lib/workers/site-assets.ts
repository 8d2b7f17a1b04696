import { createCrsAssets } from '../core/crs/assets';
import { ntfGridName } from '../core/crs/ntf';
import type { CrsAssets, Net } from '../core/ports';
import type { SiteArgs } from './protocol';

let made: { key: string; assets: CrsAssets } | null = null;

/**
 * Grids and definitions of coordinate systems from the site's `crs/`; the grid of NTF also from the address that
 * `config.json` gives. Asked for when a source needs them, kept for the life of the worker.
 */
export function siteAssets(site: SiteArgs, net: Net): CrsAssets {
  const key = `${site.baseUrl} ${site.ntfGrid ?? ''}`;
  if (made?.key !== key) made = { key, assets: createCrsAssets((file) => load(file, site, net)) };
  return made.assets;
}

async function load(file: string, { baseUrl, ntfGrid }: SiteArgs, net: Net): Promise<Uint8Array | null> {
  const addresses = [new URL(`crs/${file}`, baseUrl).href];
  if (file === ntfGridName && ntfGrid !== undefined && URL.canParse(ntfGrid, baseUrl))
    addresses.push(new URL(ntfGrid, baseUrl).href);
  for (const url of addresses) {
    // several sources may wait for the same file: none of them may call it off
    const answer = await net.get({ url, signal: new AbortController().signal });
    const page = answer.ok && answer.value.contentType.includes('html');
    if (answer.ok && !page) return answer.value.bytes;
  }
  return null;
}
