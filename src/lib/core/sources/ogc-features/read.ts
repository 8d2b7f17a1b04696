import { parseCrs } from '../../crs/name';
import { geojsonDocument } from '../../formats/geojson/parse';
import { jsonDocument } from '../../formats/json-document/parse';
import type { NetAnswer } from '../../ports';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import type { ReadContext, ReadOutcome, SourceContext } from '../kind';
import { findLink, linksOf } from '../paged/links';
import type { Page } from '../paged/page';
import { readPaged } from '../paged/paged-table';
import { apiAddress, crsUri, ownParameters } from './address';
import { getJson, geojsonTypes } from './documents';
import { equalities, filterLanguage } from './filter';
import type { OgcFeaturesSource } from '.';

const defaultPageSize = 1000;
/** what servers that refuse larger pages take */
const smallPageSize = 100;

/** Reads the items of a collection, page after page. */
export async function readItems(asked: OgcFeaturesSource, context: ReadContext): Promise<ReadOutcome> {
  const settled = await settleFilter(asked, context);
  if (!settled.ok) return settled;
  const spec = settled.value;
  const size = spec.pageSize ?? defaultPageSize;
  const plain = { limit: String(size) };
  const outcome = await readAs(plain, spec, context);
  if (outcome.ok || !mayBeManners(outcome.problem)) return outcome.ok ? outcome : bad(named(outcome.problem, spec));
  // servers that do not look at Accept, then those that refuse a page larger than theirs
  const other = await readAs({ ...plain, f: 'json' }, spec, context);
  if (other.ok || size <= smallPageSize || other.problem.code !== 'http-status') return other;
  return readAs({ f: 'json', limit: String(smallPageSize) }, spec, context);
}

/** Number of items that match; null when the server does not say. */
export async function countItems(asked: OgcFeaturesSource, context: ReadContext): Promise<Outcome<number | null>> {
  const settled = await settleFilter(asked, context);
  if (!settled.ok) return settled;
  const spec = settled.value;
  const url = itemsAddress(spec, context, { limit: '1' });
  if (url === null) return bad({ code: 'source-unreachable', facts: { url: spec.url } });
  const answer = await getJson(url, context, geojsonTypes);
  if (!answer.ok) return bad(named(answer.problem, spec));
  return good(geojsonDocument(answer.value)?.matched ?? null);
}

async function readAs(
  parameters: Readonly<Record<string, string>>,
  spec: Settled,
  context: ReadContext
): Promise<ReadOutcome> {
  const first = itemsAddress(spec, context, parameters);
  if (first === null) return bad({ code: 'source-unreachable', facts: { url: spec.url } });
  const declared = spec.srsName === undefined ? null : crsUri(spec.srsName);
  const northFirst = declared !== null && parseCrs(declared)?.axis === 'yx';
  const { f } = parameters;
  const { properties = {} } = spec;
  return readPaged(
    {
      walk: {
        first,
        size: Number(parameters['limit']),
        keep: { ...ownParameters(spec.url, context.baseUrl), ...(f === undefined ? {} : { f }) },
        at: (_, received) => itemsAddress(spec, context, { ...parameters, offset: String(received) }) ?? first,
        whole: (rows) => itemsAddress(spec, context, { ...parameters, limit: String(rows) }) ?? first
      },
      id: spec.collection,
      accept: geojsonTypes,
      page: itemsPage,
      declared,
      // Part 2 obeys the order of the system's own definition, GeoJSON or not
      stated: { crs: spec.crs, axis: spec.axis ?? (northFirst ? 'yx' : undefined) },
      fallback: () => storageCrs(spec, context),
      keep: ({ properties: values }) => matches(values, properties)
    },
    context
  );
}

function itemsAddress(
  spec: Settled,
  context: ReadContext,
  parameters: Readonly<Record<string, string>>
): string | null {
  const { datetime, srsName, properties, filter } = spec;
  return apiAddress(spec.url, context.baseUrl, `/collections/${encodeURIComponent(spec.collection)}/items`, {
    ...properties,
    ...(filter === undefined ? {} : { filter: filter.text, 'filter-lang': filter.language }),
    ...(datetime === undefined ? {} : { datetime }),
    ...(srsName === undefined ? {} : { crs: crsUri(srsName) }),
    ...(context.bbox === undefined ? {} : { bbox: context.bbox.join(',') }),
    ...parameters
  });
}

function itemsPage(answer: NetAnswer): Outcome<Page> {
  const root = jsonDocument(answer.bytes, answer.url, 'GeoJSON');
  if (!root.ok) return root;
  const document = geojsonDocument(root.value);
  if (!document) {
    return bad({ code: 'unexpected-content', facts: { url: answer.url, expected: 'GeoJSON', found: 'JSON' } });
  }
  const { links } = root.value as { links?: unknown };
  const page = { rows: document.features, total: document.matched, crs: document.crs };
  return good(Array.isArray(links) ? { ...page, next: findLink(linksOf(links), 'next')?.href ?? null } : page);
}

/** Failures that another way of asking for the same may cure. */
function mayBeManners(problem: Problem): boolean {
  if (problem.code === 'http-status') return [400, 406, 415].includes(problem.facts.status);
  return problem.code === 'unexpected-content' || problem.code === 'service-exception';
}

/** A missing page of items means a missing collection. */
function named(problem: Problem, spec: Settled): Problem {
  const missing = problem.code === 'http-status' && problem.facts.status === 404;
  return missing ? { code: 'layer-unknown', facts: { layer: spec.collection, url: spec.url } } : problem;
}

/** A source whose filter is as its server takes it. */
type Settled = Omit<OgcFeaturesSource, 'filter'> & { filter?: { text: string; language: string } };

/** Asks whether the server filters by CQL2; equalities become properties where it does not. Fails with `filter-refused`. */
async function settleFilter(spec: OgcFeaturesSource, context: SourceContext): Promise<Outcome<Settled>> {
  const { filter, ...rest } = spec;
  const { url } = spec;
  if (filter === undefined || filter.trim() === '') return good(rest);
  const address = apiAddress(url, context.baseUrl, '/conformance');
  if (address === null) return bad({ code: 'source-unreachable', facts: { url } });
  const answer = await getJson(address, context);
  if (!answer.ok) return answer;
  const { conformsTo } = answer.value as { conformsTo?: unknown };
  const classes = Array.isArray(conformsTo) ? conformsTo.filter((item) => typeof item === 'string') : [];
  const language = filterLanguage(classes);
  if (language !== null) return good({ ...rest, filter: { text: filter, language } });
  const equal = equalities(filter);
  return equal
    ? good({ ...rest, properties: { ...spec.properties, ...equal } })
    : bad({ code: 'filter-refused', facts: { url, filter } });
}

/** Whether a feature has the values asked for; what it does not tell is believed. Some servers ignore parameters. */
function matches(values: unknown, wanted: Readonly<Record<string, string>>): boolean {
  if (values === null || typeof values !== 'object') return true;
  return Object.entries(wanted).every(([name, value]) => {
    if (!Object.hasOwn(values, name)) return true;
    const found = (values as Record<string, unknown>)[name];
    return String(found) === value || (typeof found === 'number' && found === Number(value));
  });
}

async function storageCrs(spec: Settled, context: SourceContext): Promise<string | null> {
  const path = `/collections/${encodeURIComponent(spec.collection)}`;
  const url = apiAddress(spec.url, context.baseUrl, path);
  const answer = url === null ? null : await getJson(url, context);
  const crs = answer?.ok ? (answer.value as { storageCrs?: unknown }).storageCrs : null;
  return typeof crs === 'string' ? crs : null;
}
