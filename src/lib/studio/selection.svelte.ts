import type { LayerId, LayerSpec } from '../core/document/document';
import { tableOfView } from '../core/document/keys';
import type { Group } from '../core/marks/marks';
import type { Picked } from '../map/map-view';
import type { WorkerPool } from '../workers/pool';
import type { Selection } from './api';

/**
 * The feature whose card is open: picked on the map, described by the keeper, lit on the map. The one under the pointer
 * is lit in its place.
 */
export class SelectionStore {
  #selection = $state.raw<Selection | null>(null);
  #chosen: Picked | null = null;
  #hovered: Picked | null = null;
  #asked = 0;

  constructor(
    private readonly ports: {
      pool: Pick<WorkerPool, 'call'>;
      layer(id: LayerId): LayerSpec | undefined;
      /** id of the layer's table, filtered or not; null for rasters */
      table(id: LayerId): string | null;
      highlight(picked: Picked | null): void;
      /** a group of features is not described: one goes near, to see them */
      approach(group: Group): void;
    }
  ) {}

  get selection(): Selection | null {
    return this.#selection;
  }

  /** Selects the first of what was picked that can be described; nothing clears. */
  async pick(picked: readonly Picked[]): Promise<void> {
    const asked = ++this.#asked;
    const top = picked.find((p) => this.ports.table(p.layer) !== null);
    const layer = top && this.ports.layer(top.layer);
    if (!top || !layer) return this.clear();
    // the keeper filters by itself
    const table = tableOfView(this.ports.table(top.layer) as string);
    const { where, style } = layer;
    const described = await this.ports.pool.call('describe', { table, where, style, rows: [top.row] });
    if (asked !== this.#asked) return;
    const description = described.ok ? described.value[0] : undefined;
    if (!description) return this.clear();
    if (description.group) {
      this.clear();
      return this.ports.approach(description.group);
    }
    this.#selection = { layer: top.layer, description };
    this.#chosen = top;
    this.#light();
  }

  /** What the pointer is over; null: nothing. */
  hover(picked: Picked | null): void {
    this.#hovered = picked;
    this.#light();
  }

  /** A layer's rows are others now: its card stays, but no row is lit by an old number. */
  replaced(layer: LayerId): void {
    if (this.#chosen?.layer === layer) this.#chosen = null;
    if (this.#hovered?.layer === layer) this.#hovered = null;
    this.#light();
  }

  clear(): void {
    this.#asked++;
    if (this.#selection === null) return;
    this.#selection = null;
    this.#chosen = null;
    this.#light();
  }

  #light(): void {
    this.ports.highlight(this.#hovered ?? this.#chosen);
  }
}
