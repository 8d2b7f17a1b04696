import { expect, it } from 'vitest';
import { wmsInfoUrl, wmsLegendUrl, wmsMapUrl, wmsTilesUrl, type MapAsk } from './request';

const spec = {
  kind: 'wms' as const,
  url: 'https://x.fr/wms?map=a&LAYERS=old',
  layers: ['argiles', 'cours d’eau'],
  version: '1.3.0' as const,
  format: 'image/png'
};
const ask: MapAsk = {
  url: spec.url,
  crs: 'EPSG:3857',
  format: 'image/png',
  transparent: true,
  dimensions: { time: '2024-06', niveau: '3' }
};
const base = 'https://carto.fr/';

it('asks maps in EPSG:3857 by a template', () => {
  const url = wmsTilesUrl(spec, base, ask);
  expect(url).toContain('&BBOX={bbox-epsg-3857}&WIDTH={width}&HEIGHT={height}');
  const asked = new URL(url).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    map: 'a',
    SERVICE: 'WMS',
    VERSION: '1.3.0',
    REQUEST: 'GetMap',
    LAYERS: 'argiles,cours d’eau',
    STYLES: ',',
    CRS: 'EPSG:3857',
    TRANSPARENT: 'TRUE',
    TIME: '2024-06',
    DIM_NIVEAU: '3'
  });
  expect(asked.has('SRS')).toBe(false);
});

it('says SRS in 1.1.1 and passes styles', () => {
  const old = { ...spec, version: '1.1.1' as const, styles: ['a', 'b'] };
  const asked = new URL(wmsMapUrl(old, base, { ...ask, crs: 'EPSG:2154', transparent: false })).searchParams;
  expect(asked.get('SRS')).toBe('EPSG:2154');
  expect(asked.get('STYLES')).toBe('a,b');
  expect(asked.get('BBOX')).toBe('{bbox}');
  expect(asked.has('TRANSPARENT')).toBe(false);
});

it('asks what lies at a pixel: I and J in 1.3.0, X and Y before', () => {
  const info = { ...ask, format: 'application/json', layers: ['cours d’eau'] };
  const styled = { ...spec, styles: ['a', 'b'] };
  const asked = new URL(wmsInfoUrl(styled, base, info)).searchParams;
  expect([asked.get('QUERY_LAYERS'), asked.get('STYLES'), asked.get('I'), asked.get('INFO_FORMAT')]).toEqual([
    'cours d’eau',
    'b',
    '{i}',
    'application/json'
  ]);
  expect(new URL(wmsInfoUrl({ ...spec, version: '1.1.1' }, base, info)).searchParams.get('X')).toBe('{i}');
});

it('asks the legend of each layer', () => {
  const asked = new URL(wmsLegendUrl({ ...spec, styles: ['', 'bleu'] }, base, 1)).searchParams;
  expect([asked.get('REQUEST'), asked.get('LAYER'), asked.get('STYLE'), asked.get('map')]).toEqual([
    'GetLegendGraphic',
    'cours d’eau',
    'bleu',
    'a'
  ]);
});
