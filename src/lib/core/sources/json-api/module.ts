import { bad, good, type Outcome } from '../../problems/problem';
import type { Claim, Discovery, ReadContext, ReadOutcome, SourceContext, TableReader } from '../kind';
import type { Walk } from '../paged/page';
import { readPaged } from '../paged/paged-table';
import { AnswerReader } from './page';
import { presets, withPreset } from './presets';
import { boxValues, fillTemplate, templateNames, type TemplateValues } from './template';
import type { JsonApiSource } from '.';

const accept = 'application/geo+json, application/json;q=0.9, text/csv;q=0.8, */*;q=0.1';
const defaultPageSize = 1000;

/** Any API that gives rows: read, counted by what its answers tell. */
export const jsonApiModule: TableReader<JsonApiSource> = {
  read: readApi,
  count: countRows,
  discover: discoverApi
};

async function readApi(given: JsonApiSource, context: ReadContext): Promise<ReadOutcome> {
  const spec = withPreset(given, context.baseUrl);
  const walk = walkOf(spec, context);
  if (!walk) return bad({ code: 'source-unreachable', facts: { url: given.url } });
  const names = templateNames(spec.url);
  const answers = new AnswerReader(spec);
  // a cursor is a value to put in the template, not an address
  const cut = ['west', 'south', 'east', 'north'].every((name) => names.has(name));
  return readPaged(
    {
      walk,
      id: given.url,
      accept,
      page: (answer) => answers.page(answer),
      stated: { crs: spec.crs, axis: spec.axis },
      placed: () => answers.placed()
    },
    // a service that cannot cut gives everything
    cut ? context : { ...context, bbox: undefined }
  );
}

/** How the template says that the API pages; null when it is no address. */
function walkOf(spec: JsonApiSource, context: ReadContext): Walk | null {
  const names = templateNames(spec.url);
  const size = names.has('size') ? (spec.pageSize ?? defaultPageSize) : null;
  const { firstPage = 1, depth } = spec;
  const address = (values: TemplateValues): string => {
    const filled = fillTemplate(spec.url, {
      ...boxValues(context.bbox),
      size: size ?? undefined,
      cursor: undefined,
      ...values
    });
    return URL.canParse(filled, context.baseUrl) ? new URL(filled, context.baseUrl).href : '';
  };
  const first = address({ page: firstPage, offset: 0 });
  if (first === '') return null;
  const pages = names.has('page') || names.has('offset');
  return {
    first,
    size: size ?? spec.pageSize ?? null,
    ...(pages ? { at: (page, received) => address({ page: firstPage + page, offset: received }) } : {}),
    ...(names.has('cursor') ? { cursor: (value) => address({ cursor: value }) } : {}),
    ...(depth === undefined ? {} : { depth })
  };
}

/** Rows there are, by the total that a page of one row tells. */
async function countRows(given: JsonApiSource, context: ReadContext): Promise<Outcome<number | null>> {
  const spec = withPreset(given, context.baseUrl);
  const one = walkOf({ ...spec, pageSize: 1 }, context);
  if (!one) return bad({ code: 'source-unreachable', facts: { url: given.url } });
  // without a size, the first page is all: no cheaper than reading
  if (!templateNames(spec.url).has('size')) return good(null);
  const answer = await context.net.get({ url: one.first, accept, signal: context.signal });
  if (!answer.ok) return answer;
  const page = new AnswerReader({ ...spec, each: undefined }).page(answer.value);
  // rows made of members of rows are not what the API counts
  return page.ok ? good(spec.each === undefined ? page.value.total : null) : page;
}

async function discoverApi(claim: Claim, context: SourceContext): Promise<Outcome<Discovery>> {
  const { url } = claim.spec as { url: string };
  const source = { ...claim.spec, kind: 'json-api' as const, url };
  const address = URL.canParse(url, context.baseUrl) ? new URL(url, context.baseUrl) : null;
  if (!address) return bad({ code: 'source-unreachable', facts: { url } });
  const known = presets.find((preset) => preset.matches(address));
  const name =
    address.pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? address.hostname;
  const offer = { name, title: name, source };
  return good({ title: known?.name ?? address.hostname, kind: 'json-api', offers: [offer], chosen: offer });
}
