import type { Problem } from '../problems/problem';
import { bboxOf, type Blocks } from './blocks';
import { Floats, Uints } from './growing';
import { placeBlocks } from './place-blocks';
import { RowCount } from './row-count';
import type { Column, FeatureTable } from './table';
import { mostCharacters, typeColumn, type CellOrigin } from './type-column';
import { tableBytes } from './with-columns';

/** Reprojects interleaved x,y to longitude/latitude degrees in place; what has no image becomes NaN. */
export type ToLonLat = (coords: Float64Array) => void;

export interface FinishOptions {
  id: string;
  /** CRS of the coordinates that were added, `EPSG:2154`… */
  crs: string;
  /** absent: the coordinates are longitude/latitude already */
  toLonLat?: ToLonLat | null;
  /** adds vertices to the blocks, still in their own system */
  split?: (blocks: Blocks) => Blocks;
  covers?: FeatureTable['covers'];
  total?: number | null;
  /** false for tables that never had a geometry (plain CSV): rows without one are not a notice then */
  placed?: boolean;
}

/** columns of one table: beyond, people find nothing and memory goes */
const mostColumns = 2000;
/** cells of one table, present or not: 800 MB of numbers */
const mostCells = 100_000_000;

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
  readonly #repaired = new Set<number>();
  readonly #flattened = new RowCount();
  readonly #linearised = new RowCount();
  readonly #ids = new Set<string | number>();
  #idsRepeated = 0;
  /** names of columns that are one too many */
  readonly #refusedColumns = new Set<string>();
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
    for (const name of header.slice(mostColumns)) this.#refusedColumns.add(name);
    this.#header = header.slice(0, mostColumns).map((name) => {
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
    if (!column) {
      if (this.#columns.size >= mostColumns) return void this.#refusedColumns.add(name);
      this.#columns.set(name, (column = []));
    }
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

  /** `mustClose`: the format repeats the first vertex at the end, so that a ring that lacks it is mended. */
  endRing(mustClose = false): void {
    const { data } = this.#current;
    const last = this.#current.length - 2;
    if (last > this.#from && (data[this.#from] !== data[last] || data[this.#from + 1] !== data[last + 1])) {
      this.#current.push2(data[this.#from] as number, data[this.#from + 1] as number);
      if (mustClose && this.#current.length - this.#from >= 8) this.#repaired.add(this.rows - 1);
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

  /** Notes that the current row has heights or measures, which are not kept. */
  noteDimensions(): void {
    this.#flattened.add(this.rows - 1);
  }

  /** Notes that the current row has curves, added as segments. */
  noteCurves(): void {
    this.#linearised.add(this.rows - 1);
  }

  /** Notes the identifier that the source gives the current row; rows are kept however often it comes. */
  noteId(id: string | number): void {
    if (this.#ids.has(id)) this.#idsRepeated++;
    else this.#ids.add(id);
  }

  /**
   * Share of the vertices added so far that satisfies a test; null without any. Samples at most ~20,000. Vertices at
   * exactly 0,0, which stand for no position more often than not, count where there are no others.
   */
  share(test: (x: number, y: number) => boolean): number | null {
    let seen = 0;
    let yes = 0;
    let zeros = false;
    for (const coords of [this.#points.coords, this.#lines.coords, this.#polygons.coords]) {
      const step = 2 * Math.max(1, Math.floor(coords.length / 2 / 7000));
      for (let i = 0; i < coords.length; i += step) {
        const x = coords.data[i] as number;
        const y = coords.data[i + 1] as number;
        if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
        if (x === 0 && y === 0) {
          zeros = true;
          continue;
        }
        seen++;
        if (test(x, y)) yes++;
      }
    }
    if (seen === 0) return zeros ? Number(test(0, 0)) : null;
    return yes / seen;
  }

  /** Reprojects, drops what has no position, mends outlines, types the columns. Call once. */
  finish(options: FinishOptions): { table: FeatureTable; notices: Problem[] } {
    const own = this.#blocks();
    const split = options.split?.(own) ?? own;
    const { blocks, notices: placing, invalid, repaired } = placeBlocks(split, options.toLonLat);
    for (const row of this.#invalid) invalid.add(row);
    const drawn = this.#repaired.size > 0 ? new Set(blocks.polygons?.rowOf) : null;
    for (const row of this.#repaired) if (drawn?.has(row)) repaired.add(row);
    const { columns, notices: typing } = this.#typed();
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
    const missing = options.placed === false ? 0 : this.rows - this.#placedRows - this.#refusedOnly;
    const notices: Problem[] = [
      ...noticeOf('geometry-missing', missing),
      ...placing,
      ...noticeOf('geometry-invalid', invalid.size),
      ...noticeOf('geometry-repaired', repaired.size),
      ...noticeOf('geometry-mixed', rowsAside(blocks)),
      ...noticeOf('dimensions-dropped', this.#flattened.rows),
      ...noticeOf('curves-linearised', this.#linearised.rows),
      ...noticeOf('ids-repeated', this.#idsRepeated),
      ...typing
    ];
    return { table, notices };
  }

  #typed(): { columns: Column[]; notices: Problem[] } {
    const all = [...this.#columns];
    const limit = Math.min(mostColumns, Math.max(1, Math.floor(mostCells / Math.max(1, this.rows))));
    const total = all.length + this.#refusedColumns.size;
    const cut = new RowCount();
    const columns = all.slice(0, limit).map(([name, cells]) => typeColumn(name, cells, this.rows, this.#origin, cut));
    const notices: Problem[] = [];
    if (total > columns.length) notices.push({ code: 'too-large', facts: { columns: total, limit: columns.length } });
    if (cut.rows > 0) notices.push({ code: 'too-large', facts: { texts: cut.rows, limit: mostCharacters } });
    return { columns, notices };
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

/** A notice about so many rows, none about none. */
function noticeOf(
  code:
    | (Extract<Problem, { facts: { rows: number } }>['code'] & `${'geometry' | 'ids'}-${string}`)
    | 'dimensions-dropped'
    | 'curves-linearised',
  rows: number
): Problem[] {
  return rows > 0 ? [{ code, facts: { rows } }] : [];
}
