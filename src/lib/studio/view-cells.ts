import type { TableKey } from '../core/document/keys';
import { bad, good, type Outcome, type Problem } from '../core/problems/problem';
import { sourceKind, type SourceSpec } from '../core/sources/registry';
import type { ColumnLike } from '../core/table/merge-columns';
import type { TableProfile } from '../core/table/profile';
import type { Bbox, TableId } from '../core/table/table';
import { mergeNotices } from '../core/view/cell-notices';
import { cellsOf, levelFor } from '../core/view/cells';
import { blockOf, groundsOf, type Ground } from '../core/view/grounds';
import type { MergeArgs, SiteArgs } from '../workers/protocol';
import type { WorkerPool } from '../workers/pool';
import type { Filler } from './tables';

/** Bytes of cells kept for views to come: of one source, and of all together. */
const sourceBytes = 64_000_000;
const allBytes = 160_000_000;
/** A view that holds as many features as a whole source may have takes this many cells. */
const cellsOfLimit = 16;

export interface ViewCellsPorts {
  pool: Pick<WorkerPool, 'call'>;
  site(): SiteArgs;
  /** features that a view may hold */
  limit(): number;
}

/** A cell that was read, in the keeper. */
interface Loaded {
  table: TableId;
  ground: Ground;
  profile: TableProfile;
  notices: Problem[];
  lastUse: number;
}

/** A cell under way, and how many views wait for it. */
interface Reading {
  result: Promise<Outcome<Loaded>>;
  controller: AbortController;
  waiting: number;
  rows: number;
}

interface ViewSource {
  key: TableKey;
  source: SourceSpec;
  /** features there are, null when nobody says; undefined before it was asked */
  total: number | null | undefined;
  loaded: Map<string, Loaded>;
  reading: Map<string, Reading>;
  /** names of ground that was counted, or holds what was, and has more than a view may: never asked again */
  full: Set<string>;
  /** what a server gave that does not cut: everything */
  whole: Loaded | null;
  /** columns that views showed so far: the next ones keep their types, so that a style and a filter still hold */
  like: ColumnLike[];
  /** level in use, and the finest one that the size of the view would allow: the first changes only with the second */
  level: { finest: number; used: number } | null;
  /** times somebody asked to try again: tables of views have other names then */
  tries: number;
  /** why tables of views lack cells, by key */
  gaps: Map<TableKey, Problem>;
}

/** A cell that came, and what was asked for. */
interface Found {
  asked: Ground;
  loaded: Loaded;
}

/** Cells of a view that came, and why others did not. */
interface Gathered {
  found: Found[];
  gap: Problem | null;
}

/** Cells of a view, and the key of the table they make. */
export interface WantedCells {
  key: TableKey;
  cells: readonly Ground[];
}

/**
 * Reads sources by the view: only the cells it lacks, each once for all who wait, called off when no view waits any
 * more; those of earlier views are kept in the keeper, the latest used first. A view's table is merged from its cells.
 */
export class ViewCells {
  #sources = new Map<TableKey, ViewSource>();
  #clock = 0;
  /** when the fillings under way began */
  #filling = new Set<number>();
  #reads = 0;

  constructor(private readonly ports: ViewCellsPorts) {}

  /** The count of a source is known already. */
  tell(key: TableKey, source: SourceSpec, total: number): void {
    this.#of(key, source).total = total;
  }

  /** What a view asks of a source. The same view always asks the same. */
  wanted(key: TableKey, source: SourceSpec, view: Bbox): WantedCells {
    const known = this.#of(key, source);
    const again = known.tries === 0 ? '' : `r${known.tries}`;
    if (known.whole) return { key: `${key}v${again}`, cells: [known.whole.ground] };
    const density = { perWorld: null, perCell: this.ports.limit() / cellsOfLimit };
    const finest = levelFor(view, density);
    if (known.level?.finest !== finest) {
      const used = levelFor(view, { ...density, perWorld: densityOf(known) });
      known.level = { finest, used };
    }
    const cells = cellsOf(view, known.level.used);
    const block = blockOf(cells);
    return { key: `${key}v${block.name}${again}`, cells: sourceKind(source.kind).byView ? [block] : groundsOf(cells) };
  }

  /** Somebody asks for what could not be read: the next view is another one, though it be of the same cells. False when none was. */
  again(key: TableKey): boolean {
    const known = this.#sources.get(key);
    if (known) known.tries++;
    return known !== undefined;
  }

  /** Why the table of a view lacks cells; null when it has them all. */
  gap(key: TableKey, table: TableKey): Problem | null {
    return this.#sources.get(key)?.gaps.get(table) ?? null;
  }

  /**
   * Reads what a view lacks and merges its table, for want of a cell that failed (`gap`) from the others; `view-too-wide`
   * when it holds more than it may, `too-many` when its server does not cut.
   */
  fill(key: TableKey, source: SourceSpec, wanted: WantedCells): Filler {
    return async (signal, progress) => {
      const known = this.#of(key, source);
      if (wanted.cells.some((cell) => known.full.has(cell.name))) return bad(this.#wide());
      // the view wants no more of what is under way when it has failed, as when it is left
      const releases: (() => void)[] = [];
      const leave = (): void => releases.splice(0).forEach((release) => release());
      signal.addEventListener('abort', leave, { once: true });
      const report = (): void => {
        const features = wanted.cells.reduce((sum, cell) => {
          const at = cell.name;
          return sum + (known.loaded.get(at)?.profile.rows ?? known.reading.get(at)?.rows ?? 0);
        }, 0);
        progress({ features, total: null, bytes: 0 });
      };
      const since = ++this.#clock;
      this.#filling.add(since);
      try {
        const taken = wanted.cells.map((cell) => this.#take(known, cell, releases, report));
        const counted = this.#count(known, signal);
        const gathered = await this.#gather(known, wanted.cells, taken);
        if (!gathered.ok) return gathered;
        await counted;
        const { found, gap } = gathered.value;
        known.gaps.delete(wanted.key);
        if (gap) known.gaps.set(wanted.key, gap);
        return signal.aborted ? bad(aborted) : await this.#merge(known, wanted, found);
      } finally {
        leave();
        signal.removeEventListener('abort', leave);
        this.#filling.delete(since);
        this.#trim();
      }
    };
  }

  /** Forgets the sources that no layer reads by the view any more. */
  keepOnly(keys: ReadonlySet<TableKey>): void {
    for (const [key, known] of this.#sources) {
      if (keys.has(key)) continue;
      this.#sources.delete(key);
      for (const reading of known.reading.values()) reading.controller.abort();
      this.#drop([...known.loaded.values(), ...(known.whole ? [known.whole] : [])]);
    }
  }

  /** The keeper died: its cells are gone. */
  clear(): void {
    for (const known of this.#sources.values()) {
      for (const reading of known.reading.values()) reading.controller.abort();
      known.reading.clear();
      known.loaded.clear();
      known.whole = null;
    }
  }

  #of(key: TableKey, source: SourceSpec): ViewSource {
    const known = this.#sources.get(key);
    if (known) return known;
    const made: ViewSource = {
      key,
      source,
      total: undefined,
      loaded: new Map(),
      reading: new Map(),
      full: new Set(),
      whole: null,
      like: [],
      level: null,
      tries: 0,
      gaps: new Map()
    };
    this.#sources.set(key, made);
    return made;
  }

  async #count(known: ViewSource, signal: AbortSignal): Promise<void> {
    if (known.total !== undefined) return;
    const { source } = known;
    const counted = await this.ports.pool.call('count', { source, site: this.ports.site() }, { signal });
    if (counted.ok) known.total = counted.value;
  }

  /** A cell for a view: kept, cut from a larger one that is kept, on its way already, or asked for now. */
  #take(known: ViewSource, cell: Ground, releases: (() => void)[], report: () => void): Promise<Outcome<Loaded>> {
    const kept = known.whole ?? this.#kept(known, cell);
    if (kept) {
      kept.lastUse = ++this.#clock;
      return Promise.resolve(good(kept));
    }
    const at = cell.name;
    const reading = known.reading.get(at) ?? this.#read(known, cell, report);
    reading.waiting++;
    releases.push(() => {
      if (--reading.waiting > 0 || known.reading.get(at) !== reading) return;
      known.reading.delete(at);
      reading.controller.abort();
    });
    return reading.result;
  }

  #kept(known: ViewSource, cell: Ground): Loaded | undefined {
    const own = known.loaded.get(cell.name);
    if (own) return own;
    const larger = cell.within.map((name) => known.loaded.get(name)).find((loaded) => loaded !== undefined);
    return larger?.notices.some((notice) => notice.code === 'truncated') ? undefined : larger;
  }

  #read(known: ViewSource, cell: Ground, report: () => void): Reading {
    const { key, source } = known;
    const at = cell.name;
    // one that is called off may still reach the keeper: no later reading has its name
    const table = `${key}c${at}-${++this.#reads}`;
    const controller = new AbortController();
    const args = { table, source, site: this.ports.site(), bbox: cell.bbox, limit: this.ports.limit() };
    const reading: Reading = { controller, waiting: 0, rows: 0, result: Promise.resolve(bad(aborted)) };
    const progress = ({ features }: { features: number }): void => {
      reading.rows = features;
      report();
    };
    reading.result = this.ports.pool.call('read', args, { signal: controller.signal, progress }).then((outcome) => {
      const current = known.reading.get(at) === reading;
      if (current) known.reading.delete(at);
      if (!outcome.ok) {
        const { problem } = outcome;
        // a count of everything may be that of a server that does not cut
        if (problem.code === 'too-many' && typeof known.total === 'number' && problem.facts.total !== known.total)
          for (const name of [at, ...cell.within]) known.full.add(name);
        return outcome;
      }
      const loaded: Loaded = {
        table,
        ground: cell,
        profile: outcome.value,
        notices: outcome.notices,
        lastUse: ++this.#clock
      };
      if (!current || this.#sources.get(key) !== known) {
        this.#drop([loaded]);
        return bad(aborted);
      }
      // tiles hold all of what they cover, and no more
      if (outcome.value.covers === 'all' && !sourceKind(source.kind).byView) this.#isWhole(known, loaded);
      else known.loaded.set(at, loaded);
      return good(loaded);
    });
    known.reading.set(at, reading);
    return reading;
  }

  #wide(): Problem {
    return { code: 'view-too-wide', facts: { limit: this.ports.limit() } };
  }

  /** A server that does not cut gave everything: nothing else is asked of it. */
  #isWhole(known: ViewSource, loaded: Loaded): void {
    known.whole = loaded;
    this.#drop([...known.loaded.values()]);
    known.loaded.clear();
  }

  /**
   * All cells of a view, or the first reason why not. A cell too full makes the view too wide; two that hold everything
   * each are those of a server that counts, but does not cut: `too-many`. One that fails leaves a gap; once two have, it
   * is the server that fails, and the others are not waited for.
   */
  #gather(
    known: ViewSource,
    wanted: readonly Ground[],
    taken: readonly Promise<Outcome<Loaded>>[]
  ): Promise<Outcome<Gathered>> {
    const limit = this.ports.limit();
    const wide = this.#wide();
    return new Promise((resolve) => {
      const came = new Map<number, Found>();
      let gap: Problem | null = null;
      let failed = 0;
      let rows = 0;
      let left = taken.length;
      let full = 0;
      const end = (): void => {
        if (full > 0) return resolve(bad(wide));
        if (gap && came.size === 0) return resolve(bad(gap));
        const found = [...came].sort(([a], [b]) => a - b).map(([, cell]) => cell);
        resolve(good({ found, gap }));
      };
      taken.forEach((cell, i) => {
        void cell.then((outcome) => {
          left--;
          if (!outcome.ok) {
            const { problem } = outcome;
            if (problem.code === 'aborted') return resolve(outcome);
            if (problem.code !== 'too-many') {
              gap ??= problem;
              return ++failed > 1 || left === 0 ? end() : undefined;
            }
            if (problem.facts.total !== known.total) return resolve(bad(wide));
            if (++full > 1) return resolve(outcome);
            return left === 0 ? end() : undefined;
          }
          const asked = wanted[i] as Ground;
          const loaded = outcome.value;
          if (known.whole) return resolve(good({ found: [{ asked, loaded: known.whole }], gap: null }));
          // of a larger cell, what its part holds on average
          rows += loaded.profile.rows * (asked.share / loaded.ground.share);
          came.set(i, { asked, loaded });
          if (rows > limit) return resolve(bad(wide));
          if (left === 0) end();
        });
      });
    });
  }

  async #merge(known: ViewSource, wanted: WantedCells, found: readonly Found[]): Promise<Outcome<TableProfile>> {
    const { total = null, like } = known;
    const whole = known.whole !== null;
    const parts: MergeArgs['parts'] = found.map(({ asked, loaded: { table, ground } }) => ({
      table,
      within: whole || asked.name === ground.name ? null : asked.bbox
    }));
    const covers = whole ? 'all' : 'view';
    const merged = await this.ports.pool.call('merge', { table: wanted.key, parts, like, total, covers });
    if (!merged.ok) return merged;
    for (const { name, type, present } of merged.value.columns)
      if (present > 0 && !known.like.some((column) => column.name === name)) known.like.push({ name, type });
    return good(merged.value, mergeNotices([...new Set(found.map((cell) => cell.loaded.notices))]));
  }

  /** Lets go of the cells used longest ago, beyond what may be kept. */
  #trim(): void {
    const latest: { known: ViewSource; at: string; cell: Loaded }[] = [];
    for (const known of this.#sources.values()) for (const [at, cell] of known.loaded) latest.push({ known, at, cell });
    latest.sort((a, b) => b.cell.lastUse - a.cell.lastUse);
    const bytes = new Map<ViewSource, number>();
    let all = 0;
    // what a view is being made of stays
    const since = Math.min(...this.#filling);
    for (const { known, at, cell } of latest) {
      const own = (bytes.get(known) ?? 0) + cell.profile.bytes;
      bytes.set(known, own);
      all += cell.profile.bytes;
      if ((own <= sourceBytes && all <= allBytes) || cell.lastUse > since) continue;
      known.loaded.delete(at);
      this.#drop([cell]);
    }
  }

  #drop(cells: readonly Loaded[]): void {
    const tables = cells.map((cell) => cell.table);
    if (tables.length > 0) void this.ports.pool.call('drop', { tables });
  }
}

const aborted: Problem = { code: 'aborted', facts: {} };

/** Features per world's square among the cells read so far; null before any. */
function densityOf({ loaded }: ViewSource): number | null {
  let rows = 0;
  let share = 0;
  for (const { ground, profile } of loaded.values()) {
    rows += profile.rows;
    share += ground.share;
  }
  return share === 0 ? null : rows / share;
}
