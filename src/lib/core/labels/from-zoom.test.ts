import { describe, expect, it } from 'vitest';
import { fromZooms, labelZoom, labelZooms } from './from-zoom';
import { LABEL_HEIGHT, worldPixels } from './label-box';

/** Numbers in 0..1, the same each time (Park and Miller). */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Labels over France, gathered in towns as real ones are. */
function scattered(count: number, seed: number): { positions: Float64Array; widths: Float32Array } {
  const next = random(seed);
  const positions = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const town = i % 7 === 0 || i < 2 ? null : 2 * Math.floor(next() * i);
    const near = (at: number, spread: number): number => at + (next() - 0.5) * spread;
    positions[2 * i] = town === null ? -4 + 12 * next() : near(positions[town] as number, 0.5);
    positions[2 * i + 1] = town === null ? 42 + 9 * next() : near(positions[town + 1] as number, 0.3);
  }
  return { positions, widths: Float32Array.from({ length: count }, () => 20 + Math.round(260 * next() ** 3)) };
}

const zooms = Array.from(
  { length: (labelZooms.last - labelZooms.first) / labelZooms.step + 1 },
  (_, i) => labelZooms.first + i * labelZooms.step
);

describe('fromZooms', () => {
  it.each([1, 2, 3, 4, 5])('never lets two labels overlap, nor a lesser one hide a greater one (%i)', (seed) => {
    const { positions, widths } = scattered(400, seed);
    const { fromZoom } = fromZooms(positions, widths);
    const pixels = worldPixels(positions);
    const at = (i: number, axis: 0 | 1, zoom: number): number => (pixels[2 * i + axis] as number) * 2 ** zoom;
    const overlap = (a: number, b: number, zoom: number): boolean =>
      Math.abs(at(a, 1, zoom) - at(b, 1, zoom)) < LABEL_HEIGHT &&
      Math.abs(at(a, 0, zoom) - at(b, 0, zoom)) * 2 < (widths[a] as number) + (widths[b] as number);
    const shown = (i: number, zoom: number): boolean => (fromZoom[i] as number) <= zoom;
    const labels = Array.from(widths.keys());
    for (const zoom of zooms) {
      for (const i of labels) {
        const greater = labels.slice(0, i).filter((j) => shown(j, zoom));
        if (shown(i, zoom)) expect(greater.filter((j) => overlap(i, j, zoom))).toEqual([]);
      }
    }
    // whoever is not shown a step earlier would overlap a greater one then
    for (const i of labels) {
      const first = Math.min(fromZoom[i] as number, labelZooms.last + labelZooms.step);
      if (first === labelZooms.first) continue;
      const before = first - labelZooms.step;
      expect(labels.slice(0, i).some((j) => shown(j, before) && overlap(i, j, before))).toBe(true);
    }
  });

  it('shows the first of two labels at one place, and the other nowhere', () => {
    const { fromZoom } = fromZooms(new Float64Array([2, 46, 2, 46]), new Float32Array([50, 50]));
    expect([...fromZoom]).toEqual([labelZooms.first, Infinity]);
  });

  it('compares neighbours only', () => {
    const { positions, widths } = scattered(36_000, 9);
    const { compared } = fromZooms(positions, widths);
    // all pairs of one zoom alone would be 648 millions
    expect(compared).toBeLessThan(20_000_000);
  });
});

it('takes the zoom of the map down to the last half', () => {
  expect([3.99, 4, 4.49, 4.5, 22, -1].map(labelZoom)).toEqual([3.5, 4, 4, 4.5, 18, 0]);
});
