import { decodeText } from '../../formats/decode-text';
import { layerNames } from '../../formats/mvt/decode';
import { tilesCovering } from '../../formats/mvt/tile-grid';
import { unexpected } from '../../formats/unexpected';
import type { NetAnswer } from '../../ports';
import { bad, good, type Outcome } from '../../problems/problem';
import type { Bbox } from '../../table/table';
import type { Claim, Discovery, Offer, SourceContext } from '../kind';
import { readStyle, readTileJson, type StyleSet, type TileSet } from './tile-set';
import { tileUrl } from './tile-url';

/** Mainland France: where a set that says nothing of itself is looked into. */
const france: Bbox = [-1, 44, 6, 49];
const probedZooms = [6, 9, 12, 14];

/**
 * Layers of the tiles behind an address: a template (its description is looked for beside it, then a tile is opened), a
 * TileJSON, or a MapLibre style.
 * Fails with `unexpected-content` when the address is nothing of the kind, `service-empty` when it names no layer.
 */
export async function discoverTiles(claim: Claim, context: SourceContext): Promise<Outcome<Discovery>> {
  const address = String(claim.spec['url'] ?? '');
  return address.includes('{z}') ? fromTemplate(address, context) : fromDocument(address, context);
}

async function fromTemplate(template: string, context: SourceContext): Promise<Outcome<Discovery>> {
  const root = template.slice(0, template.indexOf('{z}')).replace(/\/$/, '');
  const query = /\?.*$/.exec(template)?.[0] ?? '';
  for (const beside of [`${root}/metadata.json`, `${root}.json`, `${root}/tiles.json`]) {
    const answer = await get(beside + query, context);
    const set = answer.ok ? readTileJson(json(answer.value), beside, template) : null;
    // the template that was pasted is the one that answers: a description may name an internal host
    if (set && set.layers.length > 0) return good(discovered({ ...set, url: template }, nameOf(root)));
    if (!answer.ok && answer.problem.code === 'aborted') return answer;
  }
  return fromTile(template, nameOf(root), context);
}

/** The set describes itself nowhere: a tile over France names its layers. */
async function fromTile(template: string, title: string, context: SourceContext): Promise<Outcome<Discovery>> {
  let last: Outcome<Discovery> = bad({ code: 'service-empty', facts: { url: template } });
  for (const z of probedZooms) {
    const [tile] = tilesCovering(france, z).slice(z, z + 1);
    const url = tile && tileUrl(template, tile);
    if (!url) continue;
    const answer = await get(url, context);
    if (!answer.ok) {
      if (answer.problem.code !== 'http-status') return answer;
      last = answer;
      continue;
    }
    const names = layerNames(answer.value.bytes, url);
    if (!names.ok) return names;
    if (names.value.length === 0) continue;
    const layers = names.value.map((name) => ({ name, summary: null, minZoom: null, maxZoom: null }));
    const set = { title, url: template, minZoom: null, maxZoom: null, bbox: null, credit: null, layers };
    return good(discovered(set, title));
  }
  return last;
}

async function fromDocument(address: string, context: SourceContext): Promise<Outcome<Discovery>> {
  const answer = await get(address, context);
  if (!answer.ok) return answer;
  const document = json(answer.value);
  const base = answer.value.url;
  const set = readTileJson(document, base, null);
  if (set) return good(discovered(set, set.title ?? nameOf(address)));
  const style = readStyle(document, base);
  if (!style) return bad(unexpected(answer.value.bytes, address, 'TileJSON'));
  const offers: Offer[] = [];
  for (const named of style.sets) {
    const found = await setOfStyle(named, context);
    if (found) offers.push(...offersOf(found, style.sets.length === 1 ? null : found.title));
  }
  if (offers.length === 0) return bad({ code: 'service-empty', facts: { url: address } });
  return good({ title: style.name ?? nameOf(address), kind: 'vector-tiles', offers });
}

async function setOfStyle(named: StyleSet, context: SourceContext): Promise<TileSet | null> {
  if (named.described !== null) {
    const answer = await get(named.described, context);
    const set = answer.ok ? readTileJson(json(answer.value), answer.value.url, named.tiles) : null;
    if (set) return set;
  }
  if (named.tiles === null) return null;
  const { minZoom, maxZoom, credit } = named;
  const layers = named.layers.map((name) => ({ name, summary: null, minZoom: null, maxZoom: null }));
  return { title: null, url: named.tiles, minZoom, maxZoom, bbox: null, credit, layers };
}

function discovered(set: TileSet, title: string): Discovery {
  return { title: set.title ?? title, kind: 'vector-tiles', offers: offersOf(set, null) };
}

function offersOf(set: TileSet, of: string | null): Offer[] {
  return set.layers.map((layer) => {
    const [minZoom, maxZoom] = [layer.minZoom ?? set.minZoom, set.maxZoom ?? layer.maxZoom];
    return {
      name: layer.name,
      title: of === null ? layer.name : `${layer.name} (${of})`,
      ...(layer.summary === null ? {} : { summary: layer.summary }),
      ...(set.bbox === null ? {} : { bbox: set.bbox }),
      ...(set.credit === null ? {} : { credit: set.credit }),
      source: {
        kind: 'vector-tiles',
        url: set.url,
        layer: layer.name,
        ...(minZoom === null ? {} : { minZoom }),
        ...(maxZoom === null ? {} : { maxZoom })
      }
    };
  });
}

function get(url: string, { net, signal, baseUrl }: SourceContext): Promise<Outcome<NetAnswer>> {
  if (!URL.canParse(url, baseUrl)) return Promise.resolve(bad({ code: 'source-unreachable', facts: { url } }));
  return net.get({ url: new URL(url, baseUrl).href, accept: 'application/json, */*;q=0.1', signal });
}

function json(answer: NetAnswer): unknown {
  try {
    return JSON.parse(decodeText(answer.bytes));
  } catch {
    return null;
  }
}

/** The last telling part of an address: « ADMIN_EXPRESS » of `…/tms/1.0.0/ADMIN_EXPRESS`. */
function nameOf(address: string): string {
  const parts = address.replace(/[?#].*$/, '').split('/');
  return parts.filter((part) => part !== '' && !part.startsWith('{')).at(-1) ?? address;
}
