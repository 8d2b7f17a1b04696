import { handTable } from '../core/marks/hand-table';
import { bad, good, type Outcome } from '../core/problems/problem';
import { profileOf } from '../core/table/make-profile';
import { mergeTables } from '../core/table/merge-tables';
import { boxMeets, rowBoxes } from '../core/table/row-boxes';
import { selectRows } from '../core/table/select-rows';
import type { Bbox, FeatureTable } from '../core/table/table';
import type { CallName, Calls } from '../workers/protocol';

/** Squares of 0.1° from 0°E 44°N, `side` × `side`, each straddling its neighbours a little, numbered in `n`. */
export function squares(side: number): FeatureTable {
  const at = Array.from({ length: side * side }, (_, i) => [(i % side) / 10, 44 + Math.floor(i / side) / 10] as const);
  const ring = ([x, y]: readonly [number, number]): [number, number][] => [
    [x, y],
    [x + 0.11, y],
    [x + 0.11, y + 0.11],
    [x, y]
  ];
  return handTable({ polygons: at.map((xy) => [[ring(xy)]]), columns: { n: at.map((_, i) => i) } });
}

/** Readers and keeper in this process, over one table that a server cuts by extent: what they were asked, and hold. */
export class FakeWorkers {
  readonly calls: { name: CallName; bbox?: Bbox; limit?: number }[] = [];
  readonly kept = new Map<string, FeatureTable>();
  readonly aborted: Bbox[] = [];
  /** a server that knows no extents */
  cuts = true;
  counts = true;
  /** problem of the next readings */
  failing: { code: 'timeout'; facts: { url: string; seconds: number } } | null = null;
  /** a place whose readings fail: longitude, latitude */
  hole: readonly [number, number] | null = null;
  #held: (() => void)[] | null = null;

  constructor(readonly all: FeatureTable) {}

  readonly call = async <N extends CallName>(
    name: N,
    args: Calls[N][0],
    options: { signal?: AbortSignal } = {}
  ): Promise<Outcome<Calls[N][1]>> => {
    const asked = args as { bbox?: Bbox; limit?: number };
    this.calls.push({ name, ...(asked.bbox && { bbox: asked.bbox }), ...(asked.limit && { limit: asked.limit }) });
    if (name === 'read' || name === 'count') {
      options.signal?.addEventListener('abort', () => asked.bbox && this.aborted.push(asked.bbox));
      if (this.#held) await new Promise<void>((resolve) => this.#held?.push(resolve));
      if (options.signal?.aborted) return bad({ code: 'aborted', facts: {} });
    }
    return this.#answer(name, args as never) as Outcome<Calls[N][1]>;
  };

  /** Readings asked from now on wait for `release`. */
  hold(): void {
    this.#held = [];
  }

  async release(): Promise<void> {
    const held = this.#held ?? [];
    this.#held = null;
    for (const go of held) go();
    await settled();
  }

  /** Extents read since the last time, and forgets them. */
  reads(): (Bbox | undefined)[] {
    const reads = this.calls.filter((call) => call.name === 'read').map((call) => call.bbox);
    this.calls.length = 0;
    return reads;
  }

  #cut(bbox: Bbox | undefined): FeatureTable {
    if (!bbox || !this.cuts) return this.all;
    const boxes = rowBoxes(this.all);
    const rows = Uint32Array.from({ length: this.all.rows }, (_, row) => row).filter((r) => boxMeets(boxes, r, bbox));
    return { ...selectRows(this.all, '', rows), covers: 'view', total: rows.length };
  }

  #answer(name: CallName, args: never): Outcome<unknown> {
    const given = args as Calls['read'][0] & Calls['merge'][0] & Calls['drop'][0];
    switch (name) {
      case 'count':
        return good(this.counts ? this.all.rows : null);
      case 'read': {
        if (this.failing) return bad(this.failing);
        if (this.hole && given.bbox && boxMeets(Float64Array.of(...this.hole, ...this.hole), 0, given.bbox))
          return bad({ code: 'http-status', facts: { url: 'u', status: 500 } });
        const { rows } = this.#cut(given.bbox);
        if (this.counts && given.limit !== undefined && rows > given.limit)
          return bad({ code: 'too-many', facts: { total: rows, limit: given.limit } });
        return this.#keep({ ...this.#cut(given.bbox), id: given.table });
      }
      case 'merge': {
        const parts = given.parts.map(({ table, within }) => ({ table: this.kept.get(table) as FeatureTable, within }));
        return this.#keep(mergeTables(parts, { ...given, id: given.table }));
      }
      case 'cross': {
        const { table, inputs } = args as Calls['cross'][0];
        const input = this.kept.get(inputs[0]?.table ?? '') as FeatureTable;
        const kept = this.#keep({ ...input, id: table });
        const facts = { layer: 'a', got: input.rows, total: input.total ?? input.rows };
        return input.covers === 'all'
          ? kept
          : ({ ...kept, notices: [{ code: 'crossing-partial', facts }] } as typeof kept);
      }
      case 'compile':
        return good({
          marks: [{ mark: 'raster' }],
          legend: { type: 'table', count: 0 },
          shapes: [],
          rows: given.table
        });
      case 'resolve':
        return good({ ...(args as Calls['resolve'][0]).style, breaks: [0, 1] });
      case 'drop':
        for (const id of given.tables) this.kept.delete(id);
        return good(null);
      default:
        return good({ request: { url: 'u', tileSize: 256 }, legend: [], info: null, choices: [], bbox: null });
    }
  }

  #keep(table: FeatureTable): Outcome<unknown> {
    this.kept.set(table.id, table);
    return good(profileOf(table));
  }
}

/** When all that was asked has been answered. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve));
}
