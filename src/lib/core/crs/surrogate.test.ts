import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crsDefinition } from './definitions';
import type { PlaneTransform } from './exact';
import { surrogate } from './surrogate';
import { exactTransform, transformToLonLat } from './transform';

function pair(code: string): { fast: PlaneTransform; exact: PlaneTransform; area: readonly number[] } {
  const definition = crsDefinition(code);
  const found = transformToLonLat(code);
  if (!definition || !found.ok) throw new Error(code);
  return { fast: found.value, exact: exactTransform(definition), area: definition.area };
}

/** Numbers from 0 to 1, always the same (Lehmer's generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Positions in the plane, spread over an area of use. */
function spread(exact: PlaneTransform, [west, south, east, north]: readonly number[], count: number): Float64Array {
  const next = numbers(20);
  const coords = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    coords[2 * i] = west! + next() * (east! - west!);
    coords[2 * i + 1] = south! + next() * (north! - south!);
  }
  exact.fromLonLat(coords);
  return coords;
}

/** Largest distance on the ground, millimetres. */
function worst(a: Float64Array, b: Float64Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i += 2) {
    const east = (a[i]! - b[i]!) * Math.cos((b[i + 1]! * Math.PI) / 180);
    const off = Math.hypot(east, a[i + 1]! - b[i + 1]!) * 111320e3;
    // written so that NaN fails
    if (!(off <= most)) most = off;
  }
  return most;
}

const codes = [
  'EPSG:2154',
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map((lat) => `EPSG:39${lat}`),
  ...[27561, 27562, 27563, 27564, 27571, 27572, 27573, 27574, 4275, 4807].map((code) => `EPSG:${code}`),
  ...[25829, 25830, 25831, 25832, 32631, 32740, 2972, 2975, 5490, 4471, 4467, 3163, 3035].map((code) => `EPSG:${code}`),
  'EPSG:2970',
  'EPSG:3727'
];

describe('surrogates', () => {
  it.each(codes)(
    '%s: 1 mm from the exact one on 100,000 positions',
    (code) => {
      const { fast, exact, area } = pair(code);
      const positions = spread(exact, area, 100_000);
      const [made, truth] = [positions.slice(), positions.slice()];
      fast.toLonLat(made);
      exact.toLonLat(truth);
      expect(worst(made, truth)).toBeLessThan(1);
    },
    60_000
  );

  it('give a position the same image whatever comes with it', () => {
    const { exact, area } = pair('EPSG:2154');
    // some within a hair of cells' edges, on either side
    const edges = [-1e-20, 0, 1e-20, 32768 * (20 - 2 ** -48), 32768 * 20, 32768 * (20 + 2 ** -48)];
    const across = (sides: number[]): number[] =>
      sides.flatMap((x) => [x, 6.2e6, x, 32768 * 200 * (1 - 2 ** -53), x, 32768 * 200]);
    const positions = Float64Array.of(...spread(exact, area, 3000), ...across(edges), ...across([...edges].reverse()));
    const extent = [-100000, 5900000, 1400000, 7300000] as [number, number, number, number];
    const together = positions.slice();
    surrogate(exact, extent, 32768)(together);
    const backwards = surrogate(exact, extent, 32768);
    for (let i = positions.length - 2; i >= 0; i -= 2) {
      const alone = positions.slice(i, i + 2);
      backwards(alone);
      expect([...alone]).toEqual([...together.subarray(i, i + 2)]);
    }
  });

  it('leave no step between cells', () => {
    const { fast } = pair('EPSG:2154');
    const edge = fc.integer({ min: 1, max: 36 }).map((k) => k * 32768);
    fc.assert(
      fc.property(edge, fc.double({ min: 6.1e6, max: 7e6, noNaN: true }), (x, y) => {
        const sides = Float64Array.of(x - 1e-6, y, x + 1e-6, y);
        fast.toLonLat(sides);
        expect(worst(sides.slice(0, 2), sides.slice(2))).toBeLessThan(1);
      }),
      { seed: 4 }
    );
  });

  it('halve where a function bends, and compute where it breaks', () => {
    let calls = 0;
    const broken: PlaneTransform = {
      toLonLat(coords) {
        calls += coords.length / 2;
        for (let i = 0; i < coords.length; i += 2) {
          const x = coords[i]!;
          // a bend at 1000, a step at 3000
          coords[i] = x / 1e5 + (x > 1000 ? (x - 1000) / 1e6 : 0) + (x > 3000 ? 1 : 0);
          coords[i + 1] = coords[i + 1]! / 1e5;
        }
      },
      fromLonLat: () => undefined
    };
    const made = surrogate(broken, [0, 0, 4096, 4096], 4096);
    const positions = Float64Array.from({ length: 8000 }, (_, i) => (i % 2 ? 7 + i / 4 : (i * 4096) / 8000));
    const [ours, truth] = [positions.slice(), positions.slice()];
    made(ours);
    broken.toLonLat(truth);
    expect(worst(ours, truth)).toBeLessThan(1);
    calls = 0;
    made(positions.slice());
    expect(calls).toBeLessThan(400);
  });
});
