import { bad, good, type Outcome } from '../../problems/problem';
import { getObject, listOf, objectOf, objectsOf, textOf } from '../json-answer';
import type { SourceContext } from '../kind';
import type { OpendatasoftSource } from '.';

/** What is needed of a dataset's description. */
export interface Dataset {
  id: string;
  title: string;
  /** fields that hold positions, shapes before points */
  geo: { name: string; shape: boolean }[];
  /** geometry that its producer names: `Point`, `Polygon`… */
  geometryTypes: string[];
  records: number | null;
  summary: string;
  credit: string;
  bbox: [number, number, number, number] | null;
}

/** Address below a portal's API; null when the portal's address is none. */
export function apiAddress(
  portal: string,
  baseUrl: string,
  path: string,
  parameters: readonly (readonly [string, string])[] = []
): string | null {
  if (!URL.canParse(portal, baseUrl)) return null;
  const url = new URL(portal, baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/explore/v2.1/catalog/datasets${path}`;
  url.hash = '';
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  return url.href;
}

/** Description of the source's dataset. Fails with `layer-unknown` when the portal has none of that name. */
export async function getDataset(spec: OpendatasoftSource, context: SourceContext): Promise<Outcome<Dataset>> {
  const { url, dataset } = spec;
  const answer = await getObject(apiAddress(url, context.baseUrl, `/${encodeURIComponent(dataset)}`), context);
  if (answer.ok) return good(describe(answer.value));
  const missing = answer.problem.code === 'http-status' && answer.problem.facts.status === 404;
  return missing ? bad({ code: 'layer-unknown', facts: { layer: dataset, url } }) : answer;
}

/** Reads a dataset as the API describes it, of v2.1 or, in a list, of v2.0 (`{ dataset: { … } }`). */
export function describe(item: Record<string, unknown>): Dataset {
  const root = objectOf(item['dataset']) ?? item;
  const metas = objectOf(root['metas']) ?? {};
  const base = objectOf(metas['default']) ?? {};
  const fields = objectsOf(root['fields']);
  const geo = fields
    .filter((field) => field['type'] === 'geo_shape' || field['type'] === 'geo_point_2d')
    .map((field) => ({ name: textOf(field['name']), shape: field['type'] === 'geo_shape' }))
    .sort((a, b) => Number(b.shape) - Number(a.shape));
  const id = textOf(root['dataset_id']);
  const records = base['records_count'];
  const credits = [textOf(base['publisher']) || textOf(base['attributions']), textOf(base['license'])];
  return {
    id,
    title: textOf(base['title']) || id,
    geo,
    geometryTypes: listOf(base['geometry_types']).filter((type) => typeof type === 'string'),
    records: typeof records === 'number' ? records : null,
    summary: textOf(base['description'])
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 400),
    credit: credits.filter((part) => part !== '').join(' · '),
    bbox: boxOf(base['bbox'])
  };
}

/** The box around a dataset's `bbox`, a polygon of GeoJSON. */
function boxOf(member: unknown): Dataset['bbox'] {
  const { geometry } = objectOf(member) ?? {};
  const ring = listOf(listOf(objectOf(geometry ?? member)?.['coordinates'])[0]);
  const xs = ring.map((at) => listOf(at)[0]).filter((n) => typeof n === 'number');
  const ys = ring.map((at) => listOf(at)[1]).filter((n) => typeof n === 'number');
  return xs.length > 0 && xs.length === ys.length
    ? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
    : null;
}
