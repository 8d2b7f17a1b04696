import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../core/catalogue/entry';
import { countFacet, filterEntries, nothingChosen, toggleFacet } from './facets';

const entry = (id: string, theme: string, producer: string, geometry: CatalogueEntry['geometry']): CatalogueEntry => ({
  id,
  theme,
  title: { fr: id, en: id },
  summary: { fr: '', en: '' },
  keywords: [],
  geometry,
  source: { kind: 'geojson', url: `demo/${id}.json` },
  columns: {},
  territory: {},
  credit: { producer, licence: 'Licence Ouverte 2.0' },
  checked: 'never'
});
const entries = [
  entry('gares', 'transport', 'SNCF', 'point'),
  entry('lignes', 'transport', 'SNCF', 'line'),
  entry('ecoles', 'education', 'Ministère', 'point'),
  entry('bornes', 'transport', 'Etalab', 'point')
];
const ids = (list: readonly CatalogueEntry[]): string[] => list.map((e) => e.id);

describe('facets', () => {
  it('joins values of a facet by « or », facets by « and »', () => {
    let chosen = toggleFacet(nothingChosen, 'producer', 'SNCF');
    expect(ids(filterEntries(entries, chosen))).toEqual(['gares', 'lignes']);
    chosen = toggleFacet(chosen, 'producer', 'Ministère');
    expect(ids(filterEntries(entries, chosen))).toEqual(['gares', 'lignes', 'ecoles']);
    chosen = toggleFacet(chosen, 'geometry', 'point');
    expect(ids(filterEntries(entries, chosen))).toEqual(['gares', 'ecoles']);
  });

  it('counts what each value would leave, given the other facets only', () => {
    const chosen = toggleFacet(toggleFacet(nothingChosen, 'geometry', 'point'), 'producer', 'SNCF');
    expect(countFacet(entries, chosen, 'producer')).toEqual([
      { value: 'Etalab', count: 1 },
      { value: 'Ministère', count: 1 },
      { value: 'SNCF', count: 1 }
    ]);
    expect(countFacet(entries, chosen, 'geometry')).toEqual([
      { value: 'line', count: 1 },
      { value: 'point', count: 1 }
    ]);
  });

  it('keeps a chosen value that leaves nothing, and takes it away at the second click', () => {
    const chosen = toggleFacet(nothingChosen, 'theme', 'eau');
    expect(countFacet(entries, chosen, 'theme')).toContainEqual({ value: 'eau', count: 0 });
    expect(toggleFacet(chosen, 'theme', 'eau')).toEqual(nothingChosen);
  });
});
