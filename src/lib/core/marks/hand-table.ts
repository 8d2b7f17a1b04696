import { bboxOf } from '../table/blocks';
import type { Column, FeatureTable, PolygonBlock } from '../table/table';

type Ring = readonly (readonly [number, number])[];
/** Shell first, then holes; rings may be left open. */
export type HandPolygon = readonly Ring[];
type Cell = string | number | boolean | null;

export interface HandTable {
  id?: string;
  /** per row: its points */
  points?: readonly (readonly (readonly [number, number])[])[];
  /** per row: its lines */
  lines?: readonly (readonly Ring[])[];
  /** per row: its parts */
  polygons?: readonly (readonly HandPolygon[])[];
  columns?: Readonly<Record<string, readonly Cell[]>>;
}

/** Builds a small table from nested arrays, for tests. The type of a column is that of its first value. */
export function handTable(hand: HandTable): FeatureTable {
  const columns = Object.entries(hand.columns ?? {}).map(([name, cells]) => columnOf(name, cells));
  const cells = Object.values(hand.columns ?? {})[0];
  const rows = hand.polygons?.length ?? hand.lines?.length ?? hand.points?.length ?? cells?.length ?? 0;
  const table: FeatureTable = {
    id: hand.id ?? 't',
    rows,
    bbox: null,
    covers: 'all',
    total: rows,
    crs: 'EPSG:4326',
    columns,
    bytes: 0
  };
  if (hand.points) {
    const flat = hand.points.flatMap((list, row) => list.map((xy) => ({ xy, row })));
    table.points = {
      coords: Float64Array.from(flat.flatMap((p) => [...p.xy])),
      rowOf: Uint32Array.from(flat.map((p) => p.row))
    };
  }
  if (hand.lines) {
    const flat = hand.lines.flatMap((list, row) => list.map((line) => ({ line, row })));
    table.lines = {
      coords: Float64Array.from(flat.flatMap((l) => l.line.flat())),
      starts: offsets(flat.map((l) => l.line.length)),
      rowOf: Uint32Array.from(flat.map((l) => l.row))
    };
  }
  if (hand.polygons) table.polygons = polygonBlock(hand.polygons);
  table.bbox = bboxOf(table);
  return table;
}

function polygonBlock(polygons: readonly (readonly HandPolygon[])[]): PolygonBlock {
  const parts = polygons.flatMap((list, row) => list.map((part) => ({ part: part.map(closed), row })));
  const rings = parts.flatMap((p) => p.part);
  return {
    coords: Float64Array.from(rings.flat(2)),
    rings: offsets(rings.map((r) => r.length)),
    parts: offsets(parts.map((p) => p.part.length)),
    rowOf: Uint32Array.from(parts.map((p) => p.row))
  };
}

function closed(ring: Ring): Ring {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return !first || !last || (first[0] === last[0] && first[1] === last[1]) ? ring : [...ring, first];
}

function offsets(sizes: readonly number[]): Uint32Array {
  const out = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, i) => (out[i + 1] = (out[i] as number) + size));
  return out;
}

function columnOf(name: string, cells: readonly Cell[]): Column {
  const first = cells.find((c) => c !== null);
  if (typeof first === 'number') {
    const values = Float64Array.from(cells, (c) => (c === null ? NaN : Number(c)));
    return { name, type: 'number', integer: values.every((n) => Number.isNaN(n) || Number.isInteger(n)), values };
  }
  if (typeof first === 'boolean') {
    return { name, type: 'boolean', values: Uint8Array.from(cells, (c) => (c === null ? 2 : Number(c))) };
  }
  const dictionary = [...new Set(cells.filter((c) => c !== null).map(String))];
  return {
    name,
    type: 'text',
    codes: Uint32Array.from(cells, (c) => (c === null ? 0 : 1 + dictionary.indexOf(String(c)))),
    dictionary
  };
}
