import type { CrsAssets } from '../ports';
import { bad, type Outcome } from '../problems/problem';
import type { Bbox } from '../table/table';
import type { CrsDefinition } from './definitions';
import { parseCrs } from './name';
import { transformBy, transformOf, type Transform } from './transform';
import { codeOfName, codeOfWkt, isWkt, nameOfWkt } from './wkt';

/**
 * Transform of what a document or a person names a coordinate system by: a code in any of its forms, an IGNF name,
 * WKT 1 (ESRI's `.prj` too), WKT 2, PROJJSON, a PROJ text. A text without a code is computed as it stands only when it is
 * in metres or degrees from Greenwich, by a method whose parameters all engines read alike: anything else would be off
 * by hundreds of kilometres without a word.
 * Fails with `unsupported-crs`.
 */
export async function resolveCrs(text: string, assets: CrsAssets): Promise<Outcome<Transform>> {
  const name = parseCrs(text);
  if (name) return transformOf(name.code, assets);
  const trimmed = text.replace(/^\s*\uFEFF?\s*/, '').trim();
  if (trimmed.startsWith('{')) return ofProjjson(trimmed, assets);
  if (isWkt(trimmed)) return ofWkt(trimmed, assets);
  if (trimmed.startsWith('+')) return ofProj(trimmed, assets);
  const code = codeOfName(trimmed);
  return code === null ? unsupported(trimmed) : transformOf(code, assets);
}

/** What a person reads of a system's name: a WKT's or PROJJSON's own name, else the text, cut. */
export function shortName(text: string): string {
  const name = parseCrs(text);
  if (name) return name.code;
  if (isWkt(text)) return nameOfWkt(text).slice(0, 60);
  const inside = /^\s*\{/.test(text) ? /"name"\s*:\s*"([^"]{1,60})"/.exec(text)?.[1] : undefined;
  return inside ?? text.trim().slice(0, 60);
}

async function ofWkt(wkt: string, assets: CrsAssets): Promise<Outcome<Transform>> {
  const code = codeOfWkt(wkt);
  if (code !== null) {
    const found = await transformOf(code, assets);
    if (found.ok) return found;
  }
  const meridian = /"(?:Central_Meridian|Longitude of (?:natural|false) origin)"\s*,\s*(-?[\d.]+)/i.exec(wkt)?.[1];
  return isPlain(wkt) ? asItStands(shortName(wkt), wkt, meridian) : unsupported(wkt);
}

interface Projjson {
  type?: unknown;
  name?: unknown;
  id?: { authority?: unknown; code?: unknown };
  components?: Projjson[];
  source_crs?: Projjson;
}

async function ofProjjson(text: string, assets: CrsAssets): Promise<Outcome<Transform>> {
  let crs: Projjson;
  try {
    crs = JSON.parse(text) as Projjson;
  } catch {
    return unsupported(text);
  }
  crs = crs.components?.[0] ?? crs.source_crs ?? crs;
  const { authority, code: number } = crs.id ?? {};
  const stated = authority === undefined ? null : parseCrs(`${String(authority)}:${String(number)}`);
  const code = stated?.code ?? codeOfName(String(crs.name ?? ''));
  if (code !== null) {
    const found = await transformOf(code, assets);
    if (found.ok) return found;
  }
  const units = [...text.matchAll(/"unit"\s*:\s*("[^"]*"|\{)/g)].map(([, unit]) => unit);
  const plain = units.every((unit) => unit === '"metre"' || unit === '"degree"') && !/prime_meridian|NTF/.test(text);
  const meridian = /"Longitude of (?:natural|false) origin"\s*,\s*"value"\s*:\s*(-?[\d.]+)/.exec(text)?.[1];
  return plain ? asItStands(shortName(text), JSON.stringify(crs), meridian) : unsupported(text);
}

async function ofProj(text: string, assets: CrsAssets): Promise<Outcome<Transform>> {
  const code = /\+init=epsg:(\d+)/i.exec(text)?.[1];
  if (code !== undefined) return transformOf(`EPSG:${code}`, assets);
  // a grid that is not here would be left out without a word
  if (/nadgrids=(?!@null)/.test(text) || /\+(axis|geoidgrids)=/.test(text)) return unsupported(text);
  return asItStands(text, text, /\+lon_0=(-?[\d.]+)/.exec(text)?.[1]);
}

const methods =
  /"(Transverse_Mercator|Lambert_Conformal_Conic(_[12]SP)?|Mercator(_[12]SP)?|Albers(_Conic_Equal_Area)?|Lambert_Azimuthal_Equal_Area|Transverse Mercator|Lambert Conic Conformal \([12]SP\)|Lambert Azimuthal Equal Area|Albers Equal Area)"/i;

/** Metres or degrees from Greenwich, of a known method, and no datum that is shifted by a grid. */
function isPlain(wkt: string): boolean {
  const units = [...wkt.matchAll(/\b(?:LENGTH|ANGLE)?UNIT\s*\[\s*"([^"]+)"/gi)].map(([, unit]) => unit ?? '');
  if (units.length === 0 || !units.every((unit) => /^(met(re|er)s?|m|degree\w*)$/i.test(unit))) return false;
  const meridian = /PRIMEM\s*\[\s*"[^"]*"\s*,\s*([-\d.]+)/i.exec(wkt)?.[1];
  if (meridian !== undefined && Number(meridian) !== 0) return false;
  return !/NTF|Clarke_?\s?1880/i.test(wkt) && (!/PROJC(S|RS)/i.test(wkt) || methods.test(wkt));
}

/** A text by proj4; its area is 40° either side of its meridian, where what comes out is believed. */
function asItStands(name: string, definition: string, meridian: string | undefined): Outcome<Transform> {
  const middle = meridian === undefined ? null : Number(meridian);
  const area: Bbox = middle === null ? [-180, -90, 180, 90] : [middle - 40, -85, middle + 40, 85];
  const crs: CrsDefinition = { code: name, name, projection: { type: 'proj4', definition }, area };
  return transformBy(crs);
}

function unsupported(text: string): Outcome<Transform> {
  return bad({ code: 'unsupported-crs', facts: { crs: shortName(text) } });
}
