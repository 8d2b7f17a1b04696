import { bad, good, type Outcome } from '../../problems/problem';
import { getObject } from '../json-answer';
import type { Claim, Discovery, Offer, SourceContext } from '../kind';
import { apiAddress, describe, getDataset, type Dataset } from './dataset';
import type { OpendatasoftSource } from '.';

const atOnce = 100;
/** datasets listed at most: `offset + limit` ends there */
const mostListed = 1000;

/** The dataset that an address names, else the datasets of its portal. */
export async function discoverDatasets(claim: Claim, context: SourceContext): Promise<Outcome<Discovery>> {
  const spec = claim.spec as Partial<OpendatasoftSource> & { url: string };
  const { url } = spec;
  const title = URL.canParse(url) ? new URL(url).hostname : url;
  if (spec.dataset !== undefined) {
    const source = spec as OpendatasoftSource;
    const dataset = await getDataset(source, context);
    if (!dataset.ok) return dataset;
    const offer = offerOf({ ...dataset.value, id: source.dataset }, source);
    return good({ title, kind: 'opendatasoft', offers: [offer], chosen: offer });
  }
  const offers: Offer[] = [];
  for (let total = Infinity; offers.length < Math.min(total, mostListed);) {
    const parameters = [
      ['limit', String(atOnce)],
      ['offset', String(offers.length)]
    ] as const;
    const page = await getObject(apiAddress(url, context.baseUrl, '', parameters), context);
    if (!page.ok && offers.length === 0) return page;
    const { results, total_count: count } = page.ok ? page.value : {};
    if (!Array.isArray(results) || typeof count !== 'number') {
      if (offers.length > 0) break;
      return bad({ code: 'unexpected-content', facts: { url, expected: 'Opendatasoft', found: 'JSON' } });
    }
    if (results.length === 0) break;
    total = count;
    for (const item of results as Record<string, unknown>[]) {
      const dataset = describe(item);
      offers.push(offerOf(dataset, { kind: 'opendatasoft', url, dataset: dataset.id }));
    }
  }
  if (offers.length === 0) return bad({ code: 'service-empty', facts: { url } });
  return good({ title, kind: 'opendatasoft', offers });
}

function offerOf(dataset: Dataset, source: OpendatasoftSource): Offer {
  const { id, title, summary, credit, bbox } = dataset;
  return {
    name: id,
    title,
    source,
    geometry: geometryOf(dataset),
    ...(summary === '' ? {} : { summary }),
    ...(credit === '' ? {} : { credit }),
    ...(bbox ? { bbox } : {})
  };
}

function geometryOf({ geo, geometryTypes }: Dataset): NonNullable<Offer['geometry']> {
  if (geo.length === 0) return 'table';
  const types = geometryTypes.join(' ');
  if (/polygon/i.test(types)) return 'polygon';
  if (/line/i.test(types)) return 'line';
  return /point/i.test(types) || !geo.some(({ shape }) => shape) ? 'point' : 'polygon';
}
