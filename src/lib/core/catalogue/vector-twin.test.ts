import { describe, expect, it } from 'vitest';
import type { LayerSpec } from '../document/document';
import type { SourceSpec } from '../sources/registry';
import type { CatalogueEntry } from './entry';
import { objectsOnMap, vectorTwin } from './vector-twin';

const georisques = 'https://www.georisques.gouv.fr/services';
const wms = (url: string, ...layers: string[]): SourceSpec => ({
  kind: 'wms',
  url,
  layers,
  version: '1.3.0',
  format: 'image/png'
});
const wfs = (url: string, typeName: string, more: object = {}): SourceSpec => ({
  kind: 'wfs',
  url,
  typeName,
  version: '2.0.0',
  ...more
});
const wmts = (layer: string, more: object = {}): SourceSpec => ({
  kind: 'wmts',
  url: 'https://data.geopf.fr/wmts',
  layer,
  ...more
});

const entry = (id: string, source: SourceSpec, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id,
  theme: 'risques',
  title: { fr: id, en: id },
  summary: { fr: '', en: '' },
  keywords: [],
  geometry: 'polygon',
  source,
  columns: {},
  territory: {},
  credit: { producer: 'Tests', licence: 'Licence Ouverte 2.0' },
  checked: 'never',
  ...more
});
const layer = (id: string, source: SourceSpec, more: Partial<LayerSpec> = {}): LayerSpec => ({
  id,
  name: id,
  visible: true,
  opacity: 1,
  source,
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' },
  ...more
});
const found = (source: SourceSpec, entries: CatalogueEntry[], of?: string): string | null =>
  vectorTwin(of === undefined ? { source } : { source, entry: of }, entries)?.id ?? null;

describe('the objects of a picture in the catalogue', () => {
  it('are those of the entry that declares it, in whatever style or format it is asked for', () => {
    const twin = { below: 13, source: wmts('LANDUSE.AGRICULTURE.LATEST', { style: 'normal', format: 'image/png' }) };
    const rpg = entry('rpg', wfs('https://data.geopf.fr/wfs/ows', 'RPG.LATEST:parcelles_graphiques'), { twin });
    expect(found(wmts('LANDUSE.AGRICULTURE.LATEST'), [rpg])).toBe('rpg');
    expect(found(wmts('LANDUSE.AGRICULTURE.LATEST', { format: 'image/jpeg' }), [rpg])).toBe('rpg');
    expect(found(wmts('LANDUSE.AGRICULTURE2020'), [rpg])).toBeNull();
    const elsewhere = { ...wmts('LANDUSE.AGRICULTURE.LATEST'), url: 'https://data.exemple.fr/wmts' };
    expect(found(elsewhere as SourceSpec, [rpg])).toBeNull();
  });

  it('are those of the layer’s own entry before another that declares the same', () => {
    const both = ['a', 'b'].map((id) =>
      entry(id, wfs(georisques, id), { twin: { below: 9, source: wms(georisques, 'PICTURE') } })
    );
    expect(found(wms(georisques, 'PICTURE'), both)).toBeNull();
    expect(found(wms(georisques, 'PICTURE'), both, 'b')).toBe('b');
  });

  it('are tiles of the same template', () => {
    const xyz = (url: string): SourceSpec => ({ kind: 'xyz', url });
    const tiles = 'https://tuiles.exemple.fr/{z}/{x}/{y}.png';
    const one = entry('one', wfs(georisques, 'one'), { twin: { below: 9, source: xyz(tiles) } });
    expect(found(xyz(tiles), [one])).toBe('one');
    expect(found(xyz(tiles.replace('png', 'jpg')), [one])).toBeNull();
  });

  it('are of the same name on the same host, without regard to case and to a namespace that one of them leaves out', () => {
    const zones = entry('zones', wfs(`${georisques}/?SERVICE=WFS`, 'ms:PPRN_Perimetre_Inond'));
    expect(found(wms(georisques, 'PPRN_PERIMETRE_INOND'), [zones])).toBe('zones');
    expect(found(wms(`${georisques}/wms?`, 'pprn_perimetre_inond'), [zones])).toBe('zones');
    expect(found(wms('https://www.georisques.gouv.fr:8443/services', 'PPRN_PERIMETRE_INOND'), [zones])).toBeNull();
    expect(found(wms(georisques, 'PPRN_ZONE_INOND'), [zones])).toBeNull();
    expect(found(wms(georisques, 'risques:PPRN_PERIMETRE_INOND'), [zones])).toBeNull();
    const api: SourceSpec = { kind: 'ogc-features', url: 'https://sig.exemple.fr/ogcapi/', collection: 'communes' };
    expect(found(wms('https://sig.exemple.fr/wms', 'ref:Communes'), [entry('api', api)])).toBe('api');
  });

  it('are never guessed: several of the name, another map of the same program, several layers in a picture', () => {
    const here = entry('here', wfs(`${georisques}/a`, 'commune'));
    const there = entry('there', wfs(`${georisques}/b`, 'ms:COMMUNE'));
    expect(found(wms(`${georisques}/wms`, 'commune'), [here, there])).toBeNull();
    // the one of the picture's very service is no guess
    expect(found(wms(`${georisques}/a`, 'commune'), [here, there])).toBe('here');
    expect(found(wms(`${georisques}/a`, 'commune', 'canton'), [here])).toBeNull();
    const mapped = entry('mapped', wfs('https://sig.exemple.fr/mapserv?map=/eau.map', 'zones'));
    expect(found(wms('https://sig.exemple.fr/mapserv?MAP=/eau.map', 'zones'), [mapped])).toBe('mapped');
    expect(found(wms('https://sig.exemple.fr/mapserv?map=/bruit.map', 'zones'), [mapped])).toBeNull();
  });

  it('are not a part of them, a table without shapes, another picture, nor what no longer answers', () => {
    const picture = wms(georisques, 'sup');
    const ill = { health: { on: '2026-11-01', ok: false, failures: 3 } };
    const where = { all: [{ column: 'type', op: '=' as const, value: 'PM1' }] };
    expect(found(picture, [entry('whole', wfs(georisques, 'sup'))])).toBe('whole');
    expect(found(picture, [entry('cql', wfs(georisques, 'sup', { cql: "type = 'PM1'" }))])).toBeNull();
    expect(found(picture, [entry('where', wfs(georisques, 'sup'), { where })])).toBeNull();
    expect(found(picture, [entry('table', wfs(georisques, 'sup'), { geometry: 'table' })])).toBeNull();
    expect(found(picture, [entry('image', picture, { geometry: 'raster' })])).toBeNull();
    expect(found(picture, [entry('ill', wfs(georisques, 'sup'), ill)])).toBeNull();
    expect(
      found(picture, [entry('whole', wfs(georisques, 'sup')), entry('where', wfs(georisques, 'sup'), { where })])
    ).toBe('whole');
  });
});

describe('the objects of a picture on the map', () => {
  const picture = layer('l1', wms(georisques, 'ALEA'));

  it('came from the twin, whatever it was cut to', () => {
    const cut = layer('l2', wfs(georisques, 'alea', { cql: "dep = '33'" }), { entry: 'alea' });
    expect(objectsOnMap(picture, [picture, cut], { id: 'alea' })?.id).toBe('l2');
    expect(objectsOnMap(picture, [picture], { id: 'alea' })).toBeNull();
  });

  it('or by an address that somebody pasted, or a link', () => {
    const pasted = layer('l2', wfs(georisques, 'ms:ALEA'));
    const linked = layer('l3', wfs(georisques, 'x'), { twin: { below: 9, source: wms(georisques, 'ALEA') } });
    expect(objectsOnMap(picture, [picture, pasted], null)?.id).toBe('l2');
    expect(objectsOnMap(picture, [picture, linked], null)?.id).toBe('l3');
    expect(objectsOnMap(picture, [picture, layer('l4', wfs(georisques, 'ms:AUTRE'))], null)).toBeNull();
  });
});
