import { isIP } from 'node:net';
import { isAllowed } from '../../src/lib/core/catalogue/allowed-hosts';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { urlsOf } from '../../src/lib/core/document/validate';
import { isPublicAddress } from './public-address';

/** Why an address is not read; the page shows it in the technical detail. */
export type Refused = 'malformed' | 'scheme' | 'userinfo' | 'host' | 'port' | 'address';

const longest = 8192;
const usualPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** What the relay may read: hosts of the catalogue and of the configuration. */
export interface Allowed {
  /** `host` or `host:port`, as addresses of the catalogue have them */
  hosts: ReadonlySet<string>;
  /** `allowedHosts` of the configuration */
  named: readonly string[];
}

/** Hosts that the sources of a catalogue call. */
export function hostsOf(catalogue: Catalogue): Set<string> {
  const hosts = new Set<string>();
  for (const { source } of catalogue.entries)
    for (const url of urlsOf(source)) if (URL.canParse(url)) hosts.add(new URL(url).host);
  return hosts;
}

/**
 * The address to read, or why it is not read. Checked as the URL parser understands it (`0x7f.1` is 127.0.0.1 to it),
 * after what it would forgive is refused: control characters, spaces, backslashes, anything beyond ASCII.
 */
export function parseTarget(text: string, allowed: Allowed): URL | Refused {
  if (text.length > longest || /[^\x21-\x7e]|\\/.test(text) || !URL.canParse(text)) return 'malformed';
  return checkTarget(new URL(text), allowed);
}

/** The same for an address that is parsed already, as each redirection gives one. */
export function checkTarget(url: URL, allowed: Allowed): URL | Refused {
  const usual = usualPorts[url.protocol];
  if (usual === undefined) return 'scheme';
  if (url.username !== '' || url.password !== '') return 'userinfo';
  const exact = allowed.hosts.has(url.host) || isAllowed(url.host, allowed.named);
  const known = [...allowed.hosts].some((host) => host.replace(/:\d+$/, '') === url.hostname);
  if (!exact && !known && !isAllowed(url.hostname, allowed.named)) return 'host';
  const isUsual = url.port === '' || Object.values(usualPorts).includes(url.port);
  if (!exact && !isUsual) return 'port';
  // an IP literal is never looked up: it is checked here, and once more when connecting
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && !isPublicAddress(bare)) return 'address';
  url.hash = '';
  return url;
}
