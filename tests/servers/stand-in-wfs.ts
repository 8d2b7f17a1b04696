import proj4 from 'proj4';
import type { Geometry } from 'geojson';
import { conditions } from './stand-in-conditions';
import type { Features } from './stand-in-data';

/** What a stand-in answers: type, body, status; `refused` says why a request is none that the real service would take. */
export interface Answer {
  type: string;
  body: string;
  status: number;
  refused?: string;
}

export interface StandInType {
  features: Features;
  /** every field that the type has, its geometry included */
  fields: ReadonlySet<string>;
  geometryName: string;
}

export interface StandInWfs {
  types: Readonly<Record<string, StandInType>>;
  /** names of GeoJSON that GetFeature takes; none: GML alone */
  formats: readonly string[];
  /** takes `CQL_FILTER`, as GeoServer does and MapServer does not */
  cql: boolean;
  /** features a page at most */
  most: number;
  /** EPSG code of what comes where no system is asked for */
  crs: number;
}

const lambert93 =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';
const toPlane: Record<number, (at: number[]) => number[]> = {
  4326: (at) => at,
  2154: (at) => proj4(lambert93, at),
  3857: (at) => proj4('EPSG:3857', at)
};

const known = new Set(
  'service version request typename typenames outputformat srsname count maxfeatures startindex resulttype cql_filter filter bbox propertyname sortby'.split(
    ' '
  )
);

function exception(code: string, text: string): Answer {
  return {
    type: 'application/xml',
    status: 400,
    refused: text,
    body: `<?xml version="1.0" encoding="UTF-8"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0"><ows:Exception exceptionCode="${code}"><ows:ExceptionText>${escape(text)}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`
  };
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);

/** EPSG number of a system as requests name it; null when it is none that the service offers. */
function crsOf(name: string): number | null {
  const code = Number(/(?:EPSG:{1,2}|\/EPSG\/0\/)(\d+)$/i.exec(name)?.[1] ?? (/CRS84$/.test(name) ? 4326 : NaN));
  return code in toPlane ? code : null;
}

function mapped(geometry: Geometry, to: (at: number[]) => number[]): Geometry {
  const walk = (c: unknown): unknown =>
    typeof (c as number[])[0] === 'number'
      ? to(c as number[]).map((n) => Number(n.toFixed(7)))
      : (c as unknown[]).map(walk);
  return { ...geometry, coordinates: walk((geometry as { coordinates: unknown }).coordinates) } as Geometry;
}

/** Whether any vertex lies in a box of some system. */
function meets(geometry: Geometry, [w, s, e, n]: readonly number[], code: number): boolean {
  let found = false;
  mapped(geometry, (at) => {
    const [x = NaN, y = NaN] = toPlane[code]!([...at]);
    found ||= x >= w! && x <= e! && y >= s! && y <= n!;
    return at;
  });
  return found;
}

/** `-1,2,3,4,EPSG:3857` → the box and its system. */
function boxOf(text: string): { box: number[]; code: number } | null {
  const parts = text.split(',');
  const box = parts.slice(0, 4).map(Number);
  const code = parts.length === 5 ? crsOf(parts[4]!.trim().replaceAll("'", '')) : 4326;
  return box.length === 4 && box.every(Number.isFinite) && code !== null ? { box, code } : null;
}

/** A WFS 2.0.0 as its users know it: it takes what it knows, and refuses the rest as the real one does. */
export function answerWfs(wfs: StandInWfs, query: URLSearchParams): Answer {
  const parameters = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  const get = (name: string): string | undefined => parameters.get(name);
  for (const name of parameters.keys())
    if (!known.has(name)) return exception('InvalidParameterValue', `Unknown parameter ${name}`);
  const request = get('request');
  if ((get('service') ?? 'WFS').toUpperCase() !== 'WFS') return exception('InvalidParameterValue', 'Not a WFS request');
  if (request === 'GetCapabilities') return { type: 'application/xml', body: capabilities(wfs), status: 200 };
  const name = get('typenames') ?? get('typename') ?? '';
  const type = wfs.types[name];
  if (!type) return exception('InvalidParameterValue', `Feature type ${name} unknown`);
  if (request === 'DescribeFeatureType') return { type: 'application/xml', body: describe(name, type), status: 200 };
  if (request !== 'GetFeature') return exception('OperationNotSupported', `No operation ${request}`);
  return getFeature(wfs, name, type, get);
}

function getFeature(
  wfs: StandInWfs,
  name: string,
  type: StandInType,
  get: (name: string) => string | undefined
): Answer {
  if (get('filter') !== undefined) return exception('NoApplicableCode', 'Filters are not made up here');
  const format = get('outputformat');
  const isGml = format === undefined || /gml/.test(format);
  if (!isGml && !wfs.formats.includes(format)) {
    return exception('InvalidParameterValue', `Output format ${format} not among ${wfs.formats.join(', ')}`);
  }
  const code = get('srsname') === undefined ? wfs.crs : crsOf(get('srsname')!);
  if (code === null) return exception('InvalidParameterValue', `No system ${get('srsname')}`);
  const start = Number(get('startindex') ?? 0);
  const count = Number(get('count') ?? get('maxfeatures') ?? wfs.most);
  if (!Number.isInteger(start) || start < 0 || !Number.isInteger(count) || count < 0) {
    return exception('InvalidParameterValue', `No page ${get('startindex')}, ${get('count')}`);
  }
  for (const property of (get('propertyname') ?? '').split(',').filter((one) => one !== '')) {
    if (!type.fields.has(property.trim())) return exception('InvalidParameterValue', `${name} has no ${property}`);
  }
  let features = type.features;
  const cql = get('cql_filter');
  if (cql !== undefined) {
    if (!wfs.cql) return exception('NoApplicableCode', 'This server does not know CQL');
    if (get('bbox') !== undefined)
      return exception('NoApplicableCode', 'bbox and cql_filter both specified but are mutually exclusive');
    const read = conditions(cql, type.fields);
    if ('refused' in read) return exception('NoApplicableCode', `${read.refused} in ${cql}`);
    features = features.filter(
      (f) => read.test(f.properties) && read.boxes.every(({ box, code: of }) => meets(f.geometry, box, of))
    );
  }
  const asked = get('bbox');
  if (asked !== undefined) {
    const box = boxOf(asked);
    if (!box) return exception('InvalidParameterValue', `No box ${asked}`);
    features = features.filter((f) => meets(f.geometry, box.box, box.code));
  }
  const page = get('resulttype') === 'hits' ? [] : features.slice(start, start + Math.min(count, wfs.most));
  const placed = page.map((f, i) => ({
    ...f,
    id: `${bare(name)}.${start + i}`,
    geometry: mapped(f.geometry, toPlane[code]!)
  }));
  if (isGml || get('resulttype') === 'hits') {
    return {
      type: 'application/gml+xml; version=3.2',
      body: gml(name, type, placed, code, features.length),
      status: 200
    };
  }
  const body = JSON.stringify({
    type: 'FeatureCollection',
    features: placed,
    totalFeatures: features.length,
    numberMatched: features.length,
    numberReturned: placed.length,
    crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${code}` } }
  });
  return { type: `${format};charset=UTF-8`, body, status: 200 };
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
const namespaces =
  'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

function capabilities({ types, formats, crs }: StandInWfs): string {
  const values = ['application/gml+xml; version=3.2', ...formats]
    .map((one) => `<ows:Value>${one}</ows:Value>`)
    .join('');
  const list = Object.keys(types).map(
    (name) =>
      `<wfs:FeatureType><wfs:Name>${name}</wfs:Name><wfs:DefaultCRS>urn:ogc:def:crs:EPSG::${crs}</wfs:DefaultCRS></wfs:FeatureType>`
  );
  return `<?xml version="1.0" encoding="UTF-8"?><wfs:WFS_Capabilities ${namespaces} version="2.0.0"><ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:Parameter name="outputFormat"><ows:AllowedValues>${values}</ows:AllowedValues></ows:Parameter></ows:Operation></ows:OperationsMetadata><wfs:FeatureTypeList>${list.join('')}</wfs:FeatureTypeList></wfs:WFS_Capabilities>`;
}

/** Types of the fields as XML Schema has them, told by the values. */
function describe(name: string, { fields, geometryName, features }: StandInType): string {
  const kindOf = (field: string): string => {
    if (field === geometryName) return 'gml:GeometryPropertyType';
    return features.some((f) => typeof f.properties[field] === 'number') ? 'xsd:double' : 'xsd:string';
  };
  const elements = [...fields].map((field) => `<xsd:element name="${field}" type="${kindOf(field)}" minOccurs="0"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?><xsd:schema ${namespaces}><xsd:complexType name="${bare(name)}Type"><xsd:complexContent><xsd:extension base="gml:AbstractFeatureType"><xsd:sequence>${elements.join('')}</xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType><xsd:element name="${bare(name)}" type="${bare(name)}Type" substitutionGroup="gml:AbstractFeature"/></xsd:schema>`;
}

/** GML 3.2 as MapServer writes it: urn of the system, so latitude first in degrees. */
function gml(name: string, type: StandInType, features: Features, code: number, matched: number): string {
  const flip = code === 4326;
  const list = (line: number[][]): string => line.map(([x, y]) => (flip ? `${y} ${x}` : `${x} ${y}`)).join(' ');
  const srs = `srsName="urn:ogc:def:crs:EPSG::${code}"`;
  const polygon = (rings: number[][][]): string =>
    `<gml:Polygon ${srs}>${rings
      .map((ring, i) => {
        const side = i === 0 ? 'exterior' : 'interior';
        return `<gml:${side}><gml:LinearRing><gml:posList>${list(ring)}</gml:posList></gml:LinearRing></gml:${side}>`;
      })
      .join('')}</gml:Polygon>`;
  const shape = (geometry: Geometry): string => {
    if (geometry.type === 'Point')
      return `<gml:Point ${srs}><gml:pos>${list([geometry.coordinates])}</gml:pos></gml:Point>`;
    if (geometry.type === 'Polygon') return polygon(geometry.coordinates);
    throw new Error(`No GML made up for ${geometry.type}`);
  };
  const member = (f: Features[number]): string =>
    `<wfs:member><ms:${bare(name)} gml:id="${f.id}">${Object.entries(f.properties)
      .map(([field, value]) => (value === null ? '' : `<ms:${field}>${escape(String(value))}</ms:${field}>`))
      .join(
        ''
      )}<ms:${type.geometryName}>${shape(f.geometry)}</ms:${type.geometryName}></ms:${bare(name)}></wfs:member>`;
  return `<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection ${namespaces} xmlns:ms="http://mapserver.gis.umn.edu/mapserver" numberMatched="${matched}" numberReturned="${features.length}" timeStamp="2026-01-01T00:00:00Z">${features.map(member).join('')}</wfs:FeatureCollection>`;
}
