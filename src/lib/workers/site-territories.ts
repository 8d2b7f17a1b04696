import { communeHistoryFile, readCommuneHistory, type CommuneHistory } from '../core/crossings/commune-history';
import { outlineFiles, readOutline } from '../core/portrait/outline-file';
import type { UpperPlace } from '../core/portrait/upper';
import type { Net } from '../core/ports';
import type { PolygonBlock } from '../core/table/table';
import type { SiteArgs } from './protocol';
import { readerNet } from './reader-net';

let kept: { baseUrl: string; history: CommuneHistory } | null = null;

/** Communes of other years from the site's `territories/`, kept for the life of the worker; null while it cannot be had. */
export async function communeHistory(site: SiteArgs, net: Net = readerNet(site)): Promise<CommuneHistory | null> {
  const { baseUrl } = site;
  if (kept?.baseUrl === baseUrl) return kept.history;
  const url = new URL(`territories/${communeHistoryFile}`, baseUrl).href;
  const answer = await net.get({ url, signal: new AbortController().signal });
  const history = answer.ok ? readCommuneHistory(answer.value.bytes) : null;
  if (history) kept = { baseUrl, history };
  return history;
}

/** Simplified outline of a département or a région, from the site; null while it cannot be had. */
export async function outlineOfPlace(
  { kind, code }: Pick<UpperPlace, 'kind' | 'code'>,
  site: SiteArgs,
  signal: AbortSignal,
  net: Net = readerNet(site)
): Promise<PolygonBlock | null> {
  if (kind === 'other') return null;
  const answer = await net.get({ url: new URL(outlineFiles[kind], site.baseUrl).href, signal });
  return answer.ok ? readOutline(answer.value.bytes, code) : null;
}
