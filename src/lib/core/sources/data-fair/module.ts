import { jsonDocument } from '../../formats/json-document/parse';
import { findRecords } from '../../formats/records/find-records';
import { recordPlacer, type Placer } from '../../formats/records/place-records';
import type { RawFeature } from '../../formats/geojson/parse';
import type { NetAnswer } from '../../ports';
import { bad, good, type Outcome } from '../../problems/problem';
import { getObject } from '../json-answer';
import type { Claim, Discovery, Offer, ReadContext, ReadOutcome, SourceContext, TableReader } from '../kind';
import type { Page } from '../paged/page';
import { readPaged } from '../paged/paged-table';
import { apiAddress, describe, getDataset, type FairDataset } from './dataset';
import type { DataFairSource } from '.';

/** rows at a time: the service's limit */
const size = 10_000;
const mostListed = 1000;

/** Datasets of data-fair services: lines by `after`, which the links of JSON answers carry and those of GeoJSON do not. */
export const dataFairModule: TableReader<DataFairSource> = {
  read: readLines,
  count: countLines,
  discover: discoverFair
};

async function readLines(spec: DataFairSource, context: ReadContext): Promise<ReadOutcome> {
  const dataset = await getDataset(spec, context);
  if (!dataset.ok) return dataset;
  const { geometry } = dataset.value;
  const cut = geometry === null ? { ...context, bbox: undefined } : context;
  const outcome = await readAs(spec, dataset.value, cut, columnsOf(spec, dataset.value));
  const refused = !outcome.ok && outcome.problem.code === 'http-status' && outcome.problem.facts.status < 500;
  // a selection that the service will not have: its own choice has centres where outlines lack
  return refused && spec.select === undefined ? readAs(spec, dataset.value, cut, null) : outcome;
}

/** Columns to ask for: outlines come only when they are named. */
function columnsOf(spec: DataFairSource, { geometry, columns }: FairDataset): string[] | null {
  if (geometry === 'shape') return [...(spec.select ?? columns), '_geoshape'];
  if (spec.select === undefined) return null;
  return geometry === 'point' ? [...spec.select, '_geopoint'] : [...spec.select];
}

async function readAs(
  spec: DataFairSource,
  dataset: FairDataset,
  context: ReadContext,
  columns: readonly string[] | null
): Promise<ReadOutcome> {
  const select: Record<string, string> = columns ? { select: columns.join(',') } : {};
  const first = linesAddress(spec, context, { size: String(size), ...select });
  if (first === null) return bad({ code: 'source-unreachable', facts: { url: spec.url } });
  const rows = new FairRows(dataset.geometry !== null);
  return readPaged(
    {
      walk: { first, size },
      id: spec.dataset,
      accept: 'application/json',
      page: (answer) => rows.page(answer),
      stated: { crs: spec.crs, axis: spec.axis },
      placed: () => dataset.geometry !== null
    },
    context
  );
}

class FairRows {
  #placer: Placer | null = null;

  constructor(private readonly placed: boolean) {}

  page(answer: NetAnswer): Outcome<Page> {
    const parsed = jsonDocument(answer.bytes, answer.url, 'JSON');
    if (!parsed.ok) return parsed;
    const records = findRecords(parsed.value, 'results');
    if (!records) {
      return bad({ code: 'unexpected-content', facts: { url: answer.url, expected: 'results', found: 'JSON' } });
    }
    const { total, next } = parsed.value as { total?: unknown; next?: unknown };
    if (!this.#placer && records.length > 0) {
      const field = ['_geoshape', '_geopoint'].find((name) => records.some((record) => Object.hasOwn(record, name)));
      const placer = recordPlacer(records, this.placed ? (field ? { geometry: field } : {}) : { plain: true });
      if (!placer.ok) return placer;
      this.#placer = placer.value;
    }
    const placer = this.#placer;
    const rows = placer ? records.map((record) => withId(placer.feature(record), record['_id'])) : [];
    return good({
      rows,
      total: typeof total === 'number' ? total : null,
      crs: null,
      next: typeof next === 'string' ? next : null
    });
  }
}

/** A row without what the service adds to it; its id tells rows apart from page to page, and is no column. */
function withId(row: RawFeature, id: unknown): RawFeature {
  const kept = Object.entries(row.properties as Record<string, unknown>).filter(([name]) => !name.startsWith('_'));
  const properties = Object.fromEntries(kept);
  return { ...row, properties, ...(typeof id === 'string' && Object.hasOwn(properties, 'id') ? { id } : {}) };
}

async function countLines(spec: DataFairSource, context: ReadContext): Promise<Outcome<number | null>> {
  const answer = await getObject(linesAddress(spec, context, { size: '0' }), context);
  if (!answer.ok) return answer;
  const { total } = answer.value;
  return good(typeof total === 'number' ? total : null);
}

function linesAddress(
  spec: DataFairSource,
  context: ReadContext,
  parameters: Readonly<Record<string, string>>
): string | null {
  const { qs, filters = {}, url, dataset } = spec;
  const equal = Object.entries(filters).map(([column, value]) => [`${column}_eq`, value]);
  return apiAddress(url, context.baseUrl, `/${encodeURIComponent(dataset)}/lines`, {
    ...(Object.fromEntries(equal) as Record<string, string>),
    ...(qs === undefined ? {} : { qs }),
    ...(context.bbox === undefined ? {} : { bbox: context.bbox.join(',') }),
    ...parameters
  });
}

async function discoverFair(claim: Claim, context: SourceContext): Promise<Outcome<Discovery>> {
  const spec = claim.spec as Partial<DataFairSource> & { url: string };
  const { url } = spec;
  const title = URL.canParse(url) ? new URL(url).hostname : url;
  if (spec.dataset !== undefined) {
    const source = { ...(spec as DataFairSource) };
    const dataset = await getDataset(source, context);
    if (!dataset.ok) return dataset;
    const offer = offerOf(dataset.value, source);
    return good({ title, kind: 'data-fair', offers: [offer], chosen: offer });
  }
  const select = 'id,title,description,bbox,schema,count,license,owner';
  const list = await getObject(apiAddress(url, context.baseUrl, '', { size: String(mostListed), select }), context);
  if (!list.ok) return list;
  const { results } = list.value;
  if (!Array.isArray(results)) {
    return bad({ code: 'unexpected-content', facts: { url, expected: 'data-fair', found: 'JSON' } });
  }
  const datasets = (results as Record<string, unknown>[]).map(describe).filter(({ id }) => id !== '');
  const offers = datasets.map((dataset) => offerOf(dataset, { kind: 'data-fair', url, dataset: dataset.id }));
  return offers.length > 0
    ? good({ title, kind: 'data-fair', offers })
    : bad({ code: 'service-empty', facts: { url } });
}

function offerOf(dataset: FairDataset, source: DataFairSource): Offer {
  const { title, geometry, summary, credit, bbox } = dataset;
  return {
    name: source.dataset,
    title: title || source.dataset,
    source,
    ...(geometry === 'shape' ? {} : { geometry: geometry ?? 'table' }),
    ...(summary === '' ? {} : { summary }),
    ...(credit === '' ? {} : { credit }),
    ...(bbox ? { bbox } : {})
  };
}
