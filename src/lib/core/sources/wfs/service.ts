import { readSchema, type FeatureSchema } from '../../formats/gml/schema';
import { sniff } from '../../formats/sniff';
import { unexpectedXml } from '../../formats/unexpected';
import { xmlPieces } from '../../formats/xml/pieces';
import type { NetAnswer } from '../../ports';
import { bad, good, type Outcome } from '../../problems/problem';
import type { SourceContext } from '../kind';
import { ogcUrl } from '../ogc-url';
import { readCapabilities, type WfsCapabilities } from './capabilities';
import type { WfsVersion } from './fes';

/** Successes only: a failure is never remembered, so that trying again works. */
const capabilitiesOf = new Map<string, WfsCapabilities>();
const schemasOf = new Map<string, FeatureSchema>();
const remembered = 200;

/** What is asked of one WFS, at the address that a person or the catalogue gave, whatever its documents call it. */
export class WfsService {
  readonly url: string;
  readonly #context: SourceContext;
  readonly #received: (bytes: number) => void;

  /** `received`: told of bytes as they come. */
  constructor(url: string, context: SourceContext, received: (bytes: number) => void = () => undefined) {
    this.url = url;
    this.#context = context;
    this.#received = received;
  }

  /** The service's absolute address; what it is known by. */
  get address(): string {
    return ogcUrl(this.url, this.#context.baseUrl, {}) ?? this.url;
  }

  async get(parameters: Readonly<Record<string, string>>, accept: string): Promise<Outcome<NetAnswer>> {
    const url = ogcUrl(this.url, this.#context.baseUrl, parameters);
    if (url === null) return bad({ code: 'source-unreachable', facts: { url: this.url } });
    let before = 0;
    return this.#context.net.get({
      url,
      accept,
      signal: this.#context.signal,
      onBytes: (received) => {
        this.#received(received - before);
        before = received;
      }
    });
  }

  /** The page that a link names: its query, at the address that answers (links may name an internal host). */
  async follow(link: string, accept: string): Promise<Outcome<NetAnswer>> {
    if (!URL.canParse(link, this.address)) return bad({ code: 'source-unreachable', facts: { url: link } });
    const asked = Object.fromEntries(new URL(link, this.address).searchParams);
    return this.get(asked, accept);
  }

  /**
   * Capabilities, in that version or (absent) the one that the server prefers.
   * Fails with `service-exception` or `unexpected-content` when the answer is none.
   */
  async capabilities(version?: WfsVersion): Promise<Outcome<WfsCapabilities>> {
    const key = `${this.address} ${version ?? ''}`;
    const known = capabilitiesOf.get(key);
    if (known) return good(known);
    const asked = { SERVICE: 'WFS', ...(version ? { VERSION: version } : {}), REQUEST: 'GetCapabilities' };
    const answer = await this.get(asked, 'application/xml, text/xml');
    if (!answer.ok) return answer;
    const { bytes } = answer.value;
    const read = sniff(bytes) === 'xml' ? readCapabilities(bytes) : null;
    if (!read) return bad(unexpectedXml(bytes, this.url, 'WFS'));
    // a service without types is one that is being mended, or not yet filled
    if (read.types.length > 0) remember(capabilitiesOf, key, read);
    return good(read);
  }

  /** What a type holds, null when it cannot be had: its lack is never the problem to tell. */
  async schema(typeName: string, version: WfsVersion): Promise<FeatureSchema | null> {
    const key = `${this.address} ${version} ${typeName}`;
    const known = schemasOf.get(key);
    if (known) return known;
    const schemas = await this.schemas([typeName], version);
    const bare = typeName.slice(typeName.indexOf(':') + 1);
    const schema = schemas?.find((type) => type.name === bare) ?? (schemas?.length === 1 ? schemas[0] : undefined);
    if (!schema || schema.fields.length + schema.geometries.length === 0) return null;
    remember(schemasOf, key, schema);
    return schema;
  }

  /** What several types hold, null when it cannot be had. */
  async schemas(typeNames: readonly string[], version: WfsVersion): Promise<FeatureSchema[] | null> {
    const names = typeNames.join(',');
    const parameters = {
      SERVICE: 'WFS',
      VERSION: version,
      REQUEST: 'DescribeFeatureType',
      TYPENAME: names,
      // both spellings are met in 2.0.0
      ...(version === '2.0.0' ? { TYPENAMES: names } : {})
    };
    const answer = await this.get(parameters, 'application/xml, text/xml');
    if (!answer.ok || sniff(answer.value.bytes) !== 'xml') return null;
    return readSchema([...xmlPieces(answer.value.bytes)].join(''));
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= remembered) map.delete(map.keys().next().value as string);
  map.set(key, value);
}
