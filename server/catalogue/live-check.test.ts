import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../src/lib/core/catalogue/entry';
import { addressOf, checkLive, problemOf } from './live-check';

const base: Omit<CatalogueEntry, 'source'> = {
  id: 'communes',
  theme: 'administratif',
  title: { fr: 'Communes', en: 'Communes' },
  summary: { fr: '', en: '' },
  keywords: [],
  geometry: 'polygon',
  columns: { nom: { fr: 'Nom', en: 'Name' } },
  territory: {},
  credit: { producer: 'IGN', licence: 'LO' },
  checked: 'never'
};
const of = (source: CatalogueEntry['source']): CatalogueEntry => ({ ...base, source });
const wfs = of({ kind: 'wfs', url: 'https://exemple.fr/ows?map=a', typeName: 'ms:communes', version: '2.0.0' });
const wms = of({
  kind: 'wms',
  url: 'https://exemple.fr/ows',
  layers: ['a', 'b'],
  version: '1.3.0',
  format: 'image/png'
});
const csv = of({ kind: 'csv', url: 'https://exemple.fr/a.csv', x: 'lon', y: 'lat' });

describe('what is asked', () => {
  it('is one feature of a WFS, keeping the parameters of its address', () => {
    const asked = new URL(addressOf(wfs) ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ map: 'a', TYPENAMES: 'ms:communes', COUNT: '1' });
  });
  it('is the capabilities of a WMS, and the address of a file', () => {
    expect(addressOf(wms)).toContain('REQUEST=GetCapabilities');
    expect(addressOf(csv)).toBe('https://exemple.fr/a.csv');
  });
});

describe('what is found', () => {
  it('is right, or named', () => {
    expect(problemOf(wfs, '{"type":"FeatureCollection","features":[{"properties":{"nom":"A"}}]}')).toBeNull();
    expect(problemOf(wfs, '{"type":"FeatureCollection","features":[{"properties":{"name":"A"}}]}')).toContain('nom');
    expect(problemOf(wfs, '{"type":"FeatureCollection","features":[]}')).toBe('no feature');
    expect(problemOf(wfs, '<ExceptionReport/>')).toContain('not GeoJSON: <ExceptionReport/>');
    expect(problemOf(wms, '<WMS_Capabilities><Name>a</Name></WMS_Capabilities>')).toBe('no layer named b');
    expect(problemOf(csv, '\uFEFF"nom";"lon";"lat"\nA;1;2')).toBeNull();
    expect(problemOf(csv, 'nom,lon\nA,1')).toBe('no column named lat');
  });

  it('is an unreachable host, said and not thrown', async () => {
    const check = await checkLive(of({ kind: 'csv', url: 'http://127.0.0.1:9/a.csv' }), {
      site: '.',
      timeoutSeconds: 2
    });
    expect(check).toMatchObject({ id: 'communes', ok: false });
  });
});
