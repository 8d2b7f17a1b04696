import { decodeText } from '../../formats/decode-text';
import { unexpected } from '../../formats/unexpected';
import type { TilesRequest } from '../../marks/raster-request';
import { bad, good, type Outcome } from '../../problems/problem';
import type { Bbox } from '../../table/table';
import { advertisedUrl } from '../advertised';
import type { RasterPlan, SourceContext, SourceModule } from '../kind';
import { splitSubdomains } from './subdomains';
import type { XyzSource } from '.';

/** What a TileJSON document says of picture tiles. */
interface TileJson {
  name: string;
  tiles: string[];
  minZoom?: number;
  maxZoom?: number;
  scheme?: 'xyz' | 'tms';
  bbox?: Bbox;
  credit?: string;
}

/** Picture tiles of the usual grid. */
export const xyzModule: SourceModule<XyzSource> = {
  async raster(spec, context) {
    if (isTemplate(spec.url)) return good(planOf(spec, spec.url, context.baseUrl, null));
    const found = await readTileJson(spec.url, context);
    return found.ok ? good(planOf(spec, found.value.tiles[0] ?? '', context.baseUrl, found.value)) : found;
  },
  async discover(claim, context) {
    const spec = claim.spec as unknown as XyzSource;
    const { url } = spec;
    if (isTemplate(url)) {
      const name = nameOf(url);
      const offer = { name, title: name, source: spec, geometry: 'raster' as const };
      return good({ title: hostOf(url), kind: 'xyz', offers: [offer], chosen: offer });
    }
    const found = await readTileJson(url, context);
    if (!found.ok) return found;
    const { name, bbox, credit } = found.value;
    const offer = {
      name,
      title: name,
      source: spec,
      geometry: 'raster' as const,
      ...(bbox ? { bbox } : {}),
      ...(credit ? { credit } : {})
    };
    return good({ title: name, kind: 'xyz', offers: [offer], chosen: offer });
  }
};

function isTemplate(url: string): boolean {
  return /\{(z|q)\}/.test(url);
}

function planOf(spec: XyzSource, address: string, baseUrl: string, stated: TileJson | null): RasterPlan {
  const { template, subdomains } = splitSubdomains(absolute(address, baseUrl));
  const scheme = spec.scheme ?? stated?.scheme;
  const minZoom = spec.minZoom ?? stated?.minZoom;
  const request: Omit<TilesRequest, 'timeoutSeconds' | 'attribution'> = {
    form: 'tiles',
    url: scheme === 'tms' ? template.replace('{y}', '{-y}') : template,
    tileSize: spec.tileSize ?? 256,
    maxZoom: spec.maxZoom ?? stated?.maxZoom ?? 19,
    ...(minZoom === undefined ? {} : { minZoom }),
    ...(subdomains.length > 0 ? { subdomains } : {}),
    ...(stated?.bbox ? { bbox: stated.bbox } : {})
  };
  const bbox = stated?.bbox ?? null;
  return { request, legend: [], bbox, info: null, choices: { styles: [], dimensions: [] } };
}

/** A template beside the site made absolute; the braces stay. */
function absolute(address: string, baseUrl: string): string {
  if (/^https?:\/\//i.test(address) || !URL.canParse(address, baseUrl)) return address;
  return new URL(address, baseUrl).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
}

async function readTileJson(address: string, { net, signal, baseUrl }: SourceContext): Promise<Outcome<TileJson>> {
  if (!URL.canParse(address, baseUrl)) return bad({ code: 'source-unreachable', facts: { url: address } });
  const url = new URL(address, baseUrl).href;
  const answer = await net.get({ url, accept: 'application/json', signal });
  if (!answer.ok) return answer;
  const { bytes, url: answered } = answer.value;
  const data = parsed(decodeText(bytes));
  const tiles = Array.isArray(data?.['tiles']) ? data['tiles'].filter((tile) => typeof tile === 'string') : [];
  const isVector =
    Array.isArray(data?.['vector_layers']) || /pbf|mvt/.test(`${String(data?.['format'])} ${tiles[0] ?? ''}`);
  if (!data || tiles.length === 0 || isVector) return bad(unexpected(bytes, url, 'TileJSON'));
  const number = (name: string): number | undefined => {
    const value = data[name];
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 30 ? value : undefined;
  };
  const minZoom = number('minzoom');
  const maxZoom = number('maxzoom');
  const bounds = data['bounds'];
  const isBox = Array.isArray(bounds) && bounds.length === 4 && bounds.every((side) => Number.isFinite(side));
  const credit = typeof data['attribution'] === 'string' ? data['attribution'].replace(/<[^>]*>/g, '').trim() : '';
  return good({
    name: typeof data['name'] === 'string' && data['name'] !== '' ? data['name'] : nameOf(url),
    tiles: tiles.map((tile) => stated(tile, answered)),
    ...(minZoom === undefined ? {} : { minZoom }),
    ...(maxZoom === undefined ? {} : { maxZoom }),
    ...(data['scheme'] === 'tms' ? { scheme: 'tms' as const } : {}),
    ...(isBox ? { bbox: bounds as Bbox } : {}),
    ...(credit ? { credit } : {})
  });
}

/** A template that a document states, with the host that answered where its own is another; the braces stay. */
function stated(template: string, answered: string): string {
  const url = advertisedUrl(template, answered) ?? template;
  return url.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function hostOf(url: string): string {
  const plain = url.replace(/\{[^}]*\}/g, 'a');
  return URL.canParse(plain) ? new URL(plain).host.replace(/^a\./, '') : url;
}

/** The last part of an address that is no placeholder. */
function nameOf(url: string): string {
  const path = url.replace(/[?#].*$/, '').replace(/^https?:\/\/[^/]*/i, '');
  const parts = path.split('/').filter((part) => part !== '' && !/[{}]/.test(part) && !/^\d+(\.\d+)*$/.test(part));
  return parts[parts.length - 1] ?? hostOf(url);
}
