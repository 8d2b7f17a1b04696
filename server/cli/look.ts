import { contentOf } from '../../src/lib/core/sources/content-of';
import { discover } from '../../src/lib/core/sources/discover';
import type { Discovery, Offer, SourceContext } from '../../src/lib/core/sources/kind';
import type { Net, NetAnswer } from '../../src/lib/core/ports';
import { bad, good, type Outcome } from '../../src/lib/core/problems/problem';
import { describeCapabilities, type DescribedLayer, type DescribedService } from './capabilities-layers';

/** A layer of a service, as the command prints it. */
export interface ShownLayer extends Partial<Omit<DescribedLayer, 'bbox' | 'name' | 'title'>> {
  name: string;
  title: string;
  geometry: string | null;
  bbox: readonly number[] | null;
  credit?: string;
  /** what the page would put on the map */
  source: { kind: string } | null;
}

/** What is behind an address or in a service's own document. */
export interface Looked {
  service: { kind: string; title: string; version?: string };
  layers: ShownLayer[];
  /** the layer that the address names, or the only one */
  chosen: Offer | null;
  offers: Offer[];
}

/** What the page would find at an address; its problems are the page's. */
export async function lookAt(address: string, context: SourceContext): Promise<Outcome<Looked>> {
  const seen: DescribedService[] = [];
  const net: Net = {
    async get(request) {
      const answer = await context.net.get(request);
      const described = answer.ok && describeCapabilities(answer.value.bytes);
      if (described) seen.push(described);
      return answer;
    }
  };
  const found = await discover(address, { ...context, net });
  return found.ok ? good(looked(found.value, seen), found.notices) : found;
}

/** What the page would find were this document at its service's address; null when it is no document of a service. */
export async function lookInto(bytes: Uint8Array, context: SourceContext): Promise<Outcome<Looked> | null> {
  const content = contentOf(bytes);
  const described = describeCapabilities(bytes);
  if (content.is !== 'service' && !described) return null;
  const stated = content.is === 'service' ? content.service : null;
  const address =
    stated !== null && /^https?:/i.test(stated) ? stated : `https://document.invalid/${described?.kind ?? ''}`;
  const root = address.replace(/\/collections(\/[^/?]*)?\/?(\?.*)?$/, '');
  const found = await discover(root, { ...context, net: onlyThis(bytes) });
  if (found.ok) return good(looked(found.value, described ? [described] : []), found.notices);
  return described ? good(looked([], [described])) : found;
}

/** A network that holds one document, whatever version of it is asked for, and refuses everything else. */
function onlyThis(bytes: Uint8Array): Net {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096));
  // one collection by itself is a list of one
  const alone = text.trimStart().startsWith('{') && !text.includes('"collections"') && /"(extent|itemType)"/.test(text);
  const listed = alone
    ? new TextEncoder().encode(
        `{"links":[{"rel":"data","href":"collections"}],"collections":[${new TextDecoder().decode(bytes)}]}`
      )
    : bytes;
  return {
    get({ url }) {
      const { searchParams, pathname } = new URL(url);
      const request = [...searchParams].find(([name]) => name.toLowerCase() === 'request')?.[1]?.toLowerCase();
      const other =
        (request !== undefined && request !== 'getcapabilities') || /\/(items|queryables|schema)\b/.test(pathname);
      if (other) return Promise.resolve(bad<NetAnswer>({ code: 'source-unreachable', facts: { url } }));
      return Promise.resolve(good<NetAnswer>({ url, status: 200, contentType: '', bytes: listed }));
    }
  };
}

function looked(discoveries: readonly Discovery[], described: readonly DescribedService[]): Looked {
  const offers = discoveries.flatMap((discovery) => flat(discovery.offers));
  const said = new Map(described.flatMap((service) => service.layers.map((layer) => [layer.name, layer] as const)));
  const [first] = discoveries;
  const [service] = described;
  const addable = offers.filter((offer) => offer.source !== null);
  const version = service?.version;
  return {
    service: {
      kind: discoveries.map((discovery) => discovery.kind).join('+') || (service?.kind ?? ''),
      title: first?.title ?? service?.title ?? '',
      ...(version ? { version } : {})
    },
    layers:
      discoveries.length > 0
        ? addable.map((offer) => shown(offer, said.get(offer.name)))
        : [...said.values()].map(bare),
    chosen: discoveries.flatMap((d) => d.chosen ?? [])[0] ?? (addable.length === 1 ? (addable[0] ?? null) : null),
    offers: addable
  };
}

const flat = (offers: readonly Offer[]): Offer[] => offers.flatMap((offer) => [offer, ...flat(offer.children ?? [])]);

function shown({ name, title, geometry, bbox, credit, summary, source }: Offer, said?: DescribedLayer): ShownLayer {
  return {
    name,
    title,
    geometry: geometry ?? null,
    crs: said?.crs ?? [],
    bbox: bbox ?? said?.bbox ?? null,
    formats: said?.formats ?? [],
    summary: summary ?? said?.summary ?? '',
    ...(credit ? { credit } : {}),
    source
  };
}

const bare = (layer: DescribedLayer): ShownLayer => ({ ...layer, geometry: null, source: null });
