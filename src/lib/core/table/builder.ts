import type { Problem } from '../problems/problem';
import { bboxOf, sieveBlocks, type Blocks } from './blocks';
import { Floats, Uints } from './growing';
import type { FeatureTable } from './table';
import { typeColumn, type CellOrigin } from './type-column';
import { tableBytes } from './with-columns';

/** Reprojects interleaved x,y to longitude/latitude degrees in place; what has no image becomes NaN. */
export type ToLonLat = (coords: Float64Array) => void;

export interface FinishOptions {
  id: string;
  /** CRS of the coordinates that were added, `EPSG:2154`… */
  crs: string;
  /** absent: the coordinates are longitude/latitude already */
  toLonLat?: ToLonLat | null;
  covers?: FeatureTable['covers'];
  total?: number | null;
  /** false for tables that never had a geometry (plain CSV): rows without one are not a notice then */
  placed?: boolean;
}

/**
 * Collects rows, in any order of calls that GeoJSON, CSV or shapefiles need, and makes a columnar table of them.
 * For each row: `addRow`, then its geometry by `point`, `startLine … endLine`, or
 * `startPolygon (startRing … endRing)+ endPolygon`. Rings are closed here; those of fewer than 4 vertices are dropped.
 */
export class TableBuilder {
  rows = 0;
  readonly #origin: CellOrigin;
  readonly #columns = new Map<string, unknown[]>();
  readonly #header: unknown[][];
  readonly #points = { coords: new Floats(), rowOf: new Uints() };
  readonly #lines = { coords: new Floats(), starts: new Uints(), rowOf: new Uints() };
  readonly #polygons = { coords: new Floats(), rings: new Uints(), parts: new Uints(), rowOf: new Uints() };
  readonly #invalid = new Set<number>();
  #placedRows = 0;
  /** rows refused of which nothing is placed: they are invalid, not missing */
  #refusedOnly = 0;
  #lastPlaced = -1;
  #current = this.#lines.coords;
  #from = 0;
  #ringsBefore = 0;
  #shellRefused = false;

  /** `header`: the columns of `addCells`, in order; kept even when no cell fills them. */
  constructor(origin: CellOrigin = 'json', header: readonly string[] = []) {
    this.#origin = origin;
    this.#header = header.map((name) => {
      const cells: unknown[] = [];
      this.#columns.set(name, cells);
      return cells;
    });
  }

  /** Starts a row. `values` are JSON values or text cells by column name; absent columns are missing. */
  addRow(values: Readonly<Record<string, unknown>> | null): number {
    const row = this.rows++;
    if (values) for (const name of Object.keys(values)) this.set(name, values[name]);
    return row;
  }

  /** Starts a row from cells in the order of the header; cells beyond it are ignored. */
  addCells(cells: readonly unknown[]): number {
    const row = this.rows++;
    for (let i = 0; i < this.#header.length; i++) (this.#header[i] as unknown[])[row] = cells[i] ?? null;
    return row;
  }

  /** Sets a value of the row added last. */
  set(name: string, value: unknown): void {
    let column = this.#columns.get(name);
    if (!column) this.#columns.set(name, (column = []));
    column[this.rows - 1] = value ?? null;
  }

  point(x: number, y: number): void {
    this.#points.coords.push2(x, y);
    this.#points.rowOf.push(this.rows - 1);
    this.#place();
  }

  startLine(): void {
    this.#current = this.#lines.coords;
    this.#from = this.#current.length;
  }

  endLine(): void {
    const vertices = (this.#current.length - this.#from) / 2;
    if (vertices < 2) return this.#refuse();
    this.#lines.starts.push(this.#from / 2);
    this.#lines.rowOf.push(this.rows - 1);
    this.#place();
  }

  startPolygon(): void {
    this.#ringsBefore = this.#polygons.rings.length;
    this.#shellRefused = false;
  }

  startRing(): void {
    this.#current = this.#polygons.coords;
    this.#from = this.#current.length;
  }

  /** A vertex of the line or ring under way. */
  vertex(x: number, y: number): void {
    this.#current.push2(x, y);
  }

  endRing(): void {
    const { data } = this.#current;
    const last = this.#current.length - 2;
    if (last > this.#from && (data[this.#from] !== data[last] || data[this.#from + 1] !== data[last + 1])) {
      this.#current.push2(data[this.#from] as number, data[this.#from + 1] as number);
    }
    const isShell = this.#polygons.rings.length === this.#ringsBefore;
    if (this.#shellRefused || (this.#current.length - this.#from) / 2 < 4) {
      if (isShell) this.#shellRefused = true;
      return this.#refuse();
    }
    this.#polygons.rings.push(this.#from / 2);
  }

  endPolygon(): void {
    if (this.#polygons.rings.length === this.#ringsBefore) return;
    this.#polygons.parts.push(this.#ringsBefore);
    this.#polygons.rowOf.push(this.rows - 1);
    this.#place();
  }

  /** Notes that a geometry of the current row could not be understood. */
  refuse(): void {
    const row = this.rows - 1;
    if (!this.#invalid.has(row) && this.#lastPlaced !== row) this.#refusedOnly++;
    this.#invalid.add(row);
  }

  /** Share of the vertices added so far that satisfies a test; null without any. Samples at most ~20,000. */
  share(test: (x: number, y: number) => boolean): number | null {
    let seen = 0;
    let yes = 0;
    for (const coords of [this.#points.coords, this.#lines.coords, this.#polygons.coords]) {
      const step = 2 * Math.max(1, Math.floor(coords.length / 2 / 7000));
      for (let i = 0; i < coords.length; i += step) {
        const x = coords.data[i] as number;
        const y = coords.data[i + 1] as number;
        if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
        seen++;
        if (test(x, y)) yes++;
      }
    }
    return seen === 0 ? null : yes / seen;
  }

  /** Reprojects, drops what has no finite position, types the columns. Call once. */
  finish(options: FinishOptions): { table: FeatureTable; notices: Problem[] } {
    const raw = this.#blocks();
    for (const block of [raw.points, raw.lines, raw.polygons]) if (block) options.toLonLat?.(block.coords);
    const blocks = this.#dropUnplaceable(raw);
    const columns = [...this.#columns].map(([name, cells]) => typeColumn(name, cells, this.rows, this.#origin));
    const table: FeatureTable = {
      id: options.id,
      rows: this.rows,
      bbox: bboxOf(blocks),
      covers: options.covers ?? 'all',
      total: options.total ?? null,
      crs: options.crs,
      ...blocks,
      columns,
      bytes: 0
    };
    table.bytes = tableBytes(table);
    const notices: Problem[] = [];
    const missing = this.rows - this.#placedRows - this.#refusedOnly;
    if (missing > 0 && options.placed !== false) notices.push({ code: 'geometry-missing', facts: { rows: missing } });
    if (this.#invalid.size > 0) notices.push({ code: 'geometry-invalid', facts: { rows: this.#invalid.size } });
    const aside = rowsAside(blocks);
    if (aside > 0) notices.push({ code: 'geometry-mixed', facts: { rows: aside } });
    return { table, notices };
  }

  #place(): void {
    if (this.#lastPlaced === this.rows - 1) return;
    this.#lastPlaced = this.rows - 1;
    this.#placedRows++;
    if (this.#invalid.has(this.rows - 1)) this.#refusedOnly--;
  }

  #refuse(): void {
    this.#current.length = this.#from;
    this.refuse();
  }

  #blocks(): Blocks {
    const blocks: Blocks = {};
    const { points, lines, polygons } = { points: this.#points, lines: this.#lines, polygons: this.#polygons };
    if (points.rowOf.length > 0) blocks.points = { coords: points.coords.trim(), rowOf: points.rowOf.trim() };
    if (lines.rowOf.length > 0) {
      lines.starts.push(lines.coords.length / 2);
      blocks.lines = { coords: lines.coords.trim(), starts: lines.starts.trim(), rowOf: lines.rowOf.trim() };
    }
    if (polygons.rowOf.length > 0) {
      polygons.parts.push(polygons.rings.length);
      polygons.rings.push(polygons.coords.length / 2);
      blocks.polygons = {
        coords: polygons.coords.trim(),
        rings: polygons.rings.trim(),
        parts: polygons.parts.trim(),
        rowOf: polygons.rowOf.trim()
      };
    }
    return blocks;
  }

  #dropUnplaceable(blocks: Blocks): Blocks {
    const clean = [blocks.points, blocks.lines, blocks.polygons].every(
      (b) => !b || isPlaceable(b.coords, 0, b.coords.length / 2)
    );
    if (clean) return blocks;
    return sieveBlocks(blocks, {
      rowTo: (row) => row,
      keep: (coords, from, to, row) => {
        if (isPlaceable(coords, from, to)) return true;
        this.#invalid.add(row);
        return false;
      }
    });
  }
}

/** Rows that have a place but none of the foremost type: polygons before lines before points, as tables are drawn. */
function rowsAside({ polygons, lines, points }: Blocks): number {
  const [first, ...others] = [polygons, lines, points].filter((block) => block !== undefined);
  if (!first || others.length === 0) return 0;
  const drawn = new Set(first.rowOf);
  const aside = new Set<number>();
  for (const { rowOf } of others) for (const row of rowOf) if (!drawn.has(row)) aside.add(row);
  return aside.size;
}

/** True when every vertex has a finite longitude and latitude of the Earth. */
function isPlaceable(coords: Float64Array, from: number, to: number): boolean {
  for (let i = 2 * from; i < 2 * to; i += 2) {
    const x = coords[i] as number;
    const y = coords[i + 1] as number;
    // written so that NaN fails
    if (!(x >= -360 && x <= 360 && y >= -90.000001 && y <= 90.000001)) return false;
  }
  return true;
}
