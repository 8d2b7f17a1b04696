import { bad, good, type Outcome } from '../../problems/problem';
import type { Claim, Discovery, Offer, SourceContext } from '../kind';
import { findType, type WfsCapabilities, type WfsType } from './capabilities';
import type { WfsVersion } from './fes';
import { WfsService } from './service';

/** more types than this, and their geometries are not asked for: schemas weigh as much as data */
const describedAtOnce = 40;

/**
 * The types of the WFS behind a claimed address; the one that the address names is `chosen`, with what else it says.
 * Fails with `service-empty`, `layer-unknown` when the named type is not among them, and as the network does.
 */
export async function discover(claim: Claim, context: SourceContext): Promise<Outcome<Discovery>> {
  const { url, typeName, version: asked, ...said } = claim.spec as Readonly<Record<string, string>> & { url: string };
  const service = new WfsService(url, context);
  let read = await service.capabilities();
  // some answer only to those who name a version
  for (const version of ['2.0.0', '1.1.0', '1.0.0'] as const) {
    if (read.ok || read.problem.code !== 'service-exception') break;
    read = await service.capabilities(version);
  }
  if (!read.ok) return read;
  const capabilities = read.value;
  if (capabilities.types.length === 0) return bad({ code: 'service-empty', facts: { url } });
  const version = capabilities.version ?? (asked as WfsVersion | undefined) ?? '2.0.0';
  const geometries = await geometriesOf(capabilities, service, version);
  const offers = capabilities.types.map((type) => offerOf(type, url, version, capabilities, geometries));
  const discovery: Discovery = { title: capabilities.title || new URL(service.address).host, kind: 'wfs', offers };
  if (typeName === undefined) return good(discovery);
  const type = findType(capabilities, typeName);
  const offer = type && offers[capabilities.types.indexOf(type)];
  if (!offer?.source) return bad({ code: 'layer-unknown', facts: { layer: typeName, url } });
  return good({ ...discovery, chosen: { ...offer, source: { ...offer.source, ...said } } });
}

function offerOf(
  type: WfsType,
  url: string,
  version: WfsVersion,
  { access, provider }: WfsCapabilities,
  geometries: ReadonlyMap<string, Offer['geometry']>
): Offer {
  const credit = [provider, access].filter((text) => text !== '').join(', ');
  const geometry = geometries.get(type.name);
  return {
    name: type.name,
    title: type.title || type.name,
    ...(type.abstract === '' ? {} : { summary: type.abstract }),
    source: { kind: 'wfs', url, typeName: type.name, version } as { kind: string },
    ...(geometry === undefined ? {} : { geometry }),
    ...(type.bbox ? { bbox: type.bbox } : {}),
    ...(credit === '' ? {} : { credit })
  };
}

/** What a small service says of its types' geometries, in one request; nothing where it does not. */
async function geometriesOf(
  { types }: WfsCapabilities,
  service: WfsService,
  version: WfsVersion
): Promise<Map<string, Offer['geometry']>> {
  const found = new Map<string, Offer['geometry']>();
  if (types.length > describedAtOnce) return found;
  const schemas = await service.schemas(
    types.map((type) => type.name),
    version
  );
  for (const { name } of types) {
    const schema = schemas?.find((known) => known.name === name.slice(name.indexOf(':') + 1));
    if (!schema) continue;
    const [drawn] = schema.geometries;
    const geometry = drawn ? (drawn.type ?? undefined) : 'table';
    if (geometry !== undefined) found.set(name, geometry);
  }
  return found;
}
