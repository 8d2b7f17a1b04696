import { geojsonDocument } from '../../formats/geojson/parse';
import { jsonDocument } from '../../formats/json-document/parse';
import { findRecords } from '../../formats/records/find-records';
import { recordPlacer, type Placer } from '../../formats/records/place-records';
import type { NetAnswer } from '../../ports';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { getObject } from '../json-answer';
import type { ReadContext, ReadOutcome, TableReader } from '../kind';
import type { Page, Walk } from '../paged/page';
import { readPaged } from '../paged/paged-table';
import { apiAddress, getDataset, type Dataset } from './dataset';
import { discoverDatasets } from './discover';
import type { OpendatasoftSource } from '.';

/** rows that `/records` gives at a time, and from its first to its last */
const recordsAtOnce = 100;
const recordsDepth = 10_000;

/** Datasets of Opendatasoft portals: exported whole, else page by page. */
export const opendatasoftModule: TableReader<OpendatasoftSource> = {
  read: readDataset,
  count: countRecords,
  discover: discoverDatasets
};

type Parameters = readonly (readonly [string, string])[];

async function readDataset(spec: OpendatasoftSource, context: ReadContext): Promise<ReadOutcome> {
  const dataset = await getDataset(spec, context);
  if (!dataset.ok) return dataset;
  const { geo } = dataset.value;
  // rows without a position cannot be cut: all are wanted
  const cut = geo.length > 0 ? context : { ...context, bbox: undefined };
  const whole = await exported(spec, dataset.value, cut);
  if (whole.ok || !mayBeRefused(whole.problem)) return whole;
  const parts = await byRecords(spec, dataset.value, cut);
  return parts.ok ? parts : whole;
}

/** Everything in one answer: GeoJSON where there are positions, else rows whose types JSON keeps. */
function exported(spec: OpendatasoftSource, dataset: Dataset, context: ReadContext): Promise<ReadOutcome> {
  const format = dataset.geo.length > 0 ? 'geojson' : 'json';
  const first = datasetAddress(spec, context, `/exports/${format}`, conditions(spec, dataset, context));
  return readRows({ first, size: null }, spec, dataset, context);
}

/** Page after page, for portals that do not export: 10,000 rows at most. */
function byRecords(spec: OpendatasoftSource, dataset: Dataset, context: ReadContext): Promise<ReadOutcome> {
  const at = (offset: number): string | null =>
    datasetAddress(spec, context, '/records', [
      ...conditions(spec, dataset, context),
      ['limit', String(recordsAtOnce)],
      ...(offset > 0 ? ([['offset', String(offset)]] as const) : [])
    ]);
  const first = at(0);
  const walk = { size: recordsAtOnce, depth: recordsDepth, at: (_: number, received: number) => at(received) ?? '' };
  return readRows({ first, ...walk }, spec, dataset, context);
}

async function readRows(
  walk: Omit<Walk, 'first'> & { first: string | null },
  spec: OpendatasoftSource,
  dataset: Dataset,
  context: ReadContext
): Promise<ReadOutcome> {
  const { first } = walk;
  if (first === null) return bad({ code: 'source-unreachable', facts: { url: spec.url } });
  const rows = new DatasetRows(dataset);
  return readPaged(
    {
      walk: { ...walk, first },
      id: spec.dataset,
      accept: 'application/geo+json, application/json;q=0.9',
      page: (answer) => rows.page(answer),
      stated: { crs: spec.crs, axis: spec.axis },
      placed: () => dataset.geo.length > 0
    },
    context
  );
}

/** Takes answers apart; the fields that hold the position are no columns. */
class DatasetRows {
  #placer: Placer | null = null;

  constructor(private readonly dataset: Dataset) {}

  page(answer: NetAnswer): Outcome<Page> {
    const parsed = jsonDocument(answer.bytes, answer.url, 'JSON');
    if (!parsed.ok) return parsed;
    const document = geojsonDocument(parsed.value);
    const { geo } = this.dataset;
    if (document) {
      const rows = document.features.map((feature) => ({ ...feature, properties: this.#without(feature.properties) }));
      return good({ rows, total: null, crs: document.crs, next: null });
    }
    const records = findRecords(parsed.value);
    if (!records) {
      return bad({ code: 'unexpected-content', facts: { url: answer.url, expected: 'results', found: 'JSON' } });
    }
    if (!this.#placer && records.length > 0) {
      const held = geo.find(({ name }) =>
        records.some((record) => record[name] !== null && record[name] !== undefined)
      );
      const placer = recordPlacer(records, held ? { geometry: held.name } : { plain: true });
      if (!placer.ok) return placer;
      this.#placer = placer.value;
    }
    const placer = this.#placer;
    const total = (parsed.value as { total_count?: unknown }).total_count;
    const rows = placer ? records.map((record) => placer.feature(record)) : [];
    return good({
      rows: rows.map((row) => ({ ...row, properties: this.#without(row.properties) })),
      total: typeof total === 'number' ? total : null,
      crs: null,
      // an export is whole: nothing follows a list
      ...(Array.isArray(parsed.value) ? { next: null } : {})
    });
  }

  #without(properties: unknown): unknown {
    const { geo } = this.dataset;
    if (geo.length === 0 || properties === null || typeof properties !== 'object') return properties;
    const names = new Set(geo.flatMap(({ name }) => [name, `${name}.lon`, `${name}.lat`]));
    return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name)));
  }
}

async function countRecords(spec: OpendatasoftSource, context: ReadContext): Promise<Outcome<number | null>> {
  const dataset = await getDataset(spec, context);
  if (!dataset.ok) return dataset;
  const asked = conditions(spec, dataset.value, context);
  const none = asked.every(([name]) => name === 'select');
  if (none && dataset.value.records !== null) return good(dataset.value.records);
  const answer = await getObject(datasetAddress(spec, context, '/records', [...asked, ['limit', '0']]), context);
  if (!answer.ok) return answer;
  const { total_count: total } = answer.value;
  return good(typeof total === 'number' ? total : null);
}

function datasetAddress(
  spec: OpendatasoftSource,
  context: ReadContext,
  path: string,
  asked: Parameters
): string | null {
  return apiAddress(spec.url, context.baseUrl, `/${encodeURIComponent(spec.dataset)}${path}`, asked);
}

/** Conditions of the source and of the view, in ODSQL. `in_bbox` takes latitudes first. */
function conditions(spec: OpendatasoftSource, { geo }: Dataset, context: ReadContext): Parameters {
  const { where, select, refine = [] } = spec;
  const parts: string[] = [];
  if (where !== undefined && where.trim() !== '') parts.push(where);
  const [field] = geo;
  if (context.bbox && field) {
    const [west, south, east, north] = context.bbox;
    parts.push(`in_bbox(${quotedName(field.name)}, ${south}, ${west}, ${north}, ${east})`);
  }
  const condition = parts.length > 1 ? parts.map((part) => `(${part})`).join(' and ') : parts[0];
  return [
    ...(condition === undefined ? [] : ([['where', condition]] as const)),
    ...(select === undefined ? [] : ([['select', select]] as const)),
    ...refine.map((facet) => ['refine', facet] as const)
  ];
}

/** Names that begin by a digit, or hold what ODSQL reads as something else, go between back quotes. */
function quotedName(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? name : `\`${name.replaceAll('`', '')}\``;
}

/** Failures of an export that pages may not have. A condition that the portal refuses fails either way. */
function mayBeRefused(problem: Problem): boolean {
  return problem.code === 'http-status' || problem.code === 'unexpected-content' || problem.code === 'timeout';
}
