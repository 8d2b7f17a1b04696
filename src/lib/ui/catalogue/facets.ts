import type { CatalogueEntry } from '../../core/catalogue/entry';

export const facetNames = ['theme', 'producer', 'protocol', 'geometry'] as const;
export type FacetName = (typeof facetNames)[number];

/** Values chosen in each facet; none chosen: all pass. */
export type Chosen = Readonly<Record<FacetName, readonly string[]>>;

export const nothingChosen: Chosen = { theme: [], producer: [], protocol: [], geometry: [] };

/** Value of an entry in a facet. */
export function facetValue(entry: CatalogueEntry, facet: FacetName): string {
  switch (facet) {
    case 'theme':
      return entry.theme;
    case 'producer':
      return entry.credit.producer;
    case 'protocol':
      return entry.source.kind;
    case 'geometry':
      return entry.geometry;
  }
}

function passes(entry: CatalogueEntry, chosen: Chosen, except?: FacetName): boolean {
  return facetNames.every(
    (facet) => facet === except || chosen[facet].length === 0 || chosen[facet].includes(facetValue(entry, facet))
  );
}

/** Entries that answer every facet (any of its chosen values). */
export function filterEntries(entries: readonly CatalogueEntry[], chosen: Chosen): CatalogueEntry[] {
  return entries.filter((entry) => passes(entry, chosen));
}

/**
 * Values of a facet with the number of entries each would leave, given the other facets: most frequent first. A chosen
 * value stays listed even when it leaves none, so that it can be unchosen.
 */
export function countFacet(
  entries: readonly CatalogueEntry[],
  chosen: Chosen,
  facet: FacetName
): { value: string; count: number }[] {
  const counts = new Map<string, number>(chosen[facet].map((value) => [value, 0]));
  for (const entry of entries) {
    if (!passes(entry, chosen, facet)) continue;
    const value = facetValue(entry, facet);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'fr'));
}

/** The choice with one value of a facet added or taken away. */
export function toggleFacet(chosen: Chosen, facet: FacetName, value: string): Chosen {
  const values = chosen[facet];
  return { ...chosen, [facet]: values.includes(value) ? values.filter((v) => v !== value) : [...values, value] };
}
