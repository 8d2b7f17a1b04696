import { ringsKm2 } from '../../overlay/covered';
import { disjointParts } from '../../overlay/disjoint-parts';
import type { OverlayEngine } from '../../overlay/engine';
import { overlayEngine } from '../../overlay/load-engine';
import { nestByWinding } from '../../overlay/nest-by-winding';
import { common, eachNear, minus, withoutDust } from '../../overlay/pairs';
import { bad, good, type Outcome } from '../../problems/problem';
import { Floats, Uints } from '../../table/growing';
import { PolygonWriter, type Ring } from '../../table/polygon-writer';
import type { FeatureTable, PolygonBlock } from '../../table/table';
import { areasOf } from '../areas-of';
import { addColumns } from '../add-columns';
import { inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { madeTable } from '../made-table';
import { pause } from '../pause';
import { NONE, spread } from '../spread';
import { type OverlayCrossing, overlaySizeColumn } from './schema';

/**
 * Lays the areas of two tables over one another. `intersection`: a row for each pair of rows that have ground in common;
 * `difference`: the rows of the first, less what the second covers; `union`: both of these, and what only the second
 * covers. Rows carry the columns of the rows they come from (of the first alone for a difference), names of the second
 * giving way, and their size in km² on the ellipsoid; figures are those of the whole row, not shared out. Pieces of less
 * than a square metre are left out.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: OverlayCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const [first, second] = [inputAt(inputs, 0), inputAt(inputs, 1)];
  const [ones, others] = [areasOf(first), areasOf(second)];
  if (!ones || !others) return bad({ code: 'geometry-missing', facts: { rows: (ones ? second : first).rows } });
  await pause(context, 0, first.rows);
  const engine = await overlayEngine(context.clipper);
  if (!engine) return bad({ code: 'overlay-missing', facts: {} });

  const pieces = new Pieces();
  await lay(engine, spec.mode, disjointParts(engine, ones), disjointParts(engine, others), {
    pieces,
    pause: (done, total) => pause(context, done, total)
  });
  const { block, first: rowOfFirst, second: rowOfSecond, km2 } = pieces.done();
  const columns = first.columns.map((column) => spread(column, rowOfFirst));
  const made = madeTable(inputs, km2.length, block.rowOf.length > 0 ? { polygons: block } : {}, columns);
  const seconds = spec.mode === 'difference' ? [] : second.columns.map((column) => spread(column, rowOfSecond));
  return good(addColumns(made, [numberColumn(overlaySizeColumn, km2), ...seconds], [overlaySizeColumn]));
}

async function lay(
  engine: OverlayEngine,
  mode: OverlayCrossing['mode'],
  first: PolygonBlock,
  second: PolygonBlock,
  { pieces, pause }: { pieces: Pieces; pause: (done: number, total: number) => Promise<void> }
): Promise<void> {
  await eachNear(first, second, pause, (own, near) => {
    if (mode !== 'difference')
      for (const other of near) pieces.add(own.row, other.row, withoutDust(nestByWinding(common(engine, own, other))));
    if (mode !== 'intersection') pieces.add(own.row, NONE, minus(engine, own, near));
  });
  if (mode !== 'union') return;
  await eachNear(second, first, pause, (own, near) => pieces.add(NONE, own.row, minus(engine, own, near)));
}

/** Rows of the result as they come. */
class Pieces {
  readonly #writer = new PolygonWriter();
  readonly #first = new Uints();
  readonly #second = new Uints();
  readonly #km2 = new Floats();

  /** A row of some polygons, from a row of each table; none when there are none. */
  add(first: number, second: number, polygons: readonly Ring[][]): void {
    if (polygons.length === 0) return;
    let km2 = 0;
    for (const rings of polygons) {
      this.#writer.add(this.#first.length, rings);
      km2 += ringsKm2(rings);
    }
    this.#first.push(first);
    this.#second.push(second);
    this.#km2.append(Float64Array.of(km2));
  }

  done(): { block: PolygonBlock; first: Uint32Array; second: Uint32Array; km2: Float64Array } {
    return {
      block: this.#writer.block(),
      first: this.#first.trim(),
      second: this.#second.trim(),
      km2: this.#km2.trim()
    };
  }
}
