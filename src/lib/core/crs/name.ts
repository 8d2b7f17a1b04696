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
  'IGNF:RGF93V2LAMB93': 9793,
  'IGNF:RGF93V2BLAMB93': 9794,
  ...Object.fromEntries([42, 43, 44, 45, 46, 47, 48, 49, 50].map((lat) => [`IGNF:RGF93CC${lat}`, 3900 + lat])),
  'IGNF:RGF93G': 4171,
  'IGNF:RGF93GEO': 4171,
  'IGNF:WGS84G': 4326,
  'IGNF:ETRS89G': 4258,
  'IGNF:ETRS89LAEA': 3035,
  'IGNF:ETRS89GEO': 4258,
  'IGNF:NTFG': 4275,
  'IGNF:NTFPGRAD': 4807,
  'IGNF:LAMBE': 27572,
  'IGNF:LAMB1': 27561,
  'IGNF:LAMB2': 27562,
  'IGNF:LAMB3': 27563,
  'IGNF:LAMB4': 27564,
  'IGNF:LAMB1C': 27571,
  'IGNF:LAMB2C': 27572,
  'IGNF:LAMB3C': 27573,
  'IGNF:LAMB4C': 27574,
  'IGNF:UTM30ETRS89': 25830,
  'IGNF:UTM31ETRS89': 25831,
  'IGNF:UTM32ETRS89': 25832,
  'IGNF:RGR92UTM40S': 2975,
  'IGNF:RGR92G': 4627,
  'IGNF:UTM22RGFG95': 2972,
  'IGNF:RGFG95UTM22N': 2972,
  'IGNF:RGFG95G': 4624,
  'IGNF:RGAF09UTM20': 5490,
  'IGNF:RGAF09UTM20N': 5490,
  'IGNF:RGAF09G': 5489,
  'IGNF:RGM04UTM38S': 4471,
  'IGNF:RGM04G': 4470,
  'IGNF:RGSPM06UTM21': 4467,
  'IGNF:RGSPM06G': 4463,
  'EPSG:900913': 3857,
  'EPSG:3785': 3857,
  'EPSG:102100': 3857,
  'EPSG:102113': 3857,
  'ESRI:102100': 3857,
  'EPSG:102110': 2154,
  'ESRI:102110': 2154,
  // deprecated codes of the same zones
  'EPSG:27581': 27571,
  'EPSG:27582': 27572,
  'EPSG:27583': 27573,
  'EPSG:27584': 27574,
  'EPSG:27591': 27561,
  'EPSG:27592': 27562,
  'EPSG:27593': 27563,
  'EPSG:27594': 27564,
  // with heights
  'EPSG:4979': 4326,
  'EPSG:4937': 4258,
  'EPSG:4965': 4171,
  'EPSG:5698': 2154,
  'EPSG:5699': 2154,
  WGS84: 4326,
  'WGS 84': 4326
};

/**
 * Reads the forms in which coordinate systems are named: `EPSG:2154`, `urn:ogc:def:crs:EPSG::2154` (with or without a
 * version), `http://www.opengis.net/def/crs/EPSG/0/4326`, `…/gml/srs/epsg.xml#4326`, `CRS:84` and its URN and http
 * forms, `IGNF:LAMB93` and its URN and http forms, compounds with heights (`EPSG:2154+5720`), a bare number. Null when the form is unknown; the code may still be one we cannot transform.
 * URN and `def/crs` forms obey the authority's axis order, the short and `epsg.xml` forms mean x first.
 */
export function parseCrs(name: string): CrsName | null {
  // a system with heights is its horizontal part
  const text = name
    .trim()
    .replace(/^urn:(?:x-)?ogc:def:crs,crs:([^,]+),.*$/i, 'urn:ogc:def:crs:$1')
    .replace(/^(EPSG:\d+)\+(?:EPSG:)?\d+$/i, '$1');
  if (/^(urn:(x-)?ogc:def:crs:)?(OGC|CRS)[:/].*84$/i.test(text) || /\/def\/crs\/OGC\/[\d.]+\/CRS84h?$/i.test(text)) {
    return { code: 'EPSG:4326', axis: 'xy' };
  }
  const ignf =
    /^(?:urn:(?:x-)?ogc:def:crs:IGNF:.*:|https?:\/\/[^ ]*\/IGNF\/(?:crs\/IGNF\/)?|[^ ]*IGNF\.xml#)([\w.]+)$/i.exec(
      text
    );
  const synonym = synonyms[ignf ? `IGNF:${ignf[1]?.toUpperCase()}` : text.toUpperCase()];
  if (synonym !== undefined) return { code: `EPSG:${synonym}`, axis: 'xy' };
  const urn =
    /^urn:(?:x-)?ogc:def:crs:EPSG:(?:[^:]*:)?(\d+)$/i.exec(text) ?? /\/def\/crs\/EPSG\/[^/]*\/(\d+)$/i.exec(text);
  if (urn) return epsg(urn[1] as string, true);
  const short =
    /^(?:EPSG:{1,2})?(\d{4,6})$/i.exec(text) ??
    /(?:\/epsg\.xml#|spatialreference\.org\/ref\/epsg\/|epsg\.io\/)(\d+)\/?$/i.exec(text);
  return short ? epsg(short[1] as string, false) : null;
}

function epsg(digits: string, obeysAuthority: boolean): CrsName {
  const number = synonyms[`EPSG:${Number(digits)}`] ?? Number(digits);
  return { code: `EPSG:${number}`, axis: obeysAuthority && isNorthFirst(number) ? 'yx' : 'xy' };
}
