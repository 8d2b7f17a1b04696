/**
 * Address that a service states of itself in its capabilities, as it can be asked: services behind a gateway state
 * names that only their own network knows, so the host (and scheme) that answered wins, the stated path and query stay.
 * A host of the same site (`wmts.x.fr` for `x.fr`) is believed. Null when the stated address is none.
 */
export function advertisedUrl(stated: string, answered: string): string | null {
  if (!URL.canParse(stated, answered) || !URL.canParse(answered)) return null;
  const url = new URL(stated, answered);
  const own = new URL(answered);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.hostname !== own.hostname && !sameSite(url.hostname, own.hostname)) {
    url.protocol = own.protocol;
    url.host = own.host;
    if (own.port === '') url.port = '';
    return url.href;
  }
  if (url.hostname === own.hostname && url.port !== own.port) url.port = own.port;
  if (own.protocol === 'https:') url.protocol = 'https:';
  return url.href;
}

/** Second labels under which anybody is given a name. */
const shared = new Set(['gouv', 'gov', 'gv', 'co', 'com', 'org', 'ac', 'asso', 'edu', 'net']);

function sameSite(a: string, b: string): boolean {
  if (/^[\d.]+$/.test(a) || a.includes(':')) return false;
  const site = (host: string): string => {
    const labels = host.split('.');
    return labels.slice(shared.has(labels[labels.length - 2] ?? '') ? -3 : -2).join('.');
  };
  return a.includes('.') && site(a) === site(b);
}

/** Whether an address is that of a document (`…/capabilities.xml`) rather than of a service that takes parameters. */
export function isDocument(address: string): boolean {
  return /\.xml$/i.test(address.split(/[?#]/)[0] ?? '');
}
