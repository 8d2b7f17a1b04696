/** What a person gave to read a server: lives in the memory of one tab, for one origin. */
export type Credential =
  { by: 'password'; user: string; password: string } | { by: 'key'; name: string; value: string };

/** How servers that do not let themselves be read plainly are reached. Never part of a document. */
export interface Access {
  /** by origin (`https://data.exemple.fr`) */
  credentials: Readonly<Record<string, Credential>>;
  /** absolute address of the site's relay; null without one */
  relay: string | null;
  /** origins that are read through it */
  relayed: readonly string[];
}

export const plainAccess: Access = { credentials: {}, relay: null, relayed: [] };

/** How one address is asked for. */
export interface Way {
  url: string;
  headers: Record<string, string>;
  relayed: boolean;
  /** carries a credential: it must reach no other origin, so no redirection is followed */
  secret: boolean;
  /** part of the query that no message and no table may repeat; null without one */
  hidden: string | null;
}

/** The way to an address. A credential goes to its own origin alone, and never through the relay. */
export function wayTo(address: string, access: Access): Way {
  const target = new URL(address);
  // a name and password in an address would be shown, stored and linked: they are never sent
  target.username = '';
  target.password = '';
  const { origin } = target;
  if (access.relay !== null && access.relayed.includes(origin)) {
    const relay = new URL(access.relay);
    relay.searchParams.set('url', target.href);
    return { url: relay.href, headers: {}, relayed: true, secret: false, hidden: null };
  }
  const credential = Object.hasOwn(access.credentials, origin) ? access.credentials[origin] : undefined;
  if (!credential) return { url: target.href, headers: {}, relayed: false, secret: false, hidden: null };
  if (credential.by === 'key') {
    target.searchParams.set(credential.name, credential.value);
    return { url: target.href, headers: {}, relayed: false, secret: true, hidden: credential.name };
  }
  const headers = { Authorization: `Basic ${base64(`${credential.user}:${credential.password}`)}` };
  return { url: target.href, headers, relayed: false, secret: true, hidden: null };
}

/** Final address of an answer, without what must not be repeated. */
export function shownAddress(answered: string, way: Way, asked: string): string {
  if (way.relayed || answered === '' || !URL.canParse(answered)) return asked;
  if (way.hidden === null) return answered;
  const url = new URL(answered);
  url.searchParams.delete(way.hidden);
  return url.href;
}

/** Base64 of UTF-8 (RFC 7617 §2.1). */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
