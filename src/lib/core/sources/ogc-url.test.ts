import { expect, it } from 'vitest';
import { ogcUrl } from './ogc-url';

const base = 'https://carto.fr/site/';

it('keeps the vendor’s parameters and replaces the protocol’s, whatever their case', () => {
  const url = ogcUrl('https://x.fr/cgi?map=/a b.map&service=WMS&Request=GetCapabilities&TOKEN=é', base, {
    SERVICE: 'WFS',
    COUNT: '10'
  });
  expect(url).toBe('https://x.fr/cgi?map=%2Fa%20b.map&TOKEN=%C3%A9&SERVICE=WFS&COUNT=10');
});

it('resolves relative addresses, drops fragments, and refuses none', () => {
  expect(ogcUrl('ows?map=1#x', base, { REQUEST: 'GetMap' })).toBe('https://carto.fr/site/ows?map=1&REQUEST=GetMap');
  expect(ogcUrl('http://', base, {})).toBeNull();
});
