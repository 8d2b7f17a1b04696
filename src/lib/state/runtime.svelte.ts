import { SvelteMap } from 'svelte/reactivity';
import type { LayerId, LayerSpec } from '../core/document/document';
import type { LegendModel } from '../core/marks/marks';
import type { Problem } from '../core/problems/problem';
import type { RasterPlan, ReadProgress } from '../core/sources/kind';
import type { TableProfile } from '../core/table/profile';

/** What is known of a layer while it lives on the page; never saved. */
export interface LayerRuntime {
  phase: 'waiting' | 'reading' | 'compiling' | 'ready' | 'failed' | 'cancelled';
  progress: ReadProgress | null;
  problem: Problem | null;
  notices: readonly Problem[];
  /** profile of the filtered table; null for rasters and before reading */
  profile: TableProfile | null;
  legend: LegendModel | null;
  /** pictures: what goes with them; null for tables */
  picture: Pick<RasterPlan, 'info' | 'choices' | 'bbox'> | null;
  /** pictures out of the scales at which their server draws: the zoom at which it does */
  drawsAt: number | null;
  /** how its objects are loaded: whole or by the view; null where there is no choice */
  loading: 'all' | 'view' | null;
  /** pictures stand for the objects now */
  pictured: boolean;
  /** what is shown is of the view, though part of it could not be read: the problem tells why */
  partial: boolean;
}

export type RowStatus = 'loading' | 'ready' | 'error' | 'empty' | 'hidden';

const waiting: LayerRuntime = {
  phase: 'waiting',
  progress: null,
  problem: null,
  notices: [],
  profile: null,
  legend: null,
  picture: null,
  drawsAt: null,
  loading: null,
  pictured: false,
  partial: false
};

/** Runtimes of all layers; values are replaced, never mutated. */
export class RuntimeStore {
  #map = new SvelteMap<LayerId, LayerRuntime>();

  get(id: LayerId): LayerRuntime {
    return this.#map.get(id) ?? waiting;
  }

  patch(id: LayerId, change: Partial<LayerRuntime>): void {
    this.#map.set(id, { ...this.get(id), ...change });
  }

  reset(id: LayerId): void {
    this.#map.set(id, waiting);
  }

  remove(id: LayerId): void {
    this.#map.delete(id);
  }
}

/**
 * The status a row shows, from the document's layer and its runtime. `out`: its own zooms leave out the view that is seen;
 * what need not be read before it is seen waits then.
 */
export function rowStatus(layer: LayerSpec, runtime: LayerRuntime, out = false): RowStatus {
  if (!layer.visible) return 'hidden';
  switch (runtime.phase) {
    case 'failed':
    case 'cancelled':
      return 'error';
    case 'ready':
      if (out) return 'hidden';
      // what objects there were says nothing of the pictures that stand for them
      return runtime.profile?.rows === 0 && !runtime.pictured ? 'empty' : 'ready';
    case 'waiting':
      return out ? 'hidden' : 'loading';
    default:
      return 'loading';
  }
}
