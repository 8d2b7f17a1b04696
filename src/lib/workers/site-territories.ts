import { communeHistoryFile, readCommuneHistory, type CommuneHistory } from '../core/crossings/commune-history';
import type { Net } from '../core/ports';
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
