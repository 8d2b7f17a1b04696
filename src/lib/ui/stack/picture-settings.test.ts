import { expect, it } from 'vitest';
import { dimensionValue, pictureSource, withDimension, withStyle } from './picture-settings';

const wms = { kind: 'wms', url: 'u', layers: ['a', 'b'], version: '1.3.0', format: 'image/png' } as const;
const time = { name: 'time', units: '', default: '', values: { type: 'list' as const, values: ['2020', '2021'] } };
const spec = { ...wms, layers: [...wms.layers] };

it('changes the style of one layer of the request', () => {
  expect(withStyle(spec, 1, 'gris')).toMatchObject({ styles: ['', 'gris'] });
  expect(withStyle({ kind: 'wmts', url: 'u', layer: 'a' }, 0, 'gris')).toMatchObject({ style: 'gris' });
  expect(pictureSource({ kind: 'xyz', url: 'u' })).toBeNull();
});

it('states a date, or leaves it to the server', () => {
  const dated = withDimension(spec, 'time', '2020');
  expect([dimensionValue(dated, time), dimensionValue(spec, time)]).toEqual(['2020', '2021']);
  expect(dimensionValue(spec, { ...time, default: 'current' })).toBe('2021');
  expect(withDimension(dated, 'time', '').dimensions).toEqual({});
});
