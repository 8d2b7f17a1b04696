import { expect, it } from 'vitest';
import { advertisedUrl } from './advertised';

it.each([
  ['http://geoserver.interne:8080/geoserver/wms?x=1', 'https://carto.x.fr/wms', 'https://carto.x.fr/geoserver/wms?x=1'],
  ['http://carto.x.fr/wms?', 'https://carto.x.fr/wms', 'https://carto.x.fr/wms?'],
  ['http://127.0.0.1/a', 'https://carto.x.fr:8443/wms', 'https://carto.x.fr:8443/a'],
  ['https://tuiles.x.fr/a', 'https://www.x.fr/wmts', 'https://tuiles.x.fr/a'],
  ['https://data.culture.gouv.fr/a', 'https://www.georisques.gouv.fr/b', 'https://www.georisques.gouv.fr/a'],
  ['https://ailleurs.org/a', 'https://www.x.fr/wmts', 'https://www.x.fr/a'],
  ['/relative?y=2', 'https://x.fr/deep/wms', 'https://x.fr/relative?y=2']
])('%s stated by %s', (stated, answered, expected) => {
  expect(advertisedUrl(stated, answered)).toBe(expected);
});

it('follows no other scheme', () => {
  expect(advertisedUrl('javascript:alert(1)', 'https://x.fr/')).toBeNull();
  expect(advertisedUrl('https://[', 'https://x.fr/')).toBeNull();
});
