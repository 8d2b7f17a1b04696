import { decodeText } from '../../formats/decode-text';
import { unexpectedXml } from '../../formats/unexpected';
import { bad, good, type Outcome } from '../../problems/problem';
import { isDocument } from '../advertised';
import type { SourceContext } from '../kind';
import { ogcUrl } from '../ogc-url';
import { readWmtsCapabilities, type WmtsCapabilities } from './capabilities';

/** A service as it answered. */
export interface WmtsService {
  capabilities: WmtsCapabilities;
  /** the address that answered, after redirects */
  answered: string;
}

/** The service read last, a short while: its layers are often added one after the other. */
let last: { url: string; until: number; service: WmtsService } | null = null;
const KEPT_MILLISECONDS = 300000;

/**
 * Capabilities of a service or of a capabilities document. Fails as the network does, with `service-exception`, or with
 * `unexpected-content` when something else comes.
 */
export async function wmtsService(
  address: string,
  context: Pick<SourceContext, 'net' | 'signal' | 'baseUrl'>
): Promise<Outcome<WmtsService>> {
  const { baseUrl, net, signal } = context;
  const url = isDocument(address)
    ? URL.canParse(address, baseUrl) && new URL(address, baseUrl).href
    : ogcUrl(address, baseUrl, { SERVICE: 'WMTS', VERSION: '1.0.0', REQUEST: 'GetCapabilities' });
  if (!url) return bad({ code: 'source-unreachable', facts: { url: address } });
  if (last?.url === url && last.until > performance.now()) return good(last.service);
  const answer = await net.get({ url, accept: 'application/xml,text/xml;q=0.9,*/*;q=0.1', signal });
  if (!answer.ok) return answer;
  const capabilities = readWmtsCapabilities(decodeText(answer.value.bytes));
  if (!capabilities) return bad(unexpectedXml(answer.value.bytes, url, 'WMTS'));
  const service = { capabilities, answered: answer.value.url };
  last = { url, until: performance.now() + KEPT_MILLISECONDS, service };
  return good(service);
}
