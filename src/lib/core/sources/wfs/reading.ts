import { chooseCrs } from '../../crs/choose';
import { parseCrs } from '../../crs/name';
import { scanGml, type GmlFeature } from '../../formats/gml/scan';
import type { FeatureSchema } from '../../formats/gml/schema';
import { parseGeojson } from '../../formats/geojson/parse';
import { placeTable } from '../../formats/place-table';
import { sniff } from '../../formats/sniff';
import { unexpected } from '../../formats/unexpected';
import { xmlPieces } from '../../formats/xml/pieces';
import { charsetOf } from '../../formats/decode-text';
import type { NetAnswer } from '../../ports';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { applyFilter } from '../../table/apply-filter';
import type { Bbox, FeatureTable } from '../../table/table';
import type { ReadContext, ReadOutcome } from '../kind';
import { findType, geojsonFormat, type WfsCapabilities } from './capabilities';
import { cutsOf, type Cut } from './cuts';
import type { WfsVersion } from './fes';
import { gather, type Gathered } from './gather';
import { readHits } from './hits';
import { geojsonPage, gmlPage, PageRows, type FeaturePage } from './page';
import { featureParameters, pageParameters, type FeatureQuery } from './request';
import { WfsService } from './service';
import type { WfsSource } from '.';

const defaultPageSize = 1000;
/** what most servers call GeoJSON: asked for first, since capabilities can weigh megabytes */
const usualFormat = 'application/json';
/** what others call it, then the version's own GML: tried where the capabilities cannot be read */
const otherFormats = ['geojson', 'application/json; subtype=geojson', null];
const xml = 'application/xml, text/xml';
const anyFeatures = 'application/geo+json, application/json, application/gml+xml, */*;q=0.1';

/** What worked, by address: successes only, so that a server that heals is asked afresh. `null`: the version's GML. */
const knownFormats = new Map<string, string | null>();
const knownVersions = new Map<string, WfsVersion>();
const knownCuts = new Map<string, number>();

/** Problems by which a server may mean « not like that ». */
const refusals: ReadonlySet<Problem['code']> = new Set([
  'service-exception',
  'unexpected-content',
  'unsupported-format'
]);

/** Where an attempt stands among the ways of asking. */
interface Turn {
  isFirst: boolean;
  isLast: boolean;
}

/** One reading, or counting, of a WFS type. */
export class WfsReading {
  readonly #spec: WfsSource;
  readonly #context: ReadContext;
  readonly #service: WfsService;
  #version: WfsVersion;
  #schema: FeatureSchema | null | undefined;
  #bytes = 0;
  #features = 0;
  #total: number | null = null;
  /** of the texts of pages, each kind once */
  #textNotices: readonly Problem[] = [];

  constructor(spec: WfsSource, context: ReadContext) {
    this.#spec = spec;
    this.#context = context;
    this.#service = new WfsService(spec.url, context, (bytes) => {
      this.#bytes += bytes;
      this.#report();
    });
    this.#version = knownVersions.get(this.#service.address) ?? spec.version;
  }

  async read(): Promise<ReadOutcome> {
    return this.#asTaken((cut, turn) => this.#readWith(cut, turn));
  }

  /** Features that meet filter and box; null when the server does not say. */
  async count(): Promise<Outcome<number | null>> {
    return this.#asTaken(async (cut, { isLast }) => {
      // a number of more than what is wanted would mislead
      if (!cut.bbox && this.#context.bbox) return good(null);
      const hits = await this.#hits(this.#query(cut), isLast);
      if (!hits.ok || this.#version === '2.0.0') return hits;
      const recounted = await this.#recount(cut);
      return good(recounted ?? hits.value);
    });
  }

  /** Tries the ways of asking in turn, and the server's own version where it does not speak the one asked. */
  async #asTaken<T>(attempt: (cut: Cut, turn: Turn) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    let refused: Outcome<T> | null = null;
    let cuts = await this.#cuts();
    const key = `${this.#service.address} ${this.#spec.typeName} ${cuts.map((cut) => Object.keys(cut.parameters).join('+')).join('|')}`;
    const start = Math.min(knownCuts.get(key) ?? 0, cuts.length - 1);
    for (let i = start; i < cuts.length; i++) {
      let outcome = await attempt(cuts[i] as Cut, { isFirst: i === start, isLast: i === cuts.length - 1 });
      if (!outcome.ok && refusals.has(outcome.problem.code) && refused === null && (await this.#speakOtherVersion())) {
        cuts = await this.#cuts();
        i = Math.min(i, cuts.length - 1);
        outcome = await attempt(cuts[i] as Cut, { isFirst: false, isLast: i === cuts.length - 1 });
      }
      if (outcome.ok) {
        if (i > 0) knownCuts.set(key, i);
        return outcome;
      }
      if (!refusals.has(outcome.problem.code)) return outcome;
      refused ??= outcome;
    }
    return refused ?? bad({ code: 'internal', facts: { where: 'wfs', detail: 'no way of asking' } });
  }

  async #readWith(cut: Cut, { isFirst, isLast }: Turn): Promise<ReadOutcome> {
    const query = this.#query(cut);
    // what was counted before reading is what the first way of asking gives
    const { total: counted } = this.#context;
    const hits = isFirst && typeof counted === 'number' ? good(counted) : await this.#hits(query, isLast);
    if (!hits.ok) return hits;
    this.#total = hits.value;
    let rows = new PageRows();
    const gathered = await gather<FeaturePage>((start, count, link) => this.#page(query, start, count, link), {
      size: this.#spec.pageSize ?? defaultPageSize,
      hits: hits.value,
      hitsTrusted: this.#version === '2.0.0',
      recount: () => this.#recount(cut),
      add: (page, fresh) => page.addTo(rows, fresh),
      reset: () => {
        rows = new PageRows();
      },
      progress: (features, total) => {
        this.#features = features;
        this.#total = total;
        this.#report();
      }
    });
    if (!gathered.ok) return gathered;
    const placed = await this.#place(rows, gathered.value);
    return placed.ok
      ? this.#filtered(placed.value, cut, [...this.#textNotices, ...gathered.value.notices, ...placed.notices])
      : placed;
  }

  async #place(rows: PageRows, { crs: declared, complete, total }: Gathered): Promise<ReadOutcome> {
    const { crs, axis, typeName: id, url, srsName } = this.#spec;
    const answered = rows.crs ?? declared ?? srsName ?? null;
    return placeTable(rows.builder, {
      id,
      url,
      declared: answered,
      fallback: crs === undefined ? await this.#fallback(rows, answered) : null,
      // positions of GML come in order already
      stated: rows.isGml ? { crs } : { crs, axis },
      expected: rows.isGml && axis === undefined && isShortNorthFirst(answered) ? await this.#extent() : null,
      assets: this.#context.assets,
      covers: complete ? 'all' : 'part',
      total
    });
  }

  /** What the filter keeps (servers compare in their own ways, or not at all), told as the part of the layer it is. */
  #filtered(table: FeatureTable, cut: Cut, notices: Problem[]): ReadOutcome {
    const { filter, url } = this.#spec;
    let kept = table;
    if (filter) {
      const outcome = applyFilter(table, filter);
      if (!outcome.ok) return outcome;
      const here = outcome.value.rows < table.rows && filter.distinct === undefined;
      if (here || (filter.all.length > 0 && !cut.filter)) notices.push({ code: 'filter-local', facts: { url } });
      kept = { ...outcome.value, total: table.covers === 'all' ? outcome.value.rows : null };
    }
    return good(cut.bbox ? { ...kept, covers: 'part' } : kept, notices);
  }

  /** Features there are. A server that refuses to count may still answer; a server that does not answer has failed. */
  async #hits(query: FeatureQuery, mayRefuse: boolean): Promise<Outcome<number | null>> {
    if (query.version === '1.0.0') return good(null);
    const answer = await this.#service.get({ ...featureParameters(query), RESULTTYPE: 'hits' }, xml);
    const refused = (problem: Problem): Outcome<number | null> =>
      this.#refused(problem, mayRefuse ? good(null) : bad(problem));
    if (!answer.ok) return answer.problem.code === 'service-exception' ? refused(answer.problem) : answer;
    const { bytes } = answer.value;
    if (sniff(bytes) === 'json') {
      const parsed = parseGeojson(bytes, this.#spec.url);
      return parsed.ok ? good(parsed.value.matched) : parsed;
    }
    const problem = unexpected(bytes, this.#spec.url, 'WFS');
    if (problem.code === 'service-exception') return refused(problem);
    return sniff(bytes) === 'xml' ? good(readHits(bytes)) : bad(problem);
  }

  /** Hits of WFS 1.x may only repeat the server's cap; those of 2.0.0, which most servers also speak, do not. */
  async #recount(cut: Cut): Promise<number | null> {
    // a server that was found to speak another version does not speak this one
    const speaks = !knownVersions.has(this.#service.address);
    if (this.#version === '2.0.0' || !speaks || 'FILTER' in cut.parameters) return null;
    const query: FeatureQuery = { ...this.#query(cut), version: '2.0.0' };
    const answer = await this.#service.get({ ...featureParameters(query), RESULTTYPE: 'hits' }, xml);
    return answer.ok && sniff(answer.value.bytes) === 'xml' ? readHits(answer.value.bytes) : null;
  }

  async #page(query: FeatureQuery, start: number, count: number, link?: string): Promise<Outcome<FeaturePage>> {
    if (link !== undefined) return this.#parsed(await this.#service.follow(link, anyFeatures));
    const key = `${this.#service.address} ${this.#version} ${this.#spec.format ?? ''}`;
    const known = knownFormats.get(key);
    const tried = known !== undefined ? known : (this.#spec.format ?? usualFormat);
    const page = await this.#pageAs(query, tried, start, count);
    if (page.ok) {
      knownFormats.set(key, tried);
      return page;
    }
    if (start > 0 || !refusals.has(page.problem.code)) return this.#refused(page.problem, page);
    const said = this.#refused<FeaturePage>(page.problem, page);
    if (!said.ok && said.problem.code === 'layer-unknown') return said;
    const offered = await this.#offeredFormats();
    if (!Array.isArray(offered)) return offered;
    for (const format of offered.filter((name) => name !== tried)) {
      const other = await this.#pageAs(query, format, 0, count);
      if (other.ok) knownFormats.set(key, format);
      if (other.ok || !refusals.has(other.problem.code)) return other;
    }
    return page;
  }

  /** The usual format was refused: what does the server offer? GeoJSON by its own name, else the version's GML. */
  async #offeredFormats(): Promise<(string | null)[] | Outcome<FeaturePage>> {
    const capabilities = await this.#capabilities();
    if (!capabilities) return otherFormats;
    const { typeName, url } = this.#spec;
    const type = findType(capabilities, typeName);
    // a service that lists nothing may still give what it is asked for
    if (!type && capabilities.types.length > 0) return bad({ code: 'layer-unknown', facts: { layer: typeName, url } });
    const json = geojsonFormat(type?.formats ?? []) ?? geojsonFormat(capabilities.formats);
    return json === null ? [...(type ? [] : otherFormats.slice(0, -1)), null] : [json, null];
  }

  async #pageAs(
    query: FeatureQuery,
    format: string | null,
    start: number,
    count: number
  ): Promise<Outcome<FeaturePage>> {
    return this.#parsed(await this.#service.get(pageParameters(query, { format, start, count }), anyFeatures));
  }

  async #parsed(answer: Outcome<NetAnswer>): Promise<Outcome<FeaturePage>> {
    if (!answer.ok) return answer;
    const { bytes, contentType } = answer.value;
    const { url, srsName, axis } = this.#spec;
    if (sniff(bytes) !== 'xml') {
      const parsed = parseGeojson(bytes, url, contentType);
      if (!parsed.ok) return parsed;
      if (this.#textNotices.length === 0) this.#textNotices = parsed.notices;
      return good(geojsonPage(parsed.value));
    }
    const problem = unexpected(bytes, url, 'GeoJSON, GML');
    if (problem.code === 'service-exception') return bad(problem);
    const schema = (this.#schema ??= await this.#service.schema(this.#spec.typeName, this.#version));
    const features: GmlFeature[] = [];
    const head = scanGml(xmlPieces(bytes, charsetOf(contentType)), {
      url: this.#service.address,
      srsName,
      axis,
      schemas: schema ? [schema] : undefined,
      geometry: this.#spec.geometryName,
      feature: (feature) => features.push(feature)
    });
    return head.ok ? good(gmlPage(head.value, features, schema)) : head;
  }

  #query(cut: Cut): FeatureQuery {
    const { typeName, srsName } = this.#spec;
    return { version: this.#version, typeName, srsName, cut: cut.parameters };
  }

  async #cuts(): Promise<Cut[]> {
    const { filter, cql, typeName, geometryName, srsName } = this.#spec;
    const { bbox } = this.#context;
    const version = this.#version;
    const both = bbox !== undefined && (cql !== undefined || (filter?.all.length ?? 0) > 0);
    const known = both && geometryName === undefined ? await this.#service.schema(typeName, version) : null;
    const native = bbox && version !== '2.0.0' ? await this.#capabilities() : null;
    return cutsOf({
      version,
      bbox,
      filter,
      cql,
      geometry: geometryName ?? known?.geometries[0]?.name ?? null,
      nativeCrs: (native && findType(native, typeName)?.defaultCrs) ?? null,
      srsName
    });
  }

  /** True when the server speaks another version than the one asked, which is then spoken. */
  async #speakOtherVersion(): Promise<boolean> {
    const capabilities = await this.#capabilities();
    const version = capabilities?.version ?? null;
    if (version === null || version === this.#version) return false;
    this.#version = version;
    knownVersions.set(this.#service.address, version);
    return true;
  }

  /** Null when they cannot be had: their lack is never the problem to tell. */
  async #capabilities(): Promise<WfsCapabilities | null> {
    const read = await this.#service.capabilities(this.#version);
    return read.ok ? read.value : null;
  }

  /** What the capabilities say of the type's system; asked only where the answer does not settle it. */
  async #fallback(rows: PageRows, answered: string | null): Promise<string | null> {
    const chosen = await chooseCrs(rows.builder, answered, { assets: this.#context.assets });
    if (chosen.ok && !chosen.notices.some((notice) => notice.code.startsWith('crs-'))) return null;
    const capabilities = await this.#capabilities();
    return (capabilities && findType(capabilities, this.#spec.typeName)?.defaultCrs) ?? null;
  }

  /** Where the features are, degrees: the box that was asked for, else the layer's own by its capabilities. */
  async #extent(): Promise<Bbox | null> {
    if (this.#context.bbox) return this.#context.bbox;
    const capabilities = await this.#capabilities();
    return (capabilities && findType(capabilities, this.#spec.typeName)?.bbox) ?? null;
  }

  #report(): void {
    this.#context.progress({ features: this.#features, total: this.#total, bytes: this.#bytes });
  }

  /** `layer-unknown` when that is what a service exception means, else `otherwise`. */
  #refused<T>(problem: Problem, otherwise: Outcome<T>): Outcome<T> {
    if (problem.code !== 'service-exception') return otherwise;
    const { typeName, url } = this.#spec;
    return namesUnknownLayer(problem.facts.said, typeName)
      ? bad({ code: 'layer-unknown', facts: { layer: typeName, url } })
      : otherwise;
  }
}

/**
 * Whether a name in the short form (`EPSG:4326`) is of a system whose authority puts north first. In GML, GeoServer then
 * writes east first and MapServer north first, both by the letter of something: only the places tell.
 */
function isShortNorthFirst(name: string | null): boolean {
  const short = /^EPSG:(\d+)$/i.exec(name ?? '');
  return short !== null && parseCrs(`urn:ogc:def:crs:EPSG::${short[1] ?? ''}`)?.axis === 'yx';
}

/** Exception texts of MapServer, GeoServer, deegree, QGIS Server and French services for a type they do not have. */
function namesUnknownLayer(said: string, typeName: string): boolean {
  const bare = typeName.slice(typeName.indexOf(':') + 1);
  if (!said.includes(bare) && !/type ?names?/i.test(said)) return false;
  return /doesn't exist|does not exist|unknown|not found|not (served|defined|known)|could not (find|locate)|inconnu|n['’]existe pas|introuvable/i.test(
    said
  );
}
