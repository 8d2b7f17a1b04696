import { describe, expect, it } from 'vitest';
import { emptyDocument, type LayerSpec, type MapDocument } from './document';
import { tableKey } from './keys';

const layer = (id: string, source: LayerSpec['source']): LayerSpec => ({
  id,
  name: id,
  visible: true,
  opacity: 1,
  source,
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});
const joined = (id: string, areas: string, table: string): LayerSpec =>
  layer(id, {
    kind: 'derived',
    crossing: { kind: 'join', areas, areasKey: 'code', table, tableKey: 'code', columns: ['n'] }
  });
const stack = (...layers: LayerSpec[]): MapDocument => ({ ...emptyDocument(), layers });
const keyIn = (document: MapDocument, id: string): ReturnType<typeof tableKey> =>
  tableKey(document, document.layers.find((l) => l.id === id) as LayerSpec);

describe('tableKey', () => {
  const zones = layer('a', { kind: 'geojson', url: 'zones.geojson' });

  it('is that of the content: the same under another id, another when an input is filtered', () => {
    const document = stack(zones, { ...zones, id: 'b' }, joined('c', 'a', 'b'), joined('d', 'b', 'a'));
    expect(keyIn(document, 'a')).toEqual(keyIn(document, 'b'));
    expect(keyIn(document, 'c')).toEqual(keyIn(document, 'd'));
    const where = { all: [{ column: 'n', op: '>' as const, value: 1 }] };
    expect(keyIn(stack({ ...zones, where }, joined('c', 'a', 'a')), 'c')).not.toEqual(
      keyIn(stack(zones, joined('c', 'a', 'a')), 'c')
    );
  });

  it('leaves out the ids of inputs whatever a crossing calls them, and nothing else', () => {
    const around = (id: string, from: string, to: string, metres: number): LayerSpec =>
      layer(id, { kind: 'derived', crossing: { kind: 'within', from, to, metres, mode: 'within' } });
    const other = layer('o', { kind: 'geojson', url: 'other.geojson' });
    const document = stack(
      zones,
      { ...zones, id: 'b' },
      other,
      around('c', 'a', 'o', 500),
      around('d', 'b', 'o', 500),
      around('e', 'o', 'a', 500),
      around('f', 'a', 'o', 1000)
    );
    expect(keyIn(document, 'c')).toEqual(keyIn(document, 'd'));
    expect(keyIn(document, 'c')).not.toEqual(keyIn(document, 'e'));
    expect(keyIn(document, 'c')).not.toEqual(keyIn(document, 'f'));
  });

  it('is another once a join is repaired', () => {
    const { source } = joined('c', 'a', 'a');
    if (source.kind !== 'derived') throw new Error(source.kind);
    const repaired = layer('d', {
      ...source,
      crossing: { ...source.crossing, repair: true } as typeof source.crossing
    });
    const document = stack(zones, layer('c', source), repaired);
    expect(keyIn(document, 'c')).not.toEqual(keyIn(document, 'd'));
  });

  it('names a missing input and a cycle', () => {
    expect(keyIn(stack(zones, joined('c', 'a', 'x')), 'c')).toMatchObject({
      problem: { code: 'crossing-input-missing', facts: { layer: 'x' } }
    });
    expect(keyIn(stack(zones, joined('c', 'a', 'd'), joined('d', 'a', 'c')), 'c')).toMatchObject({
      problem: { code: 'crossing-cycle' }
    });
  });

  // a link of 80 crossings, each of the one below with itself, froze the page
  it('looks at each layer once, however often crossings share it', () => {
    const crossings = Array.from({ length: 80 }, (_, i) => joined(`l${i + 1}`, `l${i}`, `l${i}`));
    expect(keyIn(stack({ ...zones, id: 'l0' }, ...crossings), 'l80')).toHaveProperty('key');
  });
});
