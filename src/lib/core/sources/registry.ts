import * as v from 'valibot';
import { csv } from './csv';
import { dataFair } from './data-fair';
import { dataGouv } from './data-gouv';
import { derived } from './derived';
import { download } from './download';
import { file } from './file';
import { geojson } from './geojson';
import { jsonApi } from './json-api';
import { ogcFeatures } from './ogc-features';
import { opendatasoft } from './opendatasoft';
import { noticing } from '../net/noticing';
import { bad } from '../problems/problem';
import type { ReadContext, ReadOutcome, SourceKind, SourceModule } from './kind';
import { vectorTiles } from './vector-tiles';
import { wfs } from './wfs';
import { wms } from './wms';
import { wmts } from './wmts';
import { xyz } from './xyz';

/** Every source kind, in the order the interface lists them. */
export const sourceKinds = [
  wfs,
  wms,
  wmts,
  xyz,
  vectorTiles,
  ogcFeatures,
  opendatasoft,
  dataFair,
  dataGouv,
  jsonApi,
  geojson,
  csv,
  download,
  file,
  derived
] as const;

type SchemasOf<T extends readonly { schema: unknown }[]> = { readonly [I in keyof T]: T[I]['schema'] };

/** Any spec: documents, links and catalogue entries are validated by it. */
export const sourceSchema = v.variant(
  'kind',
  sourceKinds.map((kind) => kind.schema) as unknown as SchemasOf<typeof sourceKinds>
);
export type SourceSpec = v.InferOutput<typeof sourceSchema>;

/** A kind seen without its spec's own type: its functions take specs of that kind, which callers make sure of. */
export type AnySourceKind = Omit<SourceKind<SourceSpec['kind'], SourceSpec>, 'schema'>;

/** What finding out an address needs of a kind. */
export type DiscoverableKind = Pick<AnySourceKind, 'words' | 'recognise'> & {
  kind: string;
  load?(): Promise<Pick<SourceModule<never>, 'discover'>>;
};

/** The kinds as they are asked about a pasted address. */
export const discoverable: readonly DiscoverableKind[] = [...sourceKinds];

/** Declaration of a source's kind. */
export function sourceKind(kind: SourceSpec['kind']): AnySourceKind {
  return sourceKinds.find((k) => k.kind === kind) as unknown as AnySourceKind;
}

/** What a source gives: a table, pictures, or the result of a crossing. */
export function givesOf(source: SourceSpec): AnySourceKind['gives'] {
  return sourceKind(source.kind).gives;
}

/** The loaded part of a source's kind. */
export async function sourceModule(source: SourceSpec): Promise<SourceModule<SourceSpec>> {
  return (await sourceKind(source.kind).load?.()) ?? {};
}

/** Table of a source, whatever its kind, with what was noticed of the answers it is made of. Fails as the kind's reader does; `unsupported-format` for pictures. */
export async function readSource(source: SourceSpec, context: ReadContext): Promise<ReadOutcome> {
  const { read } = await sourceModule(source);
  const { kind } = source;
  const noticed = noticing(context.net);
  return read
    ? noticed.addTo(await read(source, { ...context, net: noticed.net }))
    : bad({ code: 'unsupported-format', facts: { name: kind, found: kind } });
}
