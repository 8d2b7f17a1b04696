import { isNorthFirst } from './axis-order';

/** A coordinate system as named by a document or server, and the order in which that form of name puts coordinates. */
export interface CrsName {
  /** `EPSG:n` */
  code: string;
  /** `yx`: north first. GeoJSON ignores it (always x, y); GML and bounding boxes of OGC services obey it. */
  axis: 'xy' | 'yx';
}

/** Other names in use for codes we know. */
const synonyms: Record<string, number> = {
  'IGNF:LAMB93': 2154,
  'IGNF:RGF93LAMB93': 2154,
  'IGNF:RGF93G': 4171,
  'IGNF:WGS84G': 4326,
  'IGNF:LAMBE': 27572,
  'IGNF:RGR92UTM40S': 2975,
  'IGNF:UTM22RGFG95': 2972,
  'IGNF:RGAF09UTM20': 5490,
  'IGNF:RGM04UTM38S': 4471,
  'EPSG:900913': 3857,
  'EPSG:3785': 3857,
  'EPSG:102100': 3857,
  'ESRI:102100': 3857,
  'EPSG:102110': 2154,
  'ESRI:102110': 2154,
  WGS84: 4326,
  'WGS 84': 4326
};

/**
 * Reads the forms in which coordinate systems are named: `EPSG:2154`, `urn:ogc:def:crs:EPSG::2154` (with or without a
 * version), `http://www.opengis.net/def/crs/EPSG/0/4326`, `…/gml/srs/epsg.xml#4326`, `CRS:84` and its URN and http
 * forms, `IGNF:LAMB93`, a bare number. Null when the form is unknown; the code may still be one we cannot transform.
 * URN and `def/crs` forms obey the authority's axis order, the short and `epsg.xml` forms mean x first.
 */
export function parseCrs(name: string): CrsName | null {
  const text = name.trim();
  if (/^(urn:(x-)?ogc:def:crs:)?(OGC|CRS)[:/].*84$/i.test(text) || /\/def\/crs\/OGC\/[\d.]+\/CRS84h?$/i.test(text)) {
    return { code: 'EPSG:4326', axis: 'xy' };
  }
  const synonym = synonyms[text.toUpperCase()];
  if (synonym !== undefined) return { code: `EPSG:${synonym}`, axis: 'xy' };
  const urn =
    /^urn:(?:x-)?ogc:def:crs:EPSG:(?:[^:]*:)?(\d+)$/i.exec(text) ?? /\/def\/crs\/EPSG\/[^/]*\/(\d+)$/i.exec(text);
  if (urn) return epsg(urn[1] as string, true);
  const short = /^(?:EPSG:{1,2})?(\d{4,6})$/i.exec(text) ?? /\/epsg\.xml#(\d+)$/i.exec(text);
  return short ? epsg(short[1] as string, false) : null;
}

function epsg(digits: string, obeysAuthority: boolean): CrsName {
  const number = synonyms[`EPSG:${Number(digits)}`] ?? Number(digits);
  return { code: `EPSG:${number}`, axis: obeysAuthority && isNorthFirst(number) ? 'yx' : 'xy' };
}
