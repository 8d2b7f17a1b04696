import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bbox } from '../table/table';
import { blockOf, groundsOf } from './grounds';
import { cellBbox, cellKey, cellsOf, levelFor, parentOf, shareOf, viewBbox } from './cells';

const unknown = { perWorld: null, perCell: 100 };
const view = fc
  .record({
    lon: fc.double({ min: -170, max: 170, noNaN: true }),
    lat: fc.double({ min: -75, max: 75, noNaN: true }),
    zoom: fc.double({ min: 2, max: 18, noNaN: true }),
    width: fc.integer({ min: 300, max: 2600 }),
    height: fc.integer({ min: 300, max: 1500 })
  })
  .map((v) => viewBbox(v, v.width, v.height));
const meets = (a: Bbox, b: Bbox): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

describe('cells of a view', () => {
  it('are XYZ tiles', () => {
    // https://tile.openstreetmap.org/7/63/45.png: Bordeaux, from the wiki's formula
    expect(cellsOf([-0.58, 44.83, -0.57, 44.84], 7)).toEqual([{ z: 7, x: 63, y: 46 }]);
    expect(cellBbox({ z: 0, x: 0, y: 0 }).map((n) => Math.round(n * 1e4) / 1e4)).toEqual([
      -180, -85.0511, 180, 85.0511
    ]);
    expect(cellBbox({ z: 1, x: 1, y: 0 })[1]).toBeCloseTo(0, 12);
    expect(parentOf({ z: 7, x: 63, y: 46 })).toEqual({ z: 6, x: 31, y: 23 });
    expect(parentOf({ z: 0, x: 0, y: 0 })).toBeNull();
    expect(shareOf({ z: 2, x: 0, y: 0 })).toBe(1 / 16);
  });

  it('cover the view, are at most sixteen, and none lies outside', () => {
    fc.assert(
      fc.property(view, (box) => {
        const cells = cellsOf(box, levelFor(box, unknown));
        expect(cells.length).toBeGreaterThan(0);
        expect(cells.length).toBeLessThanOrEqual(16);
        expect(new Set(cells.map(cellKey)).size).toBe(cells.length);
        const boxes = cells.map(cellBbox);
        for (const cell of boxes) expect(meets(cell, box)).toBe(true);
        expect(Math.min(...boxes.map((b) => b[0]))).toBeLessThanOrEqual(Math.max(-180, box[0]) + 1e-9);
        expect(Math.max(...boxes.map((b) => b[2]))).toBeGreaterThanOrEqual(Math.min(180, box[2]) - 1e-9);
        expect(Math.min(...boxes.map((b) => b[1]))).toBeLessThanOrEqual(box[1] + 1e-9);
        expect(Math.max(...boxes.map((b) => b[3]))).toBeGreaterThanOrEqual(box[3] - 1e-9);
      }),
      { seed: 4, numRuns: 500 }
    );
  });

  it('keep their level while the view pans, and grow where there is little to read', () => {
    const at = (lon: number, lat: number): Bbox => viewBbox({ lon, lat, zoom: 9 }, 1100, 900);
    const levels = Array.from({ length: 200 }, (_, i) => levelFor(at(i / 7, 40 + i / 31), unknown));
    expect(new Set(levels).size).toBe(1);
    const fine = levels[0] as number;
    const box = at(2, 46);
    expect(levelFor(box, { perWorld: 4 ** fine * 1000, perCell: 100 })).toBe(fine);
    expect(levelFor(box, { perWorld: 4 ** (fine - 1) * 100, perCell: 100 })).toBe(fine - 1);
    expect(levelFor(box, { perWorld: 0, perCell: 100 })).toBe(fine - 1);
  });

  it('are read each by itself, or as the rectangle that they fill', () => {
    const cells = cellsOf([-1, 44, 2, 46], 7);
    const grounds = groundsOf(cells);
    expect(grounds.map((g) => g.name)).toEqual(cells.map(cellKey));
    expect(grounds[0]?.within[0]).toBe(cellKey(parentOf(cells[0]!)!));
    expect(grounds[0]?.within).toHaveLength(7);
    const block = blockOf(cells);
    expect(block.share).toBeCloseTo(
      grounds.reduce((sum, g) => sum + g.share, 0),
      12
    );
    for (const side of [0, 1] as const) expect(block.bbox[side]).toBe(Math.min(...grounds.map((g) => g.bbox[side])));
    for (const side of [2, 3] as const) expect(block.bbox[side]).toBe(Math.max(...grounds.map((g) => g.bbox[side])));
  });

  it('ask nothing of a cell that the view only touches', () => {
    const cell = { z: 8, x: 128, y: 90 };
    expect(cellsOf(cellBbox(cell), 8).map(cellKey)).toEqual([cellKey(cell)]);
  });
});
