import { describe, expect, it } from 'vitest';
import type { LayerSpec } from '../document/document';
import type { SourceSpec } from '../sources/registry';
import type { Basemap } from './config';
import { uncrossedPictures } from './uncrossed-pictures';

const layer = (id: string, source: SourceSpec, name = id): LayerSpec => ({
  id,
  name,
  visible: false,
  opacity: 1,
  source,
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});
const service = 'https://sig.exemple.fr/ows';
const picture = (name: string): LayerSpec =>
  layer(name, { kind: 'wms', url: service, layers: [name], version: '1.3.0', format: 'image/png' });
const geopf = (name: string): SourceSpec => ({ kind: 'wmts', url: 'https://data.geopf.fr/wmts', layer: name });
const basemap = (tiles: string): Basemap => ({
  id: 'plan-ign',
  name: { fr: 'Plan', en: 'Map' },
  type: 'raster',
  tiles,
  maxZoom: 19,
  attribution: ''
});

describe('the pictures that no crossing can read', () => {
  it('those whose objects are known first, the topmost first, hidden ones too', () => {
    const objects = layer('objects', { kind: 'wfs', url: service, typeName: 'ms:B', version: '2.0.0' });
    const told = uncrossedPictures([picture('a'), picture('b'), objects, picture('c')], [], []);
    expect(told.map((one) => [one.picture.id, one.onMap?.id ?? null])).toEqual([
      ['b', 'objects'],
      ['c', null],
      ['a', null]
    ]);
  });

  it('are no plan and no photographs', () => {
    const plan = layer('plan', geopf('GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2'));
    const photographs = layer('photographs', geopf('ORTHOIMAGERY.ORTHOPHOTOS'));
    const tiles =
      'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';
    expect(uncrossedPictures([plan, photographs], [], [basemap(tiles)])).toEqual([]);
    expect(uncrossedPictures([plan], [], []).length).toBe(1);
    const streets: SourceSpec = { kind: 'xyz', url: 'https://rues.exemple.fr/{z}/{x}/{y}.png' };
    expect(uncrossedPictures([layer('rues', streets)], [], [basemap(streets.url)])).toEqual([]);
  });
});
