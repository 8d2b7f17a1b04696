import { Floats } from '../../table/growing';
import { bad, good, type Outcome } from '../../problems/problem';
import { XmlScan } from '../xml/scan';
import { geometryNames, GeometryScan, type Reference } from './geometry';
import type { GmlShape } from './shape';
import { typedValue, type FeatureSchema } from './schema';
import { TypeNames } from './type-names';

/** A feature, read from its tags. */
export interface GmlFeature {
  /** `gml:id` or `fid` */
  id: string | null;
  /** local name of its element */
  type: string;
  /** values by column: text, or what the schema says; several of one name are a list */
  values: Record<string, unknown>;
  shape: GmlShape | null;
  /** `srsName` that holds for its geometry, null when nothing said one */
  srsName: string | null;
  curved: boolean;
  raised: boolean;
}

/** What a document says of itself. */
export interface GmlHead {
  /** features that the query meets (`numberMatched`, `numberOfFeatures`), null when the document does not say */
  matched: number | null;
  /** address of the following page */
  next: string | null;
  /** local name of the root */
  root: string;
}

export interface GmlOptions {
  /** address or name, for problems */
  url: string;
  /** what the feature types hold; without it every value stays text */
  schemas?: readonly FeatureSchema[] | undefined;
  /** property to draw where there are several; absent: the schema's first, else the first met */
  geometry?: string | undefined;
  /** order of the positions, when somebody states it */
  axis?: 'xy' | 'yx' | undefined;
  /** `srsName` that was asked for: holds where the document says none */
  srsName?: string | null | undefined;
  /** receives every feature, in order */
  feature(feature: GmlFeature): void;
}

type Attributes = Readonly<Record<string, string>>;

/** Where the reading is. */
type Frame =
  | { in: 'root' | 'collection' | 'member' | 'skip' | 'exception' }
  | { in: 'bounds'; ofFeature: boolean }
  | { in: 'feature' }
  | { in: 'property'; key: string; hasParts: boolean; isNil: boolean; href: string | null }
  | { in: 'geometry'; scan: GeometryScan; key: string };

/** Formats that are XML but not GML, by the local name of their root. */
const otherRoots = new Map([
  ['kml', 'KML'],
  ['gpx', 'GPX'],
  ['TrainingCenterDatabase', 'TCX'],
  ['svg', 'SVG'],
  ['html', 'HTML'],
  ['rss', 'RSS'],
  ['feed', 'Atom'],
  ['osm', 'OSM'],
  ['Workbook', 'XLS'],
  ['schema', 'XSD'],
  ['StyledLayerDescriptor', 'SLD'],
  ['qgis', 'QGIS'],
  ['MD_Metadata', 'ISO 19139']
]);

/**
 * Reads the features of a GML 2, 3.1 or 3.2 document (`wfs:FeatureCollection`, nested ones, collections of other
 * vocabularies, a lone feature) as its text comes in.
 * Fails with `service-exception` when a service speaks through it, `answer-cut` when its end is missing, `parse-failed`
 * when it is no well-formed XML, `unsupported-format` (which names it) when it is XML of another kind.
 */
export function scanGml(pieces: Iterable<string>, options: GmlOptions): Outcome<GmlHead> {
  const document = new GmlDocument(options);
  const scan = new XmlScan({
    open: (name, attributes, qualified) => document.open(name, attributes, qualified),
    close: (name, text, raw) => document.close(name, text, raw)
  });
  let bytes = 0;
  for (const piece of pieces) {
    bytes += piece.length;
    if (!scan.write(piece) || document.isOther) break;
  }
  if (document.isOther) {
    return bad({ code: 'unsupported-format', facts: { name: options.url, found: document.otherName } });
  }
  const fault = scan.end();
  const { exception } = document;
  // servers that fail half-way append their exception to what they had sent
  if (exception) {
    const said = exception.said.join(' ').replace(/\s+/g, ' ').slice(0, 1000);
    const code = exception.code === null ? {} : { ogcCode: exception.code };
    return bad({ code: 'service-exception', facts: { url: options.url, said, ...code } });
  }
  if (fault?.cut && /^https?:/i.test(options.url))
    return bad({ code: 'answer-cut', facts: { url: options.url, bytes } });
  if (fault) {
    const found = fault.cut ? 'EOF' : fault.message;
    return bad({ code: 'parse-failed', facts: { format: 'GML', at: fault.at, expected: 'XML', found } });
  }
  document.end();
  if (document.isOther) {
    return bad({ code: 'unsupported-format', facts: { name: options.url, found: document.otherName } });
  }
  return good(document.head);
}

/** Numbers that head the collection, `unknown` included. */
function count(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

class GmlDocument {
  readonly head: GmlHead = { matched: null, next: null, root: '' };
  /** XML of another kind, and its name */
  isOther = false;
  otherName = 'XML';
  exception: { said: string[]; code: string | null } | null = null;
  readonly #frames: Frame[] = [];
  readonly #options: GmlOptions;
  /** prefixes of GML's namespaces; the usual one need not be bound */
  readonly #gml = new Set(['gml']);
  #isGmlDocument = false;
  readonly #scratch = new Floats();
  readonly #types = new Map<string, TypeNames>();
  #names: TypeNames | null = null;
  #feature: GmlFeature | null = null;
  /** what holds for positions in the whole document, and in the feature */
  #reference: Reference;
  #featureReference: Reference;
  #rootAttributes: Attributes = {};

  constructor(options: GmlOptions) {
    this.#options = options;
    this.#reference = { srsName: options.srsName ?? null, dimension: null };
    this.#featureReference = this.#reference;
  }

  open(name: string, attributes: Attributes, qualified: string): void {
    this.#noteNamespaces(attributes);
    const frame = this.#frames[this.#frames.length - 1];
    if (!frame) return this.#openRoot(name, attributes);
    if (frame.in === 'geometry') return frame.scan.open(name, attributes);
    if (frame.in === 'exception') {
      if (name === 'Exception' || name === 'ServiceException') this.#exceptionCode(attributes);
      return void this.#frames.push(frame);
    }
    if (frame.in === 'skip') return void this.#frames.push(frame);
    if (/^(Service)?ExceptionReport$/.test(name)) return this.#openException();
    switch (frame.in) {
      case 'root':
        return this.#settleRoot(name, attributes, qualified);
      case 'collection':
        return this.#openInCollection(name, attributes);
      case 'member':
        return this.#openInMember(name, attributes);
      case 'bounds':
        return this.#openInBounds(frame.ofFeature, attributes);
      case 'feature':
        return this.#openProperty(name, attributes, qualified);
      case 'property':
        return this.#openPart(frame, name, attributes, qualified);
    }
  }

  close(name: string, text: string, raw: string): void {
    const frame = this.#frames[this.#frames.length - 1] as Frame;
    if (frame.in === 'geometry') {
      if (!frame.scan.close(name, text)) return;
      this.#frames.pop();
      return this.#takeGeometry(frame.scan);
    }
    this.#frames.pop();
    switch (frame.in) {
      case 'exception':
        if ((name === 'ExceptionText' || name === 'ServiceException') && text !== '') this.exception?.said.push(text);
        return;
      case 'property':
        return this.#closeProperty(frame, text, raw);
      case 'feature':
        return this.#closeFeature();
      case 'root':
        // a root without children
        return this.#closeBareRoot(name);
      default:
    }
  }

  /** After the last tag. */
  end(): void {
    if (this.head.root === '') this.isOther = true;
  }

  #openRoot(name: string, attributes: Attributes): void {
    this.head.root = name;
    this.head.matched = count(attributes['numberMatched']) ?? count(attributes['numberOfFeatures']);
    this.head.next = attributes['next'] ?? null;
    if (/^(Service)?Exception(Report)?$/.test(name)) {
      this.#openException();
      if (!/Report$/.test(name)) this.#exceptionCode(attributes);
      return;
    }
    if (isCollection(name)) return void this.#frames.push({ in: 'collection' });
    const other = otherRoots.get(name) ?? (/Capabilities$/.test(name) ? name : undefined);
    if (other !== undefined) {
      this.isOther = true;
      this.otherName = other;
    }
    this.#rootAttributes = attributes;
    this.#frames.push({ in: 'root' });
  }

  /** The first child tells what the root is: a collection of some vocabulary, or a feature itself. */
  #settleRoot(name: string, attributes: Attributes, qualified: string): void {
    this.#frames.pop();
    if (isMember(name) || /_layer$/.test(name)) {
      this.#frames.push({ in: 'collection' });
      return this.#openInCollection(name, attributes);
    }
    const { id, fid } = this.#rootAttributes;
    if (id === undefined && fid === undefined && !this.#isGmlDocument) this.isOther = true;
    this.#startFeature(this.head.root, this.#rootAttributes);
    this.open(name, attributes, qualified);
  }

  #closeBareRoot(name: string): void {
    if (isCollection(name)) return;
    this.isOther = true;
  }

  #openInCollection(name: string, attributes: Attributes): void {
    if (name === 'boundedBy') this.#frames.push({ in: 'bounds', ofFeature: false });
    else if (isMember(name)) this.#frames.push({ in: 'member' });
    else if (isCollection(name) || /_layer$/.test(name)) this.#openNested(attributes);
    else if (/_feature$/.test(name) || attributes['id'] !== undefined || attributes['fid'] !== undefined) {
      this.#startFeature(name.replace(/_feature$/, ''), attributes);
    } else this.#frames.push({ in: 'skip' });
  }

  #openInMember(name: string, attributes: Attributes): void {
    if (isCollection(name)) this.#openNested(attributes);
    else if (name === 'Tuple') this.#frames.push({ in: 'member' });
    else if (name === 'Null') this.#frames.push({ in: 'skip' });
    else this.#startFeature(name, attributes);
  }

  #openNested(attributes: Attributes): void {
    this.head.matched ??= count(attributes['numberMatched']);
    this.head.next ??= attributes['next'] ?? null;
    this.#frames.push({ in: 'collection' });
  }

  #openException(): void {
    this.exception ??= { said: [], code: null };
    this.#frames.push({ in: 'exception' });
  }

  #exceptionCode(attributes: Attributes): void {
    if (this.exception) this.exception.code ??= attributes['exceptionCode'] ?? attributes['code'] ?? null;
  }

  #openInBounds(ofFeature: boolean, attributes: Attributes): void {
    const { srsName } = attributes;
    if (srsName !== undefined) {
      const size = attributes['srsDimension'];
      // a box in three dimensions says nothing of the positions that follow
      const reference: Reference = { srsName, dimension: size === '2' ? 2 : null };
      if (!ofFeature) this.#reference = reference;
      this.#featureReference = reference;
    }
    this.#frames.push({ in: 'bounds', ofFeature });
  }

  #startFeature(type: string, attributes: Attributes): void {
    const { schemas, geometry } = this.#options;
    let names = this.#types.get(type);
    if (!names) {
      const schema = schemas?.find((known) => known.name === type) ?? (schemas?.length === 1 ? schemas[0] : undefined);
      this.#types.set(type, (names = new TypeNames(schema, geometry)));
    }
    this.#names = names;
    this.#featureReference = this.#reference;
    this.#feature = {
      id: attributes['id'] ?? attributes['fid'] ?? null,
      type,
      values: Object.create(null) as Record<string, unknown>,
      shape: null,
      srsName: null,
      curved: false,
      raised: false
    };
    this.#frames.push({ in: 'feature' });
  }

  #openProperty(name: string, attributes: Attributes, qualified: string): void {
    if (name === 'boundedBy') return void this.#frames.push({ in: 'bounds', ofFeature: true });
    if (name === 'metaDataProperty') return void this.#frames.push({ in: 'skip' });
    // geometries without a property around them
    if (geometryNames.has(name) && this.#isGml(qualified)) return this.#openGeometry(name, attributes, name);
    const key = (this.#names as TypeNames).keyOf(name, qualified);
    this.#frames.push({
      in: 'property',
      key,
      hasParts: false,
      isNil: attributes['nil'] === 'true' || attributes['nil'] === '1',
      href: attributes['href'] ?? null
    });
  }

  #openPart(frame: Frame & { in: 'property' }, name: string, attributes: Attributes, qualified: string): void {
    frame.hasParts = true;
    if (geometryNames.has(name) && this.#isGml(qualified)) return this.#openGeometry(name, attributes, frame.key);
    if (this.#frames.length > deepest) return void this.#frames.push({ in: 'skip' });
    // property, object, property: the object's name says nothing that its property does not; nor does an instant's
    const isObject = /^\p{Lu}/u.test(name) || name === 'timePosition';
    this.#frames.push({
      in: 'property',
      key: isObject ? frame.key : `${frame.key}.${name}`,
      hasParts: false,
      isNil: attributes['nil'] === 'true' || attributes['nil'] === '1',
      href: attributes['href'] ?? null
    });
  }

  #openGeometry(name: string, attributes: Attributes, key: string): void {
    const names = this.#names as TypeNames;
    if (!names.isDrawn(key)) return void this.#frames.push({ in: 'skip' });
    const scan = new GeometryScan(this.#featureReference, this.#options.axis, this.#scratch);
    scan.open(name, attributes);
    this.#frames.push({ in: 'geometry', scan, key });
  }

  #takeGeometry(scan: GeometryScan): void {
    const feature = this.#feature;
    // the same property twice: the first is drawn
    if (!feature || feature.shape) return;
    feature.shape = scan.shape();
    feature.srsName = scan.srsName;
    feature.curved = scan.curved;
    feature.raised = scan.raised;
  }

  #closeProperty(frame: Frame & { in: 'property' }, text: string, raw: string): void {
    if (frame.hasParts || frame.isNil || !this.#feature) return;
    if (this.#names?.isGeometry(frame.key)) return;
    const said = /^\s*\n/.test(raw) ? text : raw;
    const value = text === '' ? frame.href : typedValue(said, this.#names?.typeOf(frame.key) ?? 'text');
    if (value === null) return;
    const { values } = this.#feature;
    const before = values[frame.key];
    if (before === undefined) values[frame.key] = value;
    else if (Array.isArray(before)) before.push(value);
    else values[frame.key] = [before, value];
  }

  #closeFeature(): void {
    if (this.#feature) this.#options.feature(this.#feature);
    this.#feature = null;
  }

  /** Attributes come by local name: `xmlns:gml` as `gml`, the default namespace as `xmlns`. */
  #noteNamespaces(attributes: Attributes): void {
    for (const prefix in attributes) {
      const uri = attributes[prefix] as string;
      if (uri !== gmlNamespace && !uri.startsWith(`${gmlNamespace}/3`)) continue;
      this.#gml.add(prefix === 'xmlns' ? '' : prefix);
      this.#isGmlDocument = true;
    }
  }

  #isGml(qualified: string): boolean {
    const colon = qualified.indexOf(':');
    return this.#gml.has(colon < 0 ? '' : qualified.slice(0, colon));
  }
}

const gmlNamespace = 'http://www.opengis.net/gml';
/** nested properties beyond this are not looked into */
const deepest = 40;

function isCollection(name: string): boolean {
  return /(FeatureCollection|^Collection|DataSet|^msGMLOutput)$/.test(name);
}

function isMember(name: string): boolean {
  return /([fF]eature)?[mM]embers?$/.test(name);
}
