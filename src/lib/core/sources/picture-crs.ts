import { parseCrs } from '../crs/name';
import { transformToLonLat } from '../crs/transform';
import type { Bbox } from '../table/table';

/** A coordinate system in which pictures can be asked and drawn. */
export interface PictureCrs {
  /** the server's own name of it */
  name: string;
  /** `EPSG:n` */
  code: string;
  /** order of eastings and northings in what the authority defines: `yx` is north first */
  axis: 'xy' | 'yx';
}

/** Axis order of a name read as the authority defines it, as WMS 1.3.0 and WMTS do even of the short form. */
export function authorityAxis(name: string): 'xy' | 'yx' {
  const short = /^(?:EPSG:{1,2})?(\d{4,6})$/i.exec(name.trim());
  return parseCrs(short ? `urn:ogc:def:crs:EPSG::${short[1]}` : name)?.axis ?? 'xy';
}

/**
 * Best of the offered systems for a Web Mercator map: Web Mercator itself; else a plane whose area of use holds the
 * layer, Lambert-93 and the more precise first; else degrees. Null when none is known.
 */
export function choosePictureCrs(names: readonly string[], bbox: Bbox | null): PictureCrs | null {
  const known = names.flatMap((name) => {
    const parsed = parseCrs(name);
    if (!parsed) return [];
    if (parsed.code === 'EPSG:3857') return [{ name, code: parsed.code, rank: -1 }];
    const transform = transformToLonLat(parsed.code);
    return transform.ok ? [{ name, code: parsed.code, rank: rankOf(parsed.code, name, bbox) }] : [];
  });
  const best = known.reduce<(typeof known)[number] | null>((a, b) => (a === null || b.rank < a.rank ? b : a), null);
  return best && { name: best.name, code: best.code, axis: authorityAxis(best.name) };
}

/** Smaller is better. */
function rankOf(code: string, name: string, bbox: Bbox | null): number {
  const found = transformToLonLat(code);
  if (!found.ok) return Infinity;
  const { definition } = found.value;
  const [west, south, east, north] = definition.area;
  const degrees = definition.projection.type === 'geographic';
  const across = bbox ? (Math.min(bbox[2], east) - Math.max(bbox[0], west)) / (bbox[2] - bbox[0]) : 1;
  const down = bbox ? (Math.min(bbox[3], north) - Math.max(bbox[1], south)) / (bbox[3] - bbox[1]) : 1;
  // extents are often drawn wide
  const holds = across > 0 && down > 0 && across * down > 0.5;
  // `CRS:84` leaves no doubt about the order of its axes
  if (degrees) return /84$/.test(name) && !/EPSG/i.test(name) ? 2 : 2.5;
  const precise = definition.datum === undefined && (definition.precisionMetres ?? 0) === 0;
  return (holds ? 0 : 3) + (precise ? 0 : 1) + (code === 'EPSG:2154' ? 0 : 0.5);
}

/** Ground metres of one unit of a coordinate system, as scale denominators count them (OGC 07-057r7, 6.1). */
export function metresPerUnit(code: string): number {
  const found = transformToLonLat(code);
  const degrees = found.ok && found.value.definition.projection.type === 'geographic';
  return degrees ? (Math.PI * 6378137) / 180 : 1;
}
