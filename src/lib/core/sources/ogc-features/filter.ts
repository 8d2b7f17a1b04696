const cql2 = /\/spec\/cql2\/[\d.]+\/conf\/cql2-text$/;
const draft = /\/spec\/(ogcapi-features-3|cql)\/[\d.]+(-draft\.\d+)?\/(conf|req)\/(\w+-)*cql2?-text$/;

/** `filter-lang` that the classes of `/conformance` allow for CQL2 text, null when they allow none. */
export function filterLanguage(classes: readonly string[]): string | null {
  if (classes.some((name) => cql2.test(name))) return 'cql2-text';
  const other = classes.find((name) => draft.test(name));
  return other === undefined ? null : other.endsWith('cql2-text') ? 'cql2-text' : 'cql-text';
}

/**
 * Equalities of a CQL2 text that is nothing but such ones joined by AND: what a server without filters takes as
 * parameters (Part 1, « parameters for filtering on feature properties »). Null when the text says more.
 */
export function equalities(text: string): Record<string, string> | null {
  const term =
    /\s*(?:"([^"]+)"|([\p{L}_][\p{L}\p{N}_.:-]*))\s*=\s*(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?|true|false))\s*/iuy;
  const and = /and\b/iy;
  const found: Record<string, string> = {};
  for (let at = 0; ; at = and.lastIndex) {
    term.lastIndex = at;
    const part = term.exec(text);
    if (!part) return null;
    const name = (part[1] ?? part[2]) as string;
    // the same property twice is no equality any more
    if (Object.hasOwn(found, name)) return null;
    found[name] = part[3]?.replaceAll("''", "'") ?? (part[4] as string);
    if (term.lastIndex === text.length) return found;
    and.lastIndex = term.lastIndex;
    if (!and.test(text)) return null;
  }
}
