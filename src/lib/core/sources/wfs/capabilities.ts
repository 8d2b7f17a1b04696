import { scanXml } from '../../formats/xml/scan';
import { xmlPieces } from '../../formats/xml/pieces';
import type { Bbox } from '../../table/table';
import type { WfsVersion } from './fes';

/** A feature type as capabilities describe it. */
export interface WfsType {
  name: string;
  title: string;
  abstract: string;
  keywords: string[];
  /** null when the document does not say (or says that it is no geometry) */
  defaultCrs: string | null;
  otherCrs: string[];
  /** its own output formats, when it has any */
  formats: string[];
  /** degrees; null when the document gives none that can be */
  bbox: Bbox | null;
}

/** What is needed of a WFS's capabilities. */
export interface WfsCapabilities {
  /** version that the document is written in, null when it is none of ours */
  version: WfsVersion | null;
  title: string;
  abstract: string;
  provider: string;
  /** conditions of use, `NONE` and its like left out */
  access: string;
  /** operations offered: `GetFeature`… */
  operations: string[];
  /** constraints of OGC 09-025 by name: `ImplementsResultPaging`, `CountDefault`… */
  constraints: Readonly<Record<string, string>>;
  /** output formats of GetFeature, as the server names them */
  formats: string[];
  types: WfsType[];
}

/** Reads WFS 1.0.0, 1.1.0 and 2.0.0 capabilities; null when the bytes are no such document. */
export function readCapabilities(bytes: Uint8Array): WfsCapabilities | null {
  const reading = new Reading();
  const fault = scanXml([...xmlPieces(bytes)].join(''), reading);
  return reading.isCapabilities && fault === null ? reading.found : null;
}

class Reading {
  isCapabilities = false;
  readonly found: WfsCapabilities & { constraints: Record<string, string> } = {
    version: null,
    title: '',
    abstract: '',
    provider: '',
    access: '',
    operations: [],
    constraints: Object.create(null) as Record<string, string>,
    formats: [],
    types: []
  };
  readonly #path: string[] = [];
  #operation = '';
  #parameter = '';
  #constraint = '';
  #type: WfsType | null = null;
  #corner: number[] = [];

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#path.length === 0) {
      this.isCapabilities = /^(WFS_|WFS)?Capabilities$/.test(name);
      this.found.version = versionOf(attributes['version']);
    }
    this.#path.push(name);
    const parent = this.#path[this.#path.length - 2];
    if (name === 'Operation') {
      this.#operation = attributes['name'] ?? '';
      this.found.operations.push(this.#operation);
    } else if (name === 'Parameter') this.#parameter = attributes['name'] ?? '';
    else if (name === 'Constraint') this.#constraint = attributes['name'] ?? '';
    else if (name === 'FeatureType') this.found.types.push((this.#type = emptyType()));
    // WFS 1.0.0 names operations and formats by elements: <GetFeature><ResultFormat><GML2/><JSON/></ResultFormat>
    else if (parent === 'ResultFormat') this.found.formats.push(name);
    else if (parent === 'Request') this.found.operations.push(name);
    else if (name === 'LatLongBoundingBox' && this.#type) {
      this.#type.bbox = box(['minx', 'miny', 'maxx', 'maxy'].map((side) => Number(attributes[side])));
    }
  }

  close(name: string, text: string): void {
    this.#path.pop();
    const parent = this.#path[this.#path.length - 1] ?? '';
    if (this.#type) return this.#closeInType(this.#type, parent, name, text);
    this.#closeInService(parent, name, text);
  }

  #closeInType(type: WfsType, parent: string, name: string, text: string): void {
    if (name === 'FeatureType') this.#type = null;
    else if (name === 'Format') type.formats.push(text);
    else if (name === 'LowerCorner') this.#corner = text.split(/\s+/).map(Number);
    else if (name === 'UpperCorner') type.bbox ??= box([...this.#corner, ...text.split(/\s+/).map(Number)]);
    else if (name === 'Keyword' || (name === 'Keywords' && text !== '')) type.keywords.push(...text.split(/\s*,\s*/));
    if (parent !== 'FeatureType') return;
    if (name === 'Name') type.name = text;
    else if (name === 'Title') type.title = text;
    else if (name === 'Abstract') type.abstract = text;
    else if (/^(Default(CRS|SRS)|SRS)$/.test(name) && text !== '') type.defaultCrs ??= text;
    else if (/^Other(CRS|SRS)$/.test(name) && text !== '') type.otherCrs.push(text);
  }

  #closeInService(parent: string, name: string, text: string): void {
    const { found } = this;
    if (parent === 'ServiceIdentification' || parent === 'Service') {
      if (name === 'Title') found.title = text;
      else if (name === 'Abstract') found.abstract = text;
      else if (name === 'AccessConstraints' && !/^(none|aucune?|no|n\/a|-)?$/i.test(text)) found.access = text;
    } else if (name === 'ProviderName') found.provider = text;
    if (name === 'Value' && this.#parameter.toLowerCase() === 'outputformat') {
      if (this.#operation === 'GetFeature' || this.#operation === '') found.formats.push(text);
    } else if (this.#constraint !== '' && (name === 'DefaultValue' || name === 'Value') && this.#operation === '') {
      found.constraints[this.#constraint] = text;
    }
    if (name === 'Parameter') this.#parameter = '';
    if (name === 'Constraint') this.#constraint = '';
    if (name === 'Operation') this.#operation = '';
  }
}

function emptyType(): WfsType {
  return { name: '', title: '', abstract: '', keywords: [], defaultCrs: null, otherCrs: [], formats: [], bbox: null };
}

function versionOf(text: string | undefined): WfsVersion | null {
  if (text === undefined) return null;
  if (text.startsWith('2.')) return '2.0.0';
  return text === '1.1.0' ? '1.1.0' : text === '1.0.0' ? '1.0.0' : null;
}

/** Four numbers as degrees; null when they cannot be. */
function box(sides: readonly number[]): Bbox | null {
  const [west, south, east, north] = sides as [number, number, number, number];
  const sound = sides.length === 4 && sides.every(Number.isFinite) && west <= east && south <= north;
  return sound && west >= -180.01 && east <= 180.01 && south >= -90.01 && north <= 90.01
    ? [west, south, east, north]
    : null;
}

/** The type of that name, with or without its namespace prefix. */
export function findType(capabilities: WfsCapabilities, name: string): WfsType | undefined {
  const bare = (text: string): string => text.slice(text.indexOf(':') + 1);
  return (
    capabilities.types.find((type) => type.name === name) ??
    capabilities.types.find(
      (type) => bare(type.name) === bare(name) && (!name.includes(':') || !type.name.includes(':'))
    )
  );
}

/** GeoJSON among advertised formats, by any of its names; null when the service has none. */
export function geojsonFormat(formats: readonly string[]): string | null {
  const json = formats.filter(
    (format) => /json/i.test(format) && !/jsonp|cityjson|javascript|topojson|esri|jsonfg|ld\+json/i.test(format)
  );
  return json.find((format) => /geo\+?json/i.test(format)) ?? json[0] ?? null;
}
