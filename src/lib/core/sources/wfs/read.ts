import { chooseCrs } from '../../crs/choose';
import { placeTable } from '../../formats/place-table';
import { addFeatures, parseGeojson, type GeojsonDocument } from '../../formats/geojson/parse';
import { sniff } from '../../formats/sniff';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { ReadContext, ReadOutcome, TableReader } from '../kind';
import { ogcUrl } from '../ogc-url';
import { findType, geojsonFormat, readCapabilities, type WfsCapabilities } from './capabilities';
import { gather } from './gather';
import { readHits } from './hits';
import type { WfsSource } from '.';

const defaultPageSize = 1000;
/** what most servers call GeoJSON: asked for first, since capabilities can weigh megabytes */
const usualFormat = 'application/json';
/** what others call it: tried where the capabilities cannot be read */
const otherFormats = ['geojson', 'application/json; subtype=geojson'];

/** Successes only: a failure is never remembered, so that trying again works. */
const knownCapabilities = new Map<string, WfsCapabilities>();
const knownFormats = new Map<string, string>();

/** Reads all features of a WFS type as GeoJSON, whatever the server's cap. */
export const wfsReader: TableReader<WfsSource> = {
  async read(spec, context) {
    const outcome = await new WfsReading(spec, context).read();
    const unplaceable = !outcome.ok && outcome.problem.code === 'unsupported-crs';
    // a system we cannot read: the server may transform it for us
    if (!unplaceable || spec.srsName !== undefined || context.signal.aborted) return outcome;
    const again = await new WfsReading({ ...spec, srsName: 'EPSG:4326' }, context).read();
    return again.ok ? again : outcome;
  }
};

class WfsReading {
  #bytes = 0;
  #features = 0;
  #total: number | null = null;

  constructor(
    private readonly spec: WfsSource,
    private readonly context: ReadContext
  ) {}

  async read(): Promise<ReadOutcome> {
    const hits = await this.#hits();
    if (!hits.ok) return hits;
    this.#total = hits.value;
    let builder = new TableBuilder();
    const gathered = await gather((start, count) => this.#page(start, count), {
      size: this.spec.pageSize ?? defaultPageSize,
      hits: hits.value,
      hitsTrusted: this.spec.version === '2.0.0',
      recount: () => this.#recount(),
      add: (features) => addFeatures(builder, features),
      reset: () => {
        builder = new TableBuilder();
      },
      progress: (features, total) => {
        this.#features = features;
        this.#total = total;
        this.#report();
      }
    });
    if (!gathered.ok) return gathered;
    const { crs: declared, complete, total } = gathered.value;
    const { crs, axis, typeName: id, url, srsName } = this.spec;
    const answered = declared ?? srsName ?? null;
    return placeTable(builder, {
      id,
      url,
      declared: answered,
      fallback: crs === undefined ? await this.#fallback(builder, answered) : null,
      stated: { crs, axis },
      assets: this.context.assets,
      covers: complete ? 'all' : 'part',
      total
    });
  }

  /** Features there are. A server that refuses to count may still answer; a server that does not answer has failed. */
  async #hits(): Promise<Outcome<number | null>> {
    const answer = await this.#get({ ...this.#featureParameters(), RESULTTYPE: 'hits' }, 'application/xml, text/xml');
    if (!answer.ok) {
      return answer.problem.code === 'service-exception' ? this.#refused(answer.problem, good(null)) : answer;
    }
    if (sniff(answer.value) !== 'xml') {
      const parsed = parseGeojson(answer.value, this.spec.url);
      return parsed.ok ? good(parsed.value.matched) : parsed;
    }
    const exception = parseGeojson(answer.value, this.spec.url);
    if (!exception.ok && exception.problem.code === 'service-exception') {
      return this.#refused(exception.problem, good(null));
    }
    return good(readHits(answer.value));
  }

  /** Hits of WFS 1.1.0 may only repeat the server's cap; those of 2.0.0, which most servers also speak, do not. */
  async #recount(): Promise<number | null> {
    if (this.spec.version === '2.0.0') return null;
    const { TYPENAME: _, ...parameters } = this.#featureParameters();
    const asked = { ...parameters, VERSION: '2.0.0', TYPENAMES: this.spec.typeName, RESULTTYPE: 'hits' };
    const answer = await this.#get(asked, 'application/xml, text/xml');
    return answer.ok && sniff(answer.value) === 'xml' ? readHits(answer.value) : null;
  }

  async #page(start: number, count: number): Promise<Outcome<GeojsonDocument>> {
    const tried = this.spec.format ?? knownFormats.get(this.#address()) ?? usualFormat;
    const page = await this.#pageAs(tried, start, count);
    const mayBeFormat =
      !page.ok && (page.problem.code === 'service-exception' || page.problem.code === 'unexpected-content');
    if (!mayBeFormat || this.spec.format !== undefined || start > 0 || knownFormats.has(this.#address())) {
      if (page.ok) knownFormats.set(this.#address(), tried);
      return page.ok ? page : this.#refused(page.problem, page);
    }
    return this.#negotiate(tried, page, count);
  }

  /** The usual format was refused: what does the server offer? */
  async #negotiate(
    tried: string,
    refused: Outcome<GeojsonDocument> & { ok: false },
    count: number
  ): Promise<Outcome<GeojsonDocument>> {
    const unknown = this.#refused<GeojsonDocument>(refused.problem, refused);
    if (!unknown.ok && unknown.problem.code === 'layer-unknown') return unknown;
    const capabilities = await this.#capabilities();
    if (!capabilities) return this.#guess(tried, refused, count);
    const type = findType(capabilities, this.spec.typeName);
    const { typeName, url } = this.spec;
    if (!type) return bad({ code: 'layer-unknown', facts: { layer: typeName, url } });
    const offered = type.formats.length > 0 ? type.formats : capabilities.formats;
    const format = geojsonFormat(offered) ?? geojsonFormat(capabilities.formats);
    if (format === null) {
      return bad({ code: 'unsupported-format', facts: { name: typeName, found: offered.slice(0, 6).join(', ') } });
    }
    if (format === tried) return refused;
    const page = await this.#pageAs(format, 0, count);
    if (page.ok) knownFormats.set(this.#address(), format);
    return page;
  }

  /** Capabilities that cannot be read are no reason to give up: other servers' names of GeoJSON, then the refusal. */
  async #guess(
    tried: string,
    refused: Outcome<GeojsonDocument> & { ok: false },
    count: number
  ): Promise<Outcome<GeojsonDocument>> {
    for (const format of otherFormats.filter((name) => name !== tried)) {
      const page = await this.#pageAs(format, 0, count);
      if (page.ok) knownFormats.set(this.#address(), format);
      const again = !page.ok && ['service-exception', 'unexpected-content'].includes(page.problem.code);
      if (!again) return page;
    }
    return refused;
  }

  async #pageAs(format: string, start: number, count: number): Promise<Outcome<GeojsonDocument>> {
    const limit: Record<string, string> =
      this.spec.version === '1.1.0' ? { MAXFEATURES: String(count) } : { COUNT: String(count) };
    const from: Record<string, string> = start > 0 ? { STARTINDEX: String(start) } : {};
    const parameters = { ...this.#featureParameters(), OUTPUTFORMAT: format, ...limit, ...from };
    const answer = await this.#get(parameters, 'application/geo+json, application/json, */*;q=0.1');
    return answer.ok ? parseGeojson(answer.value, this.spec.url) : answer;
  }

  #featureParameters(): Record<string, string> {
    const { version, typeName, srsName, cql } = this.spec;
    return {
      SERVICE: 'WFS',
      VERSION: version,
      REQUEST: 'GetFeature',
      [version === '2.0.0' ? 'TYPENAMES' : 'TYPENAME']: typeName,
      ...(srsName === undefined ? {} : { SRSNAME: srsName }),
      ...(cql === undefined ? {} : { CQL_FILTER: cql })
    };
  }

  /** Null when they cannot be had: their lack is never the problem to tell. */
  async #capabilities(): Promise<WfsCapabilities | null> {
    const known = knownCapabilities.get(this.#address());
    if (known) return known;
    const { version } = this.spec;
    const parameters = { SERVICE: 'WFS', VERSION: version, REQUEST: 'GetCapabilities' };
    const answer = await this.#get(parameters, 'application/xml, text/xml');
    const read = answer.ok ? readCapabilities(answer.value) : null;
    if (read) knownCapabilities.set(this.#address(), read);
    return read;
  }

  /** What the capabilities say of the type's system; asked only where the answer does not settle it. */
  async #fallback(builder: TableBuilder, answered: string | null): Promise<string | null> {
    const chosen = await chooseCrs(builder, answered, { assets: this.context.assets });
    if (chosen.ok && !chosen.notices.some((notice) => notice.code === 'crs-guessed')) return null;
    const capabilities = await this.#capabilities();
    return (capabilities && findType(capabilities, this.spec.typeName)?.defaultCrs) ?? null;
  }

  #address(): string {
    return `${ogcUrl(this.spec.url, this.context.baseUrl, {}) ?? this.spec.url} ${this.spec.version}`;
  }

  async #get(parameters: Record<string, string>, accept: string): Promise<Outcome<Uint8Array>> {
    const url = ogcUrl(this.spec.url, this.context.baseUrl, parameters);
    if (url === null) return bad({ code: 'source-unreachable', facts: { url: this.spec.url } });
    let before = 0;
    const answer = await this.context.net.get({
      url,
      accept,
      signal: this.context.signal,
      onBytes: (received) => {
        this.#bytes += received - before;
        before = received;
        this.#report();
      }
    });
    return answer.ok ? good(answer.value.bytes) : answer;
  }

  #report(): void {
    this.context.progress({ features: this.#features, total: this.#total, bytes: this.#bytes });
  }

  /** `layer-unknown` when that is what a service exception means, else `otherwise`. */
  #refused<T>(problem: Problem, otherwise: Outcome<T>): Outcome<T> {
    if (problem.code !== 'service-exception') return otherwise;
    const { typeName, url } = this.spec;
    return namesUnknownLayer(problem.facts.said, typeName)
      ? bad({ code: 'layer-unknown', facts: { layer: typeName, url } })
      : otherwise;
  }
}

/** Exception texts of MapServer, GeoServer, deegree, QGIS Server and French services for a type they do not have. */
function namesUnknownLayer(said: string, typeName: string): boolean {
  const bare = typeName.slice(typeName.indexOf(':') + 1);
  if (!said.includes(bare) && !/type ?names?/i.test(said)) return false;
  return /doesn't exist|does not exist|unknown|not found|not (served|defined|known)|could not (find|locate)|inconnu|n['’]existe pas|introuvable/i.test(
    said
  );
}
