import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densify } from './densify';
import { transformToLonLat } from './transform';

function toLonLat(code: string): (coords: Float64Array) => void {
  const found = transformToLonLat(code);
  if (!found.ok) throw new Error(code);
  return found.value.toLonLat;
}
const lambert = toLonLat('EPSG:2154');
const line = (...coords: number[]) => ({
  lines: { coords: Float64Array.from(coords), starts: Uint32Array.of(0, coords.length / 2), rowOf: Uint32Array.of(0) }
});
const splitLine = (...coords: number[]): number[] => [...densify(line(...coords), lambert, false).lines!.coords];

/** Web Mercator of a plane position, metres on the ground at its latitude. */
function onScreen(x: number, y: number): [number, number] {
  const place = Float64Array.of(x, y);
  lambert(place);
  const lat = (place[1]! * Math.PI) / 180;
  const scale = Math.cos(lat) * 6378137;
  return [((place[0]! * Math.PI) / 180) * scale, Math.asinh(Math.tan(lat)) * scale];
}

describe('densify', () => {
  it('leaves short edges and their blocks alone', () => {
    const blocks = line(400000, 6400000, 401000, 6401000, 401500, 6401900);
    expect(densify(blocks, lambert, false).lines).toBe(blocks.lines);
    expect(splitLine(400000, 6400000, NaN, 6500000)).toHaveLength(4);
  });

  it('leaves meridians and parallels of degrees, and splits what runs across them', () => {
    const same = (coords: Float64Array): void => void coords;
    const box = line(0, 40, 20, 40, 20, 60, 0, 60, 0, 40);
    expect(densify(box, same, true).lines).toBe(box.lines);
    expect(densify(line(0, 40, 20, 60), same, true).lines!.coords.length).toBeGreaterThan(60);
    // a curve through the middle of its chord
    expect(densify(line(-20, -40, 20, 40), same, true).lines!.coords.length).toBeGreaterThan(60);
  });

  it('keeps straight edges of 60 km within two metres of where they were meant', () => {
    const coords = splitLine(400000, 6400000, 460000, 6410000);
    expect(coords.length).toBeGreaterThan(10);
    for (let i = 0; i + 3 < coords.length; i += 2) {
      const [ax, ay] = onScreen(coords[i]!, coords[i + 1]!);
      const [bx, by] = onScreen(coords[i + 2]!, coords[i + 3]!);
      const [mx, my] = onScreen((coords[i]! + coords[i + 2]!) / 2, (coords[i + 1]! + coords[i + 3]!) / 2);
      const off = Math.abs((mx - ax) * (by - ay) - (my - ay) * (bx - ax)) / Math.hypot(bx - ax, by - ay);
      expect(off).toBeLessThan(2);
    }
  });

  it('splits an edge at the same places from both ends', () => {
    const x = fc.double({ min: 100000, max: 1200000, noNaN: true });
    const y = fc.double({ min: 6050000, max: 7100000, noNaN: true });
    fc.assert(
      fc.property(x, y, x, y, (ax, ay, bx, by) => {
        const there = splitLine(ax, ay, bx, by);
        const back = splitLine(bx, by, ax, ay);
        const pairs = (flat: number[]): string[] =>
          Array.from({ length: flat.length / 2 }, (_, i) => `${flat[2 * i]} ${flat[2 * i + 1]}`);
        expect(pairs(back).reverse()).toEqual(pairs(there));
      }),
      { seed: 4 }
    );
  });

  it('moves the starts of rings behind the vertices that it adds', () => {
    const square = (x: number, y: number, side: number): number[] => [
      ...[x, y, x + side, y, x + side, y + side, x, y + side, x, y]
    ];
    const coords = Float64Array.from([...square(400000, 6400000, 60000), ...square(410000, 6410000, 500)]);
    const blocks = {
      polygons: {
        coords: Float64Array.from([...coords, ...square(600000, 6500000, 60000)]),
        rings: Uint32Array.of(0, 5, 10, 15),
        parts: Uint32Array.of(0, 2, 3),
        rowOf: Uint32Array.of(0, 1)
      }
    };
    const made = densify(blocks, lambert, false).polygons!;
    const ring = (i: number) => [...made.coords.subarray(2 * made.rings[i]!, 2 * made.rings[i + 1]!)];
    expect(made.parts).toBe(blocks.polygons.parts);
    expect(made.rings[3]).toBe(made.coords.length / 2);
    expect(ring(1)).toEqual(square(410000, 6410000, 500));
    for (const [i, x, y] of [
      [0, 400000, 6400000],
      [2, 600000, 6500000]
    ] as const) {
      expect(ring(i).slice(0, 2)).toEqual([x, y]);
      expect(ring(i).slice(-2)).toEqual([x, y]);
      expect(ring(i).length).toBeGreaterThan(10);
    }
  });
});
