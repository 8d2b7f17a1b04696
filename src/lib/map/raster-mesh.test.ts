import { describe, expect, it } from 'vitest';
import { transformToLonLat, type Transform } from '../core/crs/transform';
import { cellsNeeded, meshOf, planeBox, type Box, type Cells } from './raster-mesh';

function planeOf(code: string): Transform {
  const found = transformToLonLat(code);
  if (!found.ok) throw new Error(code);
  return found.value;
}

const worldX = (lon: number): number => lon / 360;
const worldY = (lat: number): number => Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);

/** Largest distance, in CSS pixels, of what a mesh draws from where the exact transform puts it, over a fine grid. */
function worstError(plane: Transform, box: Box, cells: Cells, worldPixels: number): number {
  const { positions } = meshOf(plane, box, cells);
  const side = cells.columns + 1;
  const node = (row: number, column: number): [number, number] => {
    const at = 3 * (row * side + column);
    return [worldX(positions[at] as number), worldY(positions[at + 1] as number)];
  };
  const steps = 97;
  let worst = 0;
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < steps; j++) {
      const u = (i + 0.5) / steps;
      const v = (j + 0.5) / steps;
      const exact = Float64Array.of(box[0] + u * (box[2] - box[0]), box[3] - v * (box[3] - box[1]));
      plane.toLonLat(exact);
      const [column, row] = [Math.floor(u * cells.columns), Math.floor(v * cells.rows)];
      const [a, b] = [u * cells.columns - column, v * cells.rows - row];
      // the two triangles of a cell, cut from the lower left to the upper right
      const [p00, p10, p01, p11] = [
        node(row, column),
        node(row, column + 1),
        node(row + 1, column),
        node(row + 1, column + 1)
      ];
      const at = (k: 0 | 1): number =>
        a + b <= 1
          ? p00[k] + a * (p10[k] - p00[k]) + b * (p01[k] - p00[k])
          : p11[k] + (1 - a) * (p01[k] - p11[k]) + (1 - b) * (p10[k] - p11[k]);
      const off = Math.hypot(at(0) - worldX(exact[0] as number), at(1) - worldY(exact[1] as number)) * worldPixels;
      worst = Math.max(worst, off);
    }
  return worst;
}

describe('a picture on a mesh', () => {
  it.each([
    ['EPSG:2154', [100000, 6000000, 1300000, 7200000], 6],
    ['EPSG:2154', [100000, 6000000, 1300000, 7200000], 7.5],
    ['EPSG:2154', [400000, 6400000, 425600, 6425600], 12],
    ['EPSG:3945', [1600000, 4100000, 1800000, 4300000], 9],
    ['EPSG:27572', [300000, 1900000, 700000, 2300000], 8],
    ['EPSG:4326', [-5, 41, 10, 51], 7],
    ['EPSG:4326', [-180, -85, 180, 85], 2],
    ['EPSG:32740', [300000, 7600000, 380000, 7700000], 11],
    ['EPSG:3857', [-500000, 5000000, 900000, 6600000], 8]
  ] as const)('of %s over %j at zoom %d is nowhere half a pixel off', (code, box, zoom) => {
    const plane = planeOf(code);
    const worldPixels = 512 * 2 ** zoom;
    const cells = cellsNeeded(plane, [...box], worldPixels);
    expect(worstError(plane, [...box], cells, worldPixels)).toBeLessThan(0.5);
    // no more nodes than it takes
    expect(cells.columns * cells.rows).toBeLessThanOrEqual(2000);
  });

  it('needs one cell where nothing bends', () => {
    expect(cellsNeeded(planeOf('EPSG:3857'), [0, 0, 1e6, 1e6], 512 * 2 ** 10)).toEqual({ columns: 1, rows: 1 });
    const small = cellsNeeded(planeOf('EPSG:2154'), [420000, 6420000, 420256, 6420256], 512 * 2 ** 17);
    expect(small).toEqual({ columns: 1, rows: 1 });
  });

  it('shares the nodes of an edge with its neighbour', () => {
    const plane = planeOf('EPSG:2154');
    const left = meshOf(plane, [0, 6000000, 512, 6000512], { columns: 5, rows: 5 });
    const right = meshOf(plane, [512, 6000000, 1024, 6000512], { columns: 5, rows: 5 });
    for (let row = 0; row <= 5; row++)
      for (const k of [0, 1]) expect(left.positions[3 * (row * 6 + 5) + k]).toBe(right.positions[3 * (row * 6) + k]);
  });

  it('leaves out what has no place on earth', () => {
    const mesh = meshOf(planeOf('EPSG:32631'), [500000, 5000000, 1e9, 5100000], { columns: 4, rows: 4 });
    expect(mesh.indices.length).toBeLessThan(4 * 4 * 6);
    expect([...mesh.positions].every(Number.isFinite)).toBe(true);
  });
});

it('finds the extent of degrees in a plane', () => {
  const box = planeBox(planeOf('EPSG:2154'), [2, 46, 4, 47]);
  expect(box?.[0]).toBeCloseTo(622600, -3);
  expect(planeBox(planeOf('EPSG:2154'), [4, 46, 2, 47])).toBeNull();
});
