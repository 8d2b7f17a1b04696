import { expect, it } from 'vitest';
import { wmsLegendUrl, wmsRaster } from './request';

const spec = {
  kind: 'wms' as const,
  url: 'https://x.fr/wms?map=a&LAYERS=old',
  layers: ['argiles', 'cours d’eau'],
  version: '1.3.0' as const,
  format: 'image/png'
};

it('asks maps in EPSG:3857 by a template', () => {
  const { url, tileSize } = wmsRaster(spec, 'https://carto.fr/');
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
    TRANSPARENT: 'TRUE'
  });
  expect(asked.has('SRS')).toBe(false);
  expect(tileSize).toBe(512);
});

it('says SRS in 1.1.1 and passes styles', () => {
  const asked = new URL(wmsRaster({ ...spec, version: '1.1.1', styles: ['a', 'b'] }, 'https://carto.fr/').url)
    .searchParams;
  expect(asked.get('SRS')).toBe('EPSG:3857');
  expect(asked.get('STYLES')).toBe('a,b');
});

it('asks the legend of the first layer', () => {
  const asked = new URL(wmsLegendUrl({ ...spec, styles: ['bleu'] }, 'https://carto.fr/')).searchParams;
  expect([asked.get('REQUEST'), asked.get('LAYER'), asked.get('STYLE'), asked.get('map')]).toEqual([
    'GetLegendGraphic',
    'argiles',
    'bleu',
    'a'
  ]);
});
