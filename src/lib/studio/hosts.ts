import { isAllowed } from '../core/catalogue/allowed-hosts';
import type { Config } from '../core/catalogue/config';
import type { Catalogue } from '../core/catalogue/entry';
import type { MapDocument } from '../core/document/document';
import { urlsOfLayer } from '../core/document/validate';

function hostOf(url: string, baseUrl: string): string | null {
  return URL.canParse(url, baseUrl) ? new URL(url, baseUrl).host : null;
}

/** Hosts a document's layers would call that are neither ours, nor the catalogue's, nor named by `config.json`. */
export function unknownHosts(document: MapDocument, catalogue: Catalogue, config: Config, baseUrl: string): string[] {
  const known = new Set<string | null>([new URL(baseUrl).host]);
  for (const entry of catalogue.entries) for (const url of urlsOfLayer(entry)) known.add(hostOf(url, baseUrl));
  const out = new Set<string>();
  for (const layer of document.layers)
    for (const url of urlsOfLayer(layer)) {
      const host = hostOf(url, baseUrl);
      if (host === null || known.has(host) || isAllowed(host, config.allowedHosts)) continue;
      out.add(host);
    }
  return [...out].sort();
}

/** The first of these hosts that addresses name; null when none. */
export function callsOneOf(urls: readonly string[], hosts: readonly string[], baseUrl: string): string | null {
  for (const url of urls) {
    const host = hostOf(url, baseUrl);
    if (host !== null && hosts.includes(host)) return host;
  }
  return null;
}
