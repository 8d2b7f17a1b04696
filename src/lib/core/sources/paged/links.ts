/** A link as JSON APIs write them (RFC 8288 in JSON: OGC API, JSON:API, HAL). */
export interface Link {
  href: string;
  rel: string;
  type: string;
  title: string;
}

/** Links of a `links` member, what is none skipped. */
export function linksOf(member: unknown): Link[] {
  if (!Array.isArray(member)) return [];
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return member.flatMap((item: unknown) => {
    if (item === null || typeof item !== 'object') return [];
    const { href, rel, type, title } = item as Record<string, unknown>;
    return typeof href === 'string' ? [{ href, rel: text(rel), type: text(type), title: text(title) }] : [];
  });
}

/** The link of that relation, JSON before other types; null without one. */
export function findLink(links: readonly Link[], ...rels: string[]): Link | null {
  const found = links.filter((link) => rels.includes(link.rel));
  return found.find((link) => /json/i.test(link.type)) ?? found.find((link) => link.type === '') ?? found[0] ?? null;
}
