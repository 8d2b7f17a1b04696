import { rootsOf } from '../core/crossings/lineage';
import type { LayerId, LayerSpec, MapDocument } from '../core/document/document';
import type { Problem } from '../core/problems/problem';
import type { TableRef } from '../workers/protocol';
import type { LayerTables } from './layer-tables';

/** Why a layer has no table that holds all that it should: the layer, and what was wrong. */
export interface NotWhole {
  layer: LayerSpec;
  /** `many`: too much to be read whole, so that it is read by the view; `part`: its source gave part of it */
  why: 'many' | 'part' | 'failed';
  problem: Problem | null;
}

/**
 * Tables of layers of any document, read and crossed whole and drawn nowhere, wanted for `user` until it lets go of them
 * (`keepOnly`). What the page holds already is not read again. The first fault is told of the layer of a source that it
 * lies in, not of the crossings that it stops. `step`: tables that are there, of all.
 */
export type WholeTables = (
  document: MapDocument,
  ids: readonly LayerId[],
  user: string,
  step: (done: number, total: number) => void
) => Promise<{ refs: Map<LayerId, TableRef> } | { fault: NotWhole }>;

/** `WholeTables` over the tables of a page; `gate` as in `LayersPorts`. */
export function wholeTablesOf(
  tables: Pick<LayerTables, 'want' | 'viewed' | 'keyOf'>,
  gate: (layer: LayerSpec) => Problem | 'wait' | null
): WholeTables {
  return async (document, ids, user, step) => {
    const named = (id: LayerId): LayerSpec[] => document.layers.filter((l) => l.id === id);
    const wanted = [...new Set(ids)].flatMap(named);
    const roots = [...new Set(wanted.flatMap(({ id }) => [...rootsOf(document, id)]))].flatMap(named);
    const derived = wanted.filter((layer) => !roots.includes(layer));
    const total = roots.length + derived.length;
    let done = 0;
    const get = async (layer: LayerSpec): Promise<NotWhole | null> => {
      const seen = tables.viewed(document, layer);
      if (seen) return { layer: seen, why: 'many', problem: null };
      const closed = gate(layer);
      if (closed) return { layer, why: 'failed', problem: closed === 'wait' ? null : closed };
      const read = await tables.want(document, layer, user);
      step(++done, total);
      if (!read.ok) return { layer, why: read.problem.code === 'too-many' ? 'many' : 'failed', problem: read.problem };
      return read.value.covers === 'all' ? null : { layer, why: 'part', problem: null };
    };
    step(0, total);
    for (const group of [roots, derived]) {
      const faults = await Promise.all(group.map(get));
      const fault = faults.find((one) => one !== null);
      if (fault) return { fault };
    }
    const refs = wanted.flatMap((layer): [LayerId, TableRef][] => {
      const key = tables.keyOf(document, layer);
      return 'key' in key ? [[layer.id, { table: key.key, where: layer.where }]] : [];
    });
    return { refs: new Map(refs) };
  };
}
