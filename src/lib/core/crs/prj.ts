import { definitions, type Projection } from './definitions';

/** Names of `.prj` files (letters and digits only, lower case) that say a code by themselves. */
const names: Readonly<Record<string, number>> = {
  gcswgs1984: 4326,
  wgs84: 4326,
  gcsetrs1989: 4258,
  etrs89: 4258,
  gcsrgf1993: 4171,
  rgf93: 4171,
  rgf93v1: 4171,
  rgf1993lambert93: 2154,
  rgf93lambert93: 2154,
  rgf93v1lambert93: 2154,
  lambert93: 2154,
  wgs1984webmercatorauxiliarysphere: 3857,
  wgs1984webmercator: 3857,
  wgs84pseudomercator: 3857,
  rgr1992utm40s: 2975,
  rgr92utmzone40s: 2975,
  rgfg1995utm22n: 2972,
  rgfg95utmzone22n: 2972,
  rgaf09utmzone20n: 5490,
  rgm04utmzone38s: 4471,
  rgm2004utm38s: 4471,
  rgspm06utmzone21n: 4467,
  rgspm2006utm21n: 4467
};

/**
 * EPSG code of a `.prj` text, by authority, name, or signature of parameters; null when none is sure. The text is never
 * handed to a projection engine: ESRI's NTF files are in grads, and read as degrees they land 500 km away.
 */
export function codeOfPrj(prj: string): string | null {
  const text = prj.trim().replace(/^\uFEFF/, '');
  // the outermost authority closes the text; inner ones are of the datum, ellipsoid or units
  const authority = /AUTHORITY\["EPSG",\s*"?(\d+)"?\]\s*\]$|ID\["EPSG",\s*(\d+)\]\s*\]$/i.exec(text);
  const stated = Number(authority?.[1] ?? authority?.[2] ?? NaN);
  if (known(stated)) return `EPSG:${stated}`;
  const projected = /PROJCS|PROJCRS/i.test(text);
  const name = (/^\w+\["([^"]+)"/.exec(text)?.[1] ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  const byName = names[name] ?? conicZone(name) ?? utmZone(name);
  if (byName !== undefined && known(byName)) return `EPSG:${byName}`;
  return projected ? bySignature(text) : null;
}

function known(code: number): boolean {
  return definitions.some((definition) => definition.code === `EPSG:${code}`);
}

/** `RGF_1993_CC45`, `RGF93 / CC45`, `RGF93 v1 / CC45`. */
function conicZone(name: string): number | undefined {
  const zone = /^rgf(?:19)?93(?:v1)?(?:cc|lambert)(4[2-9]|50)$/.exec(name)?.[1];
  return zone === undefined ? undefined : 3900 + Number(zone);
}

/** `WGS_1984_UTM_Zone_31N`, `WGS 84 / UTM zone 31N`, `ETRS_1989_UTM_Zone_31N`. */
function utmZone(name: string): number | undefined {
  const utm = /^(wgs(?:19)?84|etrs(?:19)?89)utm(?:zone)?(\d{1,2})([ns])$/.exec(name);
  if (!utm) return undefined;
  const zone = Number(utm[2]);
  if (utm[1]?.startsWith('etrs')) return utm[3] === 'n' ? 25800 + zone : undefined;
  return (utm[3] === 's' ? 32700 : 32600) + zone;
}

/** Lambert conics by their origin; datum told apart by its name, NTF's zone II by the false northing of 2,200,000 m. */
function bySignature(text: string): string | null {
  const value = (name: string): number => {
    const found = new RegExp(`PARAMETER\\["${name}",\\s*(-?[\\d.eE+]+)`, 'i').exec(text)?.[1];
    return found === undefined ? NaN : Number(found);
  };
  if (!/Lambert_Conformal_Conic/i.test(text)) return null;
  const x0 = value('False_Easting');
  const y0 = value('False_Northing');
  if (/NTF|Nouvelle_Triangulation/i.test(text)) return x0 === 600000 && y0 === 2200000 ? 'EPSG:27572' : null;
  if (!/RGF|Reseau_Geodesique_Francais/i.test(text)) return null;
  const found = definitions.find(
    ({ projection }) => isLambert(projection) && projection.x0 === x0 && projection.y0 === y0
  );
  const parallels = [value('Standard_Parallel_1'), value('Standard_Parallel_2')].sort();
  if (!found || !isLambert(found.projection)) return null;
  const expected = [found.projection.lat1, found.projection.lat2].sort();
  const same = parallels.every((parallel, i) => Math.abs(parallel - (expected[i] as number)) < 1e-9);
  return same ? found.code : null;
}

function isLambert(projection: Projection): projection is Extract<Projection, { type: 'lcc' }> {
  return projection.type === 'lcc';
}
