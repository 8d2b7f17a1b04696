import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TilesRequest } from '../core/marks/raster-request';
import { tileBounds, tileUrl } from './tile-url';

const of = (url: string, more: Partial<TilesRequest> = {}): TilesRequest => ({
  form: 'tiles',
  tileSize: 256,
  timeoutSeconds: 20,
  attribution: '',
  url,
  ...more
});

describe('tileUrl', () => {
  it('fills the placeholders of a WMS and leaves others alone', () => {
    const url = tileUrl(of('https://x/?BBOX={bbox-epsg-3857}&WIDTH={width}&HEIGHT={height}&Q={autre}'), 1, 1, 0, 256);
    expect(url).toBe('https://x/?BBOX=0.000,0.000,20037508.343,20037508.343&WIDTH=256&HEIGHT=256&Q={autre}');
  });

  it('fills the placeholders of a grid', () => {
    expect(tileUrl(of('https://x/{z}/{x}/{y}.png'), 6, 31, 23, 512)).toBe('https://x/6/31/23.png');
  });

  it('fills those of other schemes: rows from the south, quadkeys, hosts by turns, dense screens, level names', () => {
    const level = { id: '05', resolution: 1, left: 0, top: 0, tileWidth: 256, tileHeight: 256 };
    const request = of('https://{s}.x/{z}/{x}/{-y}{r}?q={q}&m={level}', {
      subdomains: ['a', 'b'],
      levels: { 5: level }
    });
    // Bing's own example: tile 3, 5 at level 3 is 213
    expect(tileUrl(of('{q}'), 3, 3, 5, 256)).toBe('213');
    expect(tileUrl(request, 5, 16, 11, 512)).toBe('https://b.x/5/16/20@2x?q=12022&m=05');
    expect(tileUrl(request, 5, 17, 11, 256)).toBe('https://a.x/5/17/20?q=12023&m=05');
  });

  it('bounds tiles by the degrees of the slippy map', () => {
    const [west, south, east, north] = tileBounds(2, 2, 1);
    expect([west, east]).toEqual([0, 90]);
    expect(south).toBeCloseTo(0, 9);
    expect(north).toBeCloseTo(66.513260443, 8);
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
      tileUrl(of('{bbox-epsg-3857}'), z, x, y, 1).split(',').map(Number);
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
