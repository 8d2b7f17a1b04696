import type { Band } from '../../../src/lib/core/generalise/bands';
import { atBand, drawnBand } from '../../../src/lib/core/generalise/by-band';
import type { Shape } from '../../../src/lib/core/marks/marks';
import { shapeOf } from '../../../src/lib/core/marks/shapes';
import type { FeatureTable } from '../../../src/lib/core/table/table';

/** Vertices of a cell, closing one included. */
const PER_CELL = 65;

/** A grid of wavy cells over metropolitan France, about `vertices` vertices in all, one row a cell; as seen in a band. */
export function cellsShape(id: string, vertices: number, band: Band = Infinity): Shape {
  const cells = Math.round(vertices / PER_CELL);
  const across = Math.ceil(Math.sqrt(cells));
  const [west, south, width, height] = [-4, 42.5, 11, 8] as const;
  const dx = width / across;
  const dy = height / across;
  const coords = new Float64Array(cells * PER_CELL * 2);
  for (let i = 0; i < cells; i++) {
    const x = west + ((i % across) + 0.5) * dx;
    const y = south + (Math.floor(i / across) + 0.5) * dy;
    for (let k = 0; k < PER_CELL; k++) {
      const turn = ((k % (PER_CELL - 1)) / (PER_CELL - 1)) * 2 * Math.PI;
      const r = 0.46 + 0.04 * Math.sin(8 * turn);
      coords.set([x + dx * r * Math.cos(turn), y + dy * r * Math.sin(turn)], 2 * (i * PER_CELL + k));
    }
  }
  const table: FeatureTable = {
    id,
    rows: cells,
    bbox: [west, south, west + width, south + height],
    covers: 'all',
    total: cells,
    crs: 'EPSG:4326',
    columns: [],
    bytes: coords.byteLength,
    polygons: {
      coords,
      rings: Uint32Array.from({ length: cells + 1 }, (_, i) => i * PER_CELL),
      parts: Uint32Array.from({ length: cells + 1 }, (_, i) => i),
      rowOf: Uint32Array.from({ length: cells }, (_, i) => i)
    }
  };
  return shapeOf(atBand(table, drawnBand(table, band)), 'own', id);
}
