import { describe, expect, it } from 'vitest';
import { type LayerSpec, type MapDocument, emptyDocument } from '../document/document';
import { rootsOf, sameLineage } from './lineage';

const layer = (id: string, source: LayerSpec['source']): LayerSpec => ({
  id,
  name: id,
  source,
  visible: true,
  opacity: 1,
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});
const plain = (id: string): LayerSpec => layer(id, { kind: 'geojson', url: `https://cartes.exemple.fr/${id}.json` });
const joined = (id: string, areas: string, table: string): LayerSpec =>
  layer(id, {
    kind: 'derived',
    crossing: { kind: 'join', areas, table, areasKey: 'code', tableKey: 'code', columns: ['n'] }
  });
const document: MapDocument = {
  ...emptyDocument(),
  layers: [
    plain('zones'),
    plain('population'),
    plain('gares'),
    joined('habitants', 'zones', 'population'),
    layer('comptes', { kind: 'derived', crossing: { kind: 'count-in', areas: 'habitants', points: 'gares' } })
  ]
};

describe('rootsOf', () => {
  it('climbs crossings of crossings', () => {
    expect([...rootsOf(document, 'comptes')].sort()).toEqual(['gares', 'population', 'zones']);
    expect([...rootsOf(document, 'zones')]).toEqual(['zones']);
  });

  it('ends on a cycle and on a layer that is gone', () => {
    const circular = { ...document, layers: [joined('a', 'b', 'population'), joined('b', 'a', 'partie')] };
    expect([...rootsOf(circular, 'a')].sort()).toEqual(['partie', 'population']);
  });
});

describe('sameLineage', () => {
  it('is true of a crossing and what it was made from', () => {
    expect(sameLineage(document, 'habitants', 'zones')).toBe(true);
    expect(sameLineage(document, 'habitants', 'comptes')).toBe(true);
  });

  it('is false when either brings something new', () => {
    expect(sameLineage(document, 'habitants', 'gares')).toBe(false);
    expect(sameLineage(document, 'zones', 'population')).toBe(false);
  });
});
