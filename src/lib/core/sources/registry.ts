import * as v from 'valibot';
import { csv } from './csv';
import { derived } from './derived';
import { file } from './file';
import { geojson } from './geojson';
import { wfs } from './wfs';
import { wms } from './wms';

/** Every source kind, in the order the interface lists them. */
export const sourceKinds = [wfs, wms, geojson, csv, file, derived] as const;

export const sourceSchema = v.variant('kind', [
  wfs.schema,
  wms.schema,
  geojson.schema,
  csv.schema,
  file.schema,
  derived.schema
]);
export type SourceSpec = v.InferOutput<typeof sourceSchema>;

/** Declaration of a source's kind. */
export function sourceKind(kind: SourceSpec['kind']): (typeof sourceKinds)[number] {
  return sourceKinds.find((k) => k.kind === kind) as (typeof sourceKinds)[number];
}
