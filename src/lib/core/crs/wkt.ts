import { definitions, type Projection } from './definitions';

/** Names of WKT and `.prj` files (letters and digits only, lower case) that say a code by themselves. */
const names: Readonly<Record<string, number>> = {
  gcswgs1984: 4326,
  wgs84: 4326,
  wgs84crs84: 4326,
  gcsetrs1989: 4258,
  etrs89: 4258,
  gcsrgf1993: 4171,
  rgf93: 4171,
  rgf93v1: 4171,
  rgf93v2: 9777,
  rgf93v2b: 9782,
  gcsntf: 4275,
  ntf: 4275,
  gcsntfparis: 4807,
  ntfparis: 4807,
  gcsrgr1992: 4627,
  gcsrgfg1995: 4624,
  gcsrgm2004: 4470,
  gcsrgspm2006: 4463,
  rgf1993lambert93: 2154,
  rgf93lambert93: 2154,
  rgf93v1lambert93: 2154,
  rgf93v2lambert93: 9793,
  rgf93v2blambert93: 9794,
  lambert93: 2154,
  ntflambertiietendu: 27572,
  etrs1989laea: 3035,
  etrs89laeaeurope: 3035,
  etrs89extendedlaeaeurope: 3035,
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

/** WKT 1, ESRI's and WKT 2 all start with a keyword and its bracket. */
export function isWkt(text: string): boolean {
  return /^\s*\uFEFF?\s*(PROJ|GEOG|GEOD|COMPD|COMPOUND|BOUND|GEOGRAPHIC|PROJECTED)\w*\s*[[(]/i.test(text);
}

/** The name that a WKT gives its system. */
export function nameOfWkt(wkt: string): string {
  return /\w+\s*[[(]\s*"([^"]+)"/.exec(wkt)?.[1] ?? wkt.trim().slice(0, 60);
}

/**
 * EPSG code of a WKT or `.prj` text, by authority, name, or signature of parameters; null when none is sure. ESRI's NTF
 * files are in grads, and read as degrees they land 500 km away: they are known by their signature alone.
 */
export function codeOfWkt(wkt: string): string | null {
  const text = wkt.replace(/^\s*\uFEFF?\s*/, '').trim();
  // a system with heights is its horizontal part
  const compound = /^COMP(?:D_CS|OUNDCRS)\s*[[(]\s*"[^"]*"\s*,\s*(.*)/is.exec(text)?.[1];
  if (compound !== undefined) return codeOfWkt(firstBlock(compound));
  const bound = /^BOUNDCRS\s*\[\s*SOURCECRS\s*\[\s*(.*)/is.exec(text)?.[1];
  if (bound !== undefined) return codeOfWkt(firstBlock(bound));
  // the outermost authority closes the text; inner ones are of the datum, ellipsoid or units
  const authority =
    /AUTHORITY\s*\["EPSG",\s*"?(\d+)"?\]\s*\]$/i.exec(text) ?? /\bID\s*\["EPSG",\s*(\d+)[^\]]*\]\s*\]$/i.exec(text);
  if (authority) return `EPSG:${authority[1]}`;
  return codeOfName(nameOfWkt(text)) ?? (/PROJCS|PROJCRS/i.test(text) ? bySignature(text) : null);
}

/** Code of the usual names of systems (`RGF_1993_CC45`, `WGS 84 / UTM zone 31N`, `RGF93 v1 / Lambert-93`), or null. */
export function codeOfName(words: string): string | null {
  const name = words.toLowerCase().replace(/[^a-z0-9]/g, '');
  const number = names[name] ?? conicZone(name) ?? utmZone(name);
  return number === undefined || !known(number) ? null : `EPSG:${number}`;
}

/** The text up to where its first bracket closes; brackets within quotes do not count. */
function firstBlock(text: string): string {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    if (quoted) continue;
    if (c === '[' || c === '(') depth++;
    if ((c === ']' || c === ')') && --depth === 0) return text.slice(0, i + 1);
  }
  return text;
}

function known(code: number): boolean {
  return definitions.some((definition) => definition.code === `EPSG:${code}`);
}

/** `RGF_1993_CC45`, `RGF93 / CC45`, `RGF93 v2b / CC45`. */
function conicZone(name: string): number | undefined {
  const zone = /^rgf(?:19)?93(v1|v2|v2b)?(?:cc|lambert)(4[2-9]|50)$/.exec(name);
  if (!zone) return undefined;
  const base = { v1: 3900, v2: 9780, v2b: 9800 }[zone[1] ?? 'v1'] as number;
  return base + Number(zone[2]);
}

/** `WGS_1984_UTM_Zone_31N`, `WGS 84 / UTM zone 31N`, `ETRS_1989_UTM_Zone_31N`. */
function utmZone(name: string): number | undefined {
  const utm = /^(wgs(?:19)?84|etrs(?:19)?89)utm(?:zone)?(\d{1,2})([ns])$/.exec(name);
  if (!utm) return undefined;
  const zone = Number(utm[2]);
  if (utm[1]?.startsWith('etrs')) return utm[3] === 'n' ? 25800 + zone : undefined;
  return (utm[3] === 's' ? 32700 : 32600) + zone;
}

/** False origin of NTF's zones, and their parallel in grads where several zones share it. */
const ntfZones: readonly [x0: number, y0: number, grads: number | null, code: number][] = [
  [600000, 1200000, null, 27571],
  [600000, 2200000, null, 27572],
  [600000, 3200000, null, 27573],
  [234.358, 4185861.369, null, 27574],
  [600000, 200000, 55, 27561],
  [600000, 200000, 52, 27562],
  [600000, 200000, 49, 27563],
  [234.358, 185861.369, null, 27564]
];

/** Lambert conics by their origin; datum told apart by its name. */
function bySignature(text: string): string | null {
  const value = (...names: string[]): number => {
    for (const name of names) {
      const found = new RegExp(`PARAMETER\\s*\\["${name}",\\s*(-?[\\d.eE+]+)`, 'i').exec(text)?.[1];
      if (found !== undefined) return Number(found);
    }
    return NaN;
  };
  if (!/Lambert_Conformal_Conic|Lambert Conic Conformal/i.test(text)) return null;
  const x0 = value('False_Easting', 'Easting at false origin');
  const y0 = value('False_Northing', 'Northing at false origin');
  if (/NTF|Nouvelle[_ ]Triangulation/i.test(text)) {
    const parallel = value('Latitude_Of_Origin', 'Standard_Parallel_1', 'Latitude of natural origin');
    const zone = ntfZones.find(
      ([x, y, grads]) => x === x0 && y === y0 && (grads === null || parallel === grads || near(parallel, grads * 0.9))
    );
    return zone ? `EPSG:${zone[3]}` : null;
  }
  if (!/RGF|Reseau[_ ]Geodesique[_ ]Francais/i.test(text)) return null;
  const found = definitions.find(
    ({ projection }) => isLambert(projection) && projection.x0 === x0 && projection.y0 === y0
  );
  const parallels = [
    value('Standard_Parallel_1', 'Latitude of 1st standard parallel'),
    value('Standard_Parallel_2', 'Latitude of 2nd standard parallel')
  ].sort();
  if (!found || !isLambert(found.projection)) return null;
  const expected = [found.projection.lat1, found.projection.lat2].sort();
  return parallels.every((parallel, i) => near(parallel, expected[i] as number)) ? found.code : null;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}

function isLambert(projection: Projection): projection is Extract<Projection, { type: 'lcc' }> {
  return projection.type === 'lcc';
}
