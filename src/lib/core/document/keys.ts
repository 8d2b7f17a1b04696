import { crossingInputs, crossingKind } from '../crossings/registry';
import type { Problem } from '../problems/problem';
import type { SourceSpec } from '../sources/registry';
import type { Filter } from '../table/filter';
import type { LayerId, LayerSpec, MapDocument } from './document';

/** JSON with sorted keys: equal values give equal texts. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${stableJson(v)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** 64-bit FNV-1a as hexadecimal: short names for long keys; not for security. */
export function hash(text: string): string {
  let h = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    h ^= BigInt(text.charCodeAt(i));
    h = BigInt.asUintN(64, h * 0x100000001b3n);
  }
  return h.toString(16).padStart(16, '0');
}

/** What a layer's data are, by content: two layers with the same key share a table. */
export type TableKey = string;

/** Names the filtered view of a table. */
export function viewKey(table: TableKey, where: Filter | null): string {
  return where === null ? table : `${table}.${hash(stableJson(where))}`;
}

/** The table that a filtered view, or a table itself, is of. */
export const tableOfView = (key: string): TableKey => key.split('.')[0] as string;

/**
 * Key of a layer's table. A source's is the hash of its spec; a crossing's also covers the filtered tables it reads,
 * so it changes when an input changes. Gives a problem for a cycle or a missing input. Each layer is looked at once:
 * crossings of crossings of the same layers would otherwise double the work at each step. `ofView` names the table of a
 * layer that is read by the view, which changes with it; null for the others.
 */
export function tableKey(
  document: MapDocument,
  layer: LayerSpec,
  ofView: (layer: LayerSpec) => TableKey | null = () => null
): KeyOrProblem {
  return keyOf(document, layer, [], new Map(), ofView);
}

export type KeyOrProblem = { key: TableKey } | { problem: Problem };

/** Key of all that a source holds. */
export function sourceKey(source: SourceSpec): TableKey {
  return `t${hash(stableJson(source))}`;
}

function keyOf(
  document: MapDocument,
  layer: LayerSpec,
  above: readonly LayerId[],
  known: Map<LayerId, KeyOrProblem>,
  ofView: (layer: LayerSpec) => TableKey | null
): KeyOrProblem {
  const found = known.get(layer.id) ?? freshKeyOf(document, layer, above, known, ofView);
  known.set(layer.id, found);
  return found;
}

function freshKeyOf(
  document: MapDocument,
  layer: LayerSpec,
  above: readonly LayerId[],
  known: Map<LayerId, KeyOrProblem>,
  ofView: (layer: LayerSpec) => TableKey | null
): KeyOrProblem {
  if (above.includes(layer.id)) return { problem: { code: 'crossing-cycle', facts: { layer: layer.name } } };
  if (layer.source.kind !== 'derived') return { key: ofView(layer) ?? sourceKey(layer.source) };
  const inputs: string[] = [];
  for (const id of crossingInputs(layer.source.crossing)) {
    const input = document.layers.find((l) => l.id === id);
    if (!input) return { problem: { code: 'crossing-input-missing', facts: { layer: id } } };
    const inner = keyOf(document, input, [...above, layer.id], known, ofView);
    if ('problem' in inner) return inner;
    inputs.push(viewKey(inner.key, input.where));
  }
  // ids of inputs are left out: the same crossing of the same data under other ids is the same table
  const { crossing } = layer.source;
  const bare = stableJson(crossingKind(crossing.kind).rename(crossing, () => ''));
  return { key: `x${hash(bare + stableJson(inputs))}` };
}
