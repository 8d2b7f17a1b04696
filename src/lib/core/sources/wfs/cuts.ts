import { isNorthFirst } from '../../crs/axis-order';
import { parseCrs } from '../../crs/name';
import { transformToLonLat } from '../../crs/transform';
import type { Condition, Filter } from '../../table/filter';
import type { Bbox } from '../../table/table';
import { cqlFilter } from './cql';
import { fesFilter, type PlaneBox, type WfsVersion } from './fes';

/** A way of asking the server for less than everything. */
export interface Cut {
  parameters: Record<string, string>;
  /** whether the server is asked to keep to the box, and to the filter */
  bbox: boolean;
  filter: boolean;
}

export interface CutOptions {
  version: WfsVersion;
  /** degrees */
  bbox?: Bbox | undefined;
  filter?: Filter | undefined;
  cql?: string | undefined;
  /** geometry property, where it is known */
  geometry: string | null;
  /** the layer's own system, where it is known; asked of servers before 2.0.0 */
  nativeCrs: string | null;
  /** system that is asked for already */
  srsName?: string | undefined;
}

/**
 * Ways of asking for what is wanted, from the one that most servers take to asking for everything: OGC filters, then
 * `cql_filter`. Boxes are in EPSG:3857, whose axes nobody swaps; WFS 1.0.0 knows only the layer's own system, and so does
 * QGIS Server (1.1.0), which reads a box in another one only by SRSNAME, in filters not even so. A box and a filter go in
 * one expression: together as two parameters the standard forbids them, and servers fail.
 */
export function cutsOf(options: CutOptions): Cut[] {
  const { bbox, filter, cql, version } = options;
  const conditions = filter?.all.filter(isPushed) ?? [];
  const own = version === '2.0.0' ? null : (parseCrs(options.nativeCrs ?? '')?.code ?? null);
  const isOwn = version === '1.0.0' || (own !== null && isPlain(own));
  const box = bbox ? planeBox(bbox, isOwn ? own : 'EPSG:3857') : null;
  const cuts: Cut[] = [];
  const add = (parameters: Record<string, string>, withBox: boolean): void => {
    cuts.push({ parameters, bbox: withBox, filter: conditions.length > 0 && !('BBOX' in parameters) });
  };
  const isRead = isOwn || own === null;
  const placed = box && isRead && options.geometry !== null ? { ...box, geometry: options.geometry } : null;
  if (cql !== undefined) {
    if (placed) add({ CQL_FILTER: cqlFilter(conditions, placed, cql) }, true);
    if (conditions.length > 0) add({ CQL_FILTER: cqlFilter(conditions, null, cql) }, false);
    cuts.push({ parameters: { CQL_FILTER: cql }, bbox: false, filter: false });
    return cuts;
  }
  if (conditions.length > 0) {
    for (const cut of placed ? [placed, null] : [null]) {
      add({ FILTER: fesFilter(conditions, cut, version) }, cut !== null);
      add({ CQL_FILTER: cqlFilter(conditions, cut) }, cut !== null);
    }
  }
  if (box) {
    const sides = box.box.join(',');
    if (version === '1.0.0') add({ BBOX: sides }, true);
    else {
      const named: Record<string, string> = isRead || options.srsName !== undefined ? {} : { SRSNAME: own };
      add({ BBOX: `${sides},${box.crs}`, ...named }, true);
      add({ BBOX: `${sides},${box.crs.replace('EPSG:', 'urn:ogc:def:crs:EPSG::')}` }, true);
    }
  }
  cuts.push({ parameters: {}, bbox: false, filter: false });
  return cuts;
}

/** Whether all servers take the short name of a system for x, then y: those of planes whose authority puts east first. */
function isPlain(code: string): boolean {
  const transform = transformToLonLat(code);
  const known = transform.ok && transform.value.definition.projection.type !== 'geographic';
  return known && !isNorthFirst(Number(code.replace('EPSG:', '')));
}

/** Whether a server's answer to a condition holds at least what the table's own test would keep. */
function isPushed(condition: Condition): boolean {
  // blank texts count as empty here, not there
  return condition.op !== 'empty' && !(condition.op === 'in' && condition.value.length === 0);
}

/** Share of its sides by which a box is asked larger. */
const margin = 0.01;

/**
 * A box of degrees in a plane: the box around its edges, which the plane may bend. A little larger, since servers draw
 * it in the layer's own system by its four corners, and lose what stands between the chord and the edge. Null where that
 * system is unknown.
 */
function planeBox([left, bottom, right, top]: Bbox, crs: string | null): PlaneBox | null {
  const transform = crs === null ? null : transformToLonLat(crs);
  if (!transform?.ok) return null;
  const [beside, above] = [margin * (right - left), margin * (top - bottom)];
  const [west, east] = [Math.max(left - beside, -180), Math.min(right + beside, 180)];
  const [low, high] = [Math.max(bottom - above, -85), Math.min(top + above, 85)];
  const steps = 16;
  const edges = new Float64Array(8 * (steps + 1));
  for (let i = 0; i <= steps; i++) {
    const [x, y] = [west + ((east - west) * i) / steps, low + ((high - low) * i) / steps];
    edges.set([x, low, x, high, west, y, east, y], 8 * i);
  }
  transform.value.fromLonLat(edges);
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    const [x, y] = [edges[i] as number, edges[i + 1] as number];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return { box, crs: transform.value.definition.code };
}
