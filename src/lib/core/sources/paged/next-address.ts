/**
 * Address of the next page from the link that a page gives. Links often name a host behind the service, or http: the
 * origin that answered wins, and no other is ever asked. A link of another host keeps its query alone, since its path may
 * be an inner one too. `keep`: parameters that links lose. Null when the link is none, or leads back to its own page.
 */
export function nextAddress(link: string, page: string, keep: Readonly<Record<string, string>> = {}): string | null {
  if (!URL.canParse(link, page)) return null;
  const named = new URL(link, page);
  const here = new URL(page);
  const next = new URL(page);
  if (named.hostname === here.hostname && /^https?:$/.test(named.protocol)) next.pathname = named.pathname;
  next.search = named.search;
  next.hash = '';
  for (const [name, value] of Object.entries(keep))
    if (!hasParameter(next, name)) next.searchParams.append(name, value);
  here.hash = '';
  return next.href === here.href ? null : next.href;
}

function hasParameter(url: URL, name: string): boolean {
  const lower = name.toLowerCase();
  return [...url.searchParams.keys()].some((key) => key.toLowerCase() === lower);
}
