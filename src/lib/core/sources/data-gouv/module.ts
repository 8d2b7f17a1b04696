import { readFile } from '../../formats/read-file';
import { bad, good, type Outcome } from '../../problems/problem';
import { fetchBytes } from '../fetch-bytes';
import { jsonApiModule } from '../json-api/module';
import type { ReadContext, ReadOutcome, TableReader } from '../kind';
import { discoverResources } from './discover';
import type { DataGouvSource } from '.';

/** Resources of data.gouv.fr: the file by its stable link, or filtered rows by the tabular API. */
export const dataGouvModule: TableReader<DataGouvSource> = {
  read: readResource,
  count: countRows,
  discover: discoverResources
};

async function readResource(spec: DataGouvSource, context: ReadContext): Promise<ReadOutcome> {
  const { resource, filters, x, y, crs, axis, plain } = spec;
  if (filters) return jsonApiModule.read(tabular(spec), context);
  const url = `https://www.data.gouv.fr/api/1/datasets/r/${resource}`;
  const answer = await fetchBytes(url, context, '*/*');
  if (!answer.ok) {
    const missing = answer.problem.code === 'http-status' && answer.problem.facts.status === 404;
    return missing ? bad({ code: 'layer-unknown', facts: { layer: resource, url } }) : answer;
  }
  const { bytes, contentType } = answer.value;
  const outcome = await readFile(bytes, { url, contentType, x, y, crs, axis, plain, assets: context.assets });
  if (outcome.ok) {
    const { rows } = outcome.value;
    context.progress({ features: rows, total: rows, bytes: bytes.length });
  }
  return outcome;
}

/** Only the tabular API counts, and only what it filters is counted before it is read. */
async function countRows(spec: DataGouvSource, context: ReadContext): Promise<Outcome<number | null>> {
  return spec.filters ? (jsonApiModule.count?.(tabular(spec), context) ?? good(null)) : good(null);
}

function tabular({ resource, filters = {}, x, y, crs, axis, plain }: DataGouvSource) {
  const query = new URLSearchParams(filters).toString();
  const url = `https://tabular-api.data.gouv.fr/api/resources/${resource}/data/${query === '' ? '' : `?${query}`}`;
  return { kind: 'json-api' as const, url, x, y, crs, axis, plain };
}
