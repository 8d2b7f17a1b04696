import { parseCrs } from '../../crs/name';
import { bad, good, type Outcome } from '../../problems/problem';
import type { Bbox } from '../../table/table';
import { textOf } from '../json-answer';
import type { Claim, Discovery, Offer, SourceContext } from '../kind';
import { findLink, linksOf } from '../paged/links';
import { nextAddress } from '../paged/next-address';
import { apiAddress, ownParameters } from './address';
import { getJson } from './documents';

const mostPages = 50;
const dataRels = ['data', 'http://www.opengis.net/def/rel/ogc/1.0/data'];

/** Collections behind a landing page. Fails when there are none, or when the address is of another kind of service. */
export async function discoverCollections(claim: Claim, context: SourceContext): Promise<Outcome<Discovery>> {
  const { url, collection, ...rest } = claim.spec as { url: string; collection?: string };
  const landing = apiAddress(url, context.baseUrl, '');
  const usual = apiAddress(url, context.baseUrl, '/collections');
  if (landing === null || usual === null) return bad({ code: 'source-unreachable', facts: { url } });
  const page = await getJson(landing, context);
  // some servers give no landing page to machines: their collections may still be there
  if (!page.ok && claim.sure < 2) return page;
  const links = page.ok ? linksOf(page.value['links']) : [];
  const data = findLink(links, ...dataRels);
  if (claim.sure < 2 && data === null && findLink(links, 'conformance') === null) {
    return bad({ code: 'unexpected-content', facts: { url, expected: 'OGC API', found: 'JSON' } });
  }
  const own = ownParameters(url, context.baseUrl);
  const collections = await allCollections((data && ownLink(data.href, landing)) ?? usual, own, context);
  if (!collections.ok) return collections;
  const title = page.ok ? textOf(page.value['title']) : '';
  const credit = page.ok ? textOf(page.value['attribution']) : '';
  const offers = collections.value.flatMap((item) => offerOf(item, url, credit));
  if (offers.length === 0) return bad({ code: 'service-empty', facts: { url } });
  const found = offers.find((offer) => offer.name === collection);
  if (collection !== undefined && !found) return bad({ code: 'layer-unknown', facts: { layer: collection, url } });
  const chosen = found?.source ? { ...found, source: { ...rest, ...found.source } } : undefined;
  return good({
    title: title || new URL(landing).hostname,
    kind: 'ogc-features',
    offers,
    ...(chosen ? { chosen } : {})
  });
}

/** A link's address when it is of the host that answered (behind a gateway, links name others); null when it is not. */
function ownLink(href: string, landing: string): string | null {
  const same = URL.canParse(href, landing) && new URL(href, landing).hostname === new URL(landing).hostname;
  return same ? nextAddress(href, landing) : null;
}

async function allCollections(
  first: string,
  own: Readonly<Record<string, string>>,
  context: SourceContext
): Promise<Outcome<Record<string, unknown>[]>> {
  const all = new Map<string, Record<string, unknown>>();
  const asked = new Set<string>();
  for (let url: string | null = first; url !== null && !asked.has(url) && asked.size < mostPages;) {
    asked.add(url);
    const page: Outcome<Record<string, unknown>> = await getJson(url, context);
    if (!page.ok) return all.size > 0 ? good([...all.values()]) : page;
    const { collections, links } = page.value as { collections?: unknown; links?: unknown };
    if (!Array.isArray(collections)) {
      return bad({ code: 'unexpected-content', facts: { url, expected: 'collections', found: 'JSON' } });
    }
    for (const item of collections as unknown[]) {
      const id = (item as { id?: unknown } | null)?.id;
      if (typeof id === 'string' && !all.has(id)) all.set(id, item as Record<string, unknown>);
    }
    const next = findLink(linksOf(links), 'next');
    url = next && nextAddress(next.href, url, own);
  }
  return good([...all.values()]);
}

function offerOf(collection: Record<string, unknown>, url: string, shared: string): Offer[] {
  const { itemType } = collection;
  const links = linksOf(collection['links']);
  // coverages, records, maps and tiles have collections too
  if (itemType !== undefined && itemType !== 'feature') return [];
  if (links.length > 0 && itemType === undefined && findLink(links, 'items') === null) return [];
  const name = collection['id'] as string;
  const summary = textOf(collection['description']);
  const licence = findLink(links, 'license')?.title ?? '';
  const credit = [textOf(collection['attribution']) || shared, licence].filter((part) => part !== '').join(' · ');
  const bbox = extentOf(collection['extent']);
  const source = { kind: 'ogc-features', url, collection: name };
  return [
    {
      name,
      title: textOf(collection['title']) || name,
      source,
      ...(summary === '' ? {} : { summary }),
      ...(bbox ? { bbox } : {}),
      ...(credit === '' ? {} : { credit })
    }
  ];
}

/** The first box of a spatial extent (the overall one), heights left out; null unless it is in longitude/latitude. */
function extentOf(extent: unknown): Bbox | null {
  const spatial = (extent as { spatial?: unknown } | null | undefined)?.spatial;
  const { bbox, crs } = (spatial ?? {}) as { bbox?: unknown; crs?: unknown };
  const first: unknown = Array.isArray(bbox) ? bbox[0] : null;
  if (!Array.isArray(first) || !first.every((n) => typeof n === 'number' && Number.isFinite(n))) return null;
  if (typeof crs === 'string' && parseCrs(crs)?.code !== 'EPSG:4326') return null;
  const box = (first.length === 6 ? [first[0], first[1], first[3], first[4]] : first) as number[];
  return box.length === 4 ? (box as Bbox) : null;
}
