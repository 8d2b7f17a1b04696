import { describe, expect, it } from 'vitest';
import type { Mark } from '../core/marks/marks';
import { sameMark } from './same-mark';

const fill = new Uint8Array([1, 2, 3, 255]);
const areas = (paint: Extract<Mark, { mark: 'polygons' }>['fill']): Mark => ({
  mark: 'polygons',
  shape: 's',
  fill: paint
});

describe('sameMark', () => {
  it('sees through objects made anew', () => {
    expect(sameMark(areas(fill), areas(fill))).toBe(true);
    expect(sameMark(areas([1, 2, 3, 4]), areas([1, 2, 3, 4]))).toBe(true);
  });

  it('tells another colour, another shape, another hatch', () => {
    expect(sameMark(areas([1, 2, 3, 4]), areas([1, 2, 3, 5]))).toBe(false);
    expect(sameMark(areas(fill), areas(fill.slice()))).toBe(false);
    expect(sameMark(areas(fill), { ...areas(fill), shape: 't' } as Mark)).toBe(false);
    expect(sameMark(areas(fill), { ...areas(fill), hatch: { motif: 'lines', angle: 45, spacing: 7 } } as Mark)).toBe(
      false
    );
  });

  it('takes a new request for a retry', () => {
    const request = {
      form: 'tiles' as const,
      url: 'https://x/{z}',
      tileSize: 256,
      timeoutSeconds: 20,
      attribution: ''
    };
    expect(sameMark({ mark: 'raster', request }, { mark: 'raster', request })).toBe(true);
    expect(sameMark({ mark: 'raster', request }, { mark: 'raster', request: { ...request } })).toBe(false);
  });
});
