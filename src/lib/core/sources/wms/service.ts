import { decodeText } from '../../formats/decode-text';
import { unexpectedXml } from '../../formats/unexpected';
import { bad, good, type Outcome } from '../../problems/problem';
import { advertisedUrl, isDocument } from '../advertised';
import type { SourceContext } from '../kind';
import { ogcUrl } from '../ogc-url';
import { readWmsCapabilities, type WmsCapabilities } from './capabilities';

/** A service as it answered. */
export interface WmsService {
  capabilities: WmsCapabilities;
  /** the address that answered, after redirects */
  answered: string;
}

/** Services read a short while ago: restyling a layer must not read its capabilities again. */
const known = new Map<string, { until: number; service: WmsService }>();
const KEPT_MILLISECONDS = 300000;
const KEPT_SERVICES = 8;

/** Address of a service's capabilities; null when `address` is none. */
export function wmsCapabilitiesUrl(address: string, baseUrl: string, version: string): string | null {
  if (isDocument(address)) return URL.canParse(address, baseUrl) ? new URL(address, baseUrl).href : null;
  return ogcUrl(address, baseUrl, { SERVICE: 'WMS', VERSION: version, REQUEST: 'GetCapabilities' });
}

/**
 * Capabilities of a service. Fails as the network does, with `service-exception`, or with `unexpected-content` when
 * something else than capabilities comes.
 */
export async function wmsService(
  address: string,
  version: string,
  context: Pick<SourceContext, 'net' | 'signal' | 'baseUrl'>
): Promise<Outcome<WmsService>> {
  const url = wmsCapabilitiesUrl(address, context.baseUrl, version);
  if (url === null) return bad({ code: 'source-unreachable', facts: { url: address } });
  const kept = known.get(url);
  if (kept && kept.until > performance.now()) return good(kept.service);
  const answer = await context.net.get({
    url,
    accept: 'text/xml,application/xml;q=0.9,*/*;q=0.1',
    signal: context.signal
  });
  if (!answer.ok) return answer;
  const capabilities = readWmsCapabilities(decodeText(answer.value.bytes));
  if (!capabilities) return bad(unexpectedXml(answer.value.bytes, url, 'WMS'));
  const service = { capabilities, answered: answer.value.url };
  known.delete(url);
  known.set(url, { until: performance.now() + KEPT_MILLISECONDS, service });
  for (const oldest of known.keys()) {
    if (known.size <= KEPT_SERVICES) break;
    known.delete(oldest);
  }
  return good(service);
}

/** Address that answers GetMap: the one that answered, unless it is that of a document. */
export function serviceUrl(address: string, { capabilities, answered }: WmsService): string {
  if (!isDocument(address) || capabilities.mapUrl === null) return address;
  return advertisedUrl(capabilities.mapUrl, answered) ?? address;
}
