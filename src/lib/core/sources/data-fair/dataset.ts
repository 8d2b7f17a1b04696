import { bad, good, type Outcome } from '../../problems/problem';
import type { Bbox } from '../../table/table';
import { getObject, listOf, objectOf, objectsOf, textOf } from '../json-answer';
import type { SourceContext } from '../kind';
import type { DataFairSource } from '.';

/** What is needed of a dataset's description. */
export interface FairDataset {
  id: string;
  title: string;
  /** columns of the data, those that the service adds (`_geopoint`, `_i`…) left out */
  columns: string[];
  /** `shape`: outlines beside their centres; `point`: positions only */
  geometry: 'shape' | 'point' | null;
  rows: number | null;
  summary: string;
  credit: string;
  bbox: Bbox | null;
}

/** Address below a service's API; null when the service's address is none. A portal's bare address has it at `/data-fair`. */
export function apiAddress(
  service: string,
  baseUrl: string,
  path: string,
  parameters: Readonly<Record<string, string>> = {}
): string | null {
  if (!URL.canParse(service, baseUrl)) return null;
  const url = new URL(service, baseUrl);
  const root = url.pathname.replace(/\/+$/, '').replace(/\/api\/v1$/, '');
  url.pathname = `${root === '' ? '/data-fair' : root}/api/v1/datasets${path}`;
  url.hash = '';
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Description of the source's dataset. Fails with `layer-unknown` when the service has none of that name. */
export async function getDataset(spec: DataFairSource, context: SourceContext): Promise<Outcome<FairDataset>> {
  const { url, dataset } = spec;
  const answer = await getObject(apiAddress(url, context.baseUrl, `/${encodeURIComponent(dataset)}`), context);
  if (answer.ok) return good(describe(answer.value));
  const missing = answer.problem.code === 'http-status' && answer.problem.facts.status === 404;
  return missing ? bad({ code: 'layer-unknown', facts: { layer: dataset, url } }) : answer;
}

const latLonConcepts =
  /schema\.org\/(latitude|longitude)|wgs84_pos#lat_long|XCoordinate|YCoordinate|geojson\/vocab#geometry/;

export function describe(root: Record<string, unknown>): FairDataset {
  const schema = objectsOf(root['schema']);
  const keys = schema.map((field) => textOf(field['key']));
  const concepts = schema.map((field) => textOf(field['x-refersTo']));
  const outlined = keys.includes('_geoshape') || concepts.some((concept) => concept.includes('geojson/vocab#geometry'));
  const bbox = listOf(root['bbox']).filter((n) => typeof n === 'number');
  const placed =
    keys.includes('_geopoint') || bbox.length === 4 || concepts.some((concept) => latLonConcepts.test(concept));
  const { count } = root;
  const owner = textOf(objectOf(root['owner'])?.['name']);
  const licence = textOf(objectOf(root['license'])?.['title']);
  return {
    id: textOf(root['id']),
    title: textOf(root['title']) || textOf(root['id']),
    columns: keys.filter((key) => key !== '' && !key.startsWith('_')),
    geometry: outlined ? 'shape' : placed ? 'point' : null,
    rows: typeof count === 'number' ? count : null,
    summary: (textOf(root['summary']) || textOf(root['description'])).replace(/\s+/g, ' ').slice(0, 400),
    credit: [owner, licence].filter((part) => part !== '').join(' · '),
    bbox: bbox.length === 4 ? (bbox as Bbox) : null
  };
}
