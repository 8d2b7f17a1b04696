import { describe, expect, it } from 'vitest';
import type { TerritoryPlace } from '../catalogue/cut';
import type { CatalogueEntry } from '../catalogue/entry';
import { emptyDocument, type LayerSpec, type MapDocument } from '../document/document';
import { boundOf } from './bounds';
import { recut } from './recut';

const gironde: TerritoryPlace = { kind: 'dep', code: '33', name: 'Gironde', reg: '75' };
const region: TerritoryPlace = { kind: 'reg', code: '75', name: 'Nouvelle-Aquitaine' };
const france: TerritoryPlace = { kind: 'fr', code: 'fr', name: 'France' };

const url = 'https://cartes.exemple.fr/zones.geojson';
const entry = (id: string, territory: CatalogueEntry['territory']): CatalogueEntry =>
  ({ id, source: { kind: 'geojson', url }, territory }) as CatalogueEntry;
const entries = [
  entry('zones', { dep: { column: 'dep' }, reg: { column: 'reg' } }),
  entry('fines', { dep: { column: 'dep' } }),
  entry('servies', { dep: { set: { url: `${url}?dep={code}` } }, reg: { set: { url: `${url}?reg={code}` } } }),
  entry('entieres', { dep: 'whole' })
];

const layer = (id: string, more: Partial<LayerSpec>): LayerSpec => ({
  id,
  name: id,
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' },
  ...more
});
const cutBy = (column: string, value: string): LayerSpec['where'] => ({ all: [{ column, op: '=', value }] });
const stack = (...layers: LayerSpec[]): MapDocument => ({ ...emptyDocument(), layers });
const again = (one: LayerSpec, to = region) => recut(stack(one), gironde, to, entries);

describe('recut', () => {
  it('cuts by the column of the other level, and keeps what the author filters by', () => {
    const filtered = { all: [...cutBy('dep', '33')!.all, { column: 'n', op: '>' as const, value: 5 }] };
    const made = again(layer('a', { entry: 'zones', where: filtered }));
    expect(made.document.layers[0]?.where).toEqual({
      all: [...cutBy('reg', '75')!.all, { column: 'n', op: '>', value: 5 }]
    });
    expect([[...made.cut], [...made.cutThere]]).toEqual([['a'], ['a']]);
    expect(made.document.territory).toEqual({ kind: 'reg', code: '75' });
  });

  it('asks the server for the other level where the server cuts', () => {
    const made = again(layer('a', { entry: 'servies', source: { kind: 'geojson', url: `${url}?dep=33` } }));
    expect(made.document.layers[0]?.source).toMatchObject({ url: `${url}?reg=75` });
  });

  it('leaves what nobody cut as it is: it is the same table', () => {
    for (const one of [layer('a', { entry: 'zones' }), layer('a', { entry: 'entieres' }), layer('a', {})]) {
      const made = again(one);
      expect(made.document.layers[0]).toBe(one);
      expect([made.cut.size, made.stuck.size]).toEqual([0, 0]);
    }
  });

  it('says of what nothing cuts at the other level that it holds more than it, but for the whole country', () => {
    const fine = layer('a', { entry: 'fines', where: cutBy('dep', '33') });
    expect([again(fine).cut.size, again(fine).cutThere.size]).toEqual([1, 0]);
    expect([...again(fine, france).cutThere]).toEqual(['a']);
    expect(again(fine, france).document.layers[0]?.where).toBeNull();
  });

  it('knows nothing of own files, of sources that the catalogue has no more, and of others than it has', () => {
    const file: LayerSpec['source'] = { kind: 'file', name: 'a.csv', hash: 'a'.repeat(64), format: 'csv' } as never;
    expect(again(layer('a', { source: file })).stuck.get('a')).toBe('file');
    expect(again(layer('a', { entry: 'partie' })).stuck.get('a')).toBe('changed');
    const other = layer('a', { entry: 'zones', source: { kind: 'geojson', url: `${url}?v=1` } });
    expect(again(other).stuck.get('a')).toBe('changed');
  });
});

describe('boundOf', () => {
  const crossed = (id: string, crossing: object): LayerSpec =>
    layer(id, { source: { kind: 'derived', crossing } as LayerSpec['source'] });
  const document = stack(
    layer('zones', {}),
    layer('points', {}),
    crossed('comptes', { kind: 'count-in', areas: 'zones', points: 'points' }),
    crossed('inverse', { kind: 'count-in', areas: 'points', points: 'zones' }),
    crossed('autour', { kind: 'buffer', layer: 'zones', metres: 500, dissolve: false }),
    crossed('dedans', { kind: 'clip', layer: 'autour', within: 'zones' }),
    crossed('deux', { kind: 'overlay', mode: 'intersection', areas: 'autour', over: 'dedans' }),
    crossed('tout', { kind: 'overlay', mode: 'union', areas: 'dedans', over: 'autour' }),
    crossed('boucle', { kind: 'ratio', layer: 'boucle', numerator: 'n', denominator: { by: 'area' }, per: 1 })
  );
  const bound = (id: string): string | null => boundOf(document, id, (l) => l.id === 'zones')?.id ?? null;

  it('is what keeps a crossing within the territory, through crossings of crossings', () => {
    expect(['zones', 'comptes', 'dedans', 'deux'].map(bound)).toEqual(['zones', 'zones', 'zones', 'zones']);
  });

  it('is nothing where a result may go beyond', () => {
    expect(['points', 'inverse', 'autour', 'tout', 'boucle', 'absente'].map(bound)).toEqual(Array(6).fill(null));
  });
});
