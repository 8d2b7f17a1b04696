import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tileUrl } from './tile-url';

describe('tileUrl', () => {
  it('fills the placeholders of a WMS and leaves others alone', () => {
    const url = tileUrl('https://x/?BBOX={bbox-epsg-3857}&WIDTH={width}&HEIGHT={height}&Q={autre}', 1, 1, 0, 256);
    expect(url).toBe('https://x/?BBOX=0.000,0.000,20037508.343,20037508.343&WIDTH=256&HEIGHT=256&Q={autre}');
  });

  it('fills the placeholders of a grid', () => {
    expect(tileUrl('https://x/{z}/{x}/{y}.png', 6, 31, 23, 512)).toBe('https://x/6/31/23.png');
  });

  it('gives the four children of a tile its own extent', () => {
    const tile = fc.integer({ min: 0, max: 18 }).chain((z) =>
      fc.record({
        z: fc.constant(z),
        x: fc.integer({ min: 0, max: 2 ** z - 1 }),
        y: fc.integer({ min: 0, max: 2 ** z - 1 })
      })
    );
    const box = (z: number, x: number, y: number): number[] =>
      tileUrl('{bbox-epsg-3857}', z, x, y, 1).split(',').map(Number);
    fc.assert(
      fc.property(tile, ({ z, x, y }) => {
        const [west, , , north] = box(z + 1, 2 * x, 2 * y);
        const [, south, east] = box(z + 1, 2 * x + 1, 2 * y + 1);
        const whole = box(z, x, y);
        [west, south, east, north].forEach((v, i) => expect(Math.abs(v! - whole[i]!)).toBeLessThanOrEqual(0.002));
      })
    );
  });
});
