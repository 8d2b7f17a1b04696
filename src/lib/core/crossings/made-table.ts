import { type Blocks, bboxOf } from '../table/blocks';
import type { Column, FeatureTable } from '../table/table';
import { tableBytes } from '../table/with-columns';

/** A table of new rows, made of others: it covers all when they all do. */
export function madeTable(
  inputs: readonly FeatureTable[],
  rows: number,
  blocks: Blocks,
  columns: readonly Column[]
): FeatureTable {
  const part = inputs.find((table) => table.covers === 'part') ?? inputs.find((table) => table.covers !== 'all');
  const made: FeatureTable = {
    id: inputs[0]!.id,
    rows,
    bbox: bboxOf(blocks),
    covers: part?.covers ?? 'all',
    total: part ? null : rows,
    crs: inputs[0]!.crs,
    ...blocks,
    columns,
    bytes: 0
  };
  made.bytes = tableBytes(made);
  return made;
}
