import type { Discovery } from './kind';
import type { DiscoverableKind } from './registry';

/** Kind that reads a file, by its extension or by the format that its content shows. */
const kindOf: Readonly<Record<string, string>> = {
  geojson: 'geojson',
  csv: 'csv',
  tsv: 'csv',
  other: 'download',
  zip: 'download',
  gml: 'download',
  topojson: 'download',
  geojsonl: 'download',
  ndjson: 'download'
};

/**
 * The one layer of a file at an address, without reading it: a file of 200 MB is read once, when it is added. `format` is
 * its extension or what its content shows; null when no kind reads such files.
 */
export function fileOffers(url: URL, format: string, kinds: readonly DiscoverableKind[]): Discovery | null {
  const kind = kindOf[format];
  if (kind === undefined || !kinds.some((known) => known.kind === kind)) return null;
  const title = fileTitle(url);
  const offer = { name: url.href, title, source: { kind, url: url.href } };
  return { title, kind, offers: [offer], chosen: offer };
}

/** Name of a file without its extension, else the host. */
function fileTitle(url: URL): string {
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const name = last.replace(/(\.(geojsonl?|json|csv|tsv|zip|gml|topojson|ndjson))+$/i, '');
  try {
    return decodeURIComponent(name).replace(/[_+]+/g, ' ').trim() || url.hostname;
  } catch {
    return name || url.hostname;
  }
}
