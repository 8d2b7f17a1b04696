/** The address bar, as the studio needs it. */
export interface Address {
  current(): URL;
  /** same entry of the history, another hash or query */
  replace(url: URL): void;
  /** a new entry: Back returns to the one before */
  push(url: URL): void;
  /** told when the person goes back, forward, or pastes another hash */
  onChange(listener: (url: URL) => void): () => void;
}

/**
 * The browser's own. `history.state` is passed on untouched, so that the router, which numbers its entries there,
 * takes these moves for its own page.
 */
export function browserAddress(): Address {
  return {
    current: () => new URL(location.href),
    replace: (url) => history.replaceState(history.state, '', url),
    push: (url) => history.pushState(history.state, '', url),
    onChange: (listener) => {
      const tell = (): void => listener(new URL(location.href));
      addEventListener('popstate', tell);
      return () => removeEventListener('popstate', tell);
    }
  };
}

/** The same address with another packed document (null: none). */
export function withPacked(url: URL, packed: string | null): URL {
  const out = new URL(url);
  out.hash = packed === null ? '' : `m=${packed}`;
  return out;
}

/** The same address with a query parameter set, or removed when null. */
export function withParameter(url: URL, name: string, value: string | null): URL {
  const out = new URL(url);
  if (value === null) out.searchParams.delete(name);
  else out.searchParams.set(name, value);
  return out;
}

/** Address of a packed document in the studio. */
export function studioLink(baseUrl: string, packed: string): string {
  return withPacked(new URL(baseUrl), packed).href;
}

/** Address of a packed document in the embed page; options that are off are said in the query. */
export function embedLink(baseUrl: string, packed: string, options: Record<string, boolean | undefined>): string {
  const url = new URL('embed/', baseUrl);
  for (const [name, value] of Object.entries(options)) if (value === false) url.searchParams.set(name, '0');
  return withPacked(url, packed).href;
}

/** Absolute address of a file of the site. */
export function siteUrl(path: string, baseUrl: string): string {
  return new URL(path, baseUrl).href;
}

/** The landing page, with what the query of this page says of language, theme and territory. */
export function homeAddress(current: URL, baseUrl: string): URL {
  const home = new URL(baseUrl);
  home.search = current.search;
  home.searchParams.delete('recette');
  return home;
}
