import { expect, it, vi } from 'vitest';
import { pixelDegrees } from '../crs/mercator';
import { handTable } from '../marks/hand-table';
import type { FeatureTable } from '../table/table';
import { bandOf, leastRank } from './bands';
import { atBand, drawnBand, variesByBand } from './by-band';
import { numbers } from './coverage.fixture';
import * as ranking from './rank-vertices';

vi.mock('./rank-vertices', { spy: true });

it('a band is two zooms wide, and ends where what it leaves out would begin to be seen', () => {
  expect([-1, 0, 3.99, 4, 5.99, 6, 13.9, 14, 22].map(bandOf)).toEqual([4, 4, 4, 6, 6, 8, 14, Infinity, Infinity]);
  expect(leastRank(6) / pixelDegrees(6) ** 2).toBe(0.5);
  expect(leastRank(Infinity)).toBe(0);
  // 512 pixels around the world
  expect(pixelDegrees(0)).toBe(360 / 512);
});

/** One ring of so many vertices, whose radius wavers by a ten-thousandth of a degree. */
function ring(vertices: number): [number, number][] {
  const next = numbers(1);
  return Array.from({ length: vertices }, (_, k) => {
    const r = 1 + 1e-4 * next();
    const turn = (2 * Math.PI * k) / vertices;
    return [r * Math.cos(turn), 45 + r * Math.sin(turn)];
  });
}

it('small tables are drawn whole in every band', () => {
  const table = handTable({ polygons: [[[ring(15_000)]]] });
  expect(variesByBand(table)).toBe(false);
  expect(drawnBand(table, 4)).toBe(Infinity);
});

it('big ones lose vertices from band to band, until too few would go', () => {
  const table = handTable({ polygons: [[[ring(25_000)]]] });
  expect(variesByBand(table)).toBe(true);
  const drawn = (band: number): FeatureTable => atBand(table, drawnBand(table, band));
  const sizes = [4, 6, 8, 10].map((band) => (drawn(band).polygons?.coords.length ?? 0) / 2);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  expect(sizes[0]).toBeLessThan(200);
  expect([6, 14, Infinity].map((band) => drawnBand(table, band))).toEqual([6, Infinity, Infinity]);
  expect(drawn(14)).toBe(table);
  const line = handTable({ lines: [[ring(25_000)]] });
  expect(atBand(line, drawnBand(line, 4)).lines?.coords.length).toBeLessThan(400);
  expect(drawnBand(handTable({ points: [ring(25_000)] }), 4)).toBe(Infinity);
});

it('shapes that tables share are ranked once', () => {
  const table = handTable({ polygons: [[[ring(25_000)]]] });
  const counted: FeatureTable = { ...table, id: 'counted' };
  const { rankVertices } = vi.mocked(ranking);
  rankVertices.mockClear();
  for (const one of [table, counted]) for (const band of [4, 6]) atBand(one, drawnBand(one, band));
  expect(rankVertices).toHaveBeenCalledTimes(1);
});
