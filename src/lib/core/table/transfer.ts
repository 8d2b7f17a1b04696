import type { FeatureTable } from './table';
import { arraysOf } from './with-columns';

/** Buffers to move with a table in `postMessage`, each once. The sender's table is unusable afterwards. */
export function transferOfTable(table: FeatureTable): ArrayBuffer[] {
  return [...new Set(arraysOf(table).map((array) => array.buffer as ArrayBuffer))];
}
