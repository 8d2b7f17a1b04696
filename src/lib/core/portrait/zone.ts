import { innerPoints } from '../geometry/inner-point';
import type { CrossContext } from '../crossings/kind';
import { groundBuffer } from '../overlay/ground-buffer';
import { overlayEngine } from '../overlay/load-engine';
import { orientedBlock } from '../overlay/oriented';
import { bad, good, type Outcome } from '../problems/problem';
import { areasKm2 } from '../table/area';
import { bboxOf } from '../table/blocks';
import { PolygonWriter, type Ring, ringsOf } from '../table/polygon-writer';
import { selectRows } from '../table/select-rows';
import { cell, type Bbox, type FeatureTable, type PolygonBlock } from '../table/table';
import type { ZoneSpec } from './schema';

/** The place a portrait is of, laid out: degrees, square kilometres on the ellipsoid. */
export interface Zone {
  /** one row */
  polygons: PolygonBlock;
  bbox: Bbox;
  km2: number;
  /** from which distances are measured: of a radius its middle, else a point inside */
  centre: [lon: number, lat: number];
  /** of a radius: points and lines are measured from its middle, which is exact, not by the drawn circle */
  metres: number | null;
}

/** A zone as a table of one row. */
export function zoneTable({ polygons, bbox }: Pick<Zone, 'polygons' | 'bbox'>): FeatureTable {
  return blank({ polygons, bbox });
}

/** The middle of a zone as a table of one row. */
export function centreTable({ centre: [lon, lat] }: Pick<Zone, 'centre'>): FeatureTable {
  const points = { coords: Float64Array.of(lon, lat), rowOf: Uint32Array.of(0) };
  return blank({ points, bbox: [lon, lat, lon, lat] });
}

function blank(part: Partial<FeatureTable>): FeatureTable {
  return { id: 'zone', rows: 1, bbox: null, covers: 'all', total: 1, crs: 'EPSG:4326', columns: [], bytes: 0, ...part };
}

/** A zone of polygons; null when they hold no ground. */
export function zoneOf(polygons: PolygonBlock): Zone | null {
  const bbox = bboxOf({ polygons });
  const km2 = areasKm2({ rows: 1, polygons })[0] as number;
  const { coords } = innerPoints({ rows: 1, polygons });
  if (!bbox || !(km2 > 0) || coords.length < 2) return null;
  return { polygons, bbox, km2, centre: [coords[0] as number, coords[1] as number], metres: null };
}

/** Row of an area that was chosen: the one of its key, the chosen one first; the chosen one where it has no key. */
function rowOf({ row, key }: Extract<ZoneSpec, { kind: 'area' }>, table: FeatureTable): number {
  const column = key && table.columns.find((c) => c.name === key.column);
  if (!column) return key ? -1 : row;
  const is = (at: number): boolean => at < table.rows && String(cell(column, at)) === key.value;
  if (is(row)) return row;
  for (let at = 0; at < table.rows; at++) if (is(at)) return at;
  return -1;
}

export interface LaidZone {
  zone: Zone;
  /** row of the layer that it is an area of; −1 for the others */
  row: number;
}

/**
 * Lays a zone out. `table`: of the layer whose area it is. Fails with `zone-missing` (no ground: three corners in a
 * line, a row without an area or that is no more) and `overlay-missing` (a circle cannot be drawn).
 */
export async function layZone(
  spec: ZoneSpec,
  table: FeatureTable | null,
  clipper: CrossContext['clipper']
): Promise<Outcome<LaidZone>> {
  const nothing = bad<LaidZone>({ code: 'zone-missing', facts: { name: spec.name } });
  if (spec.kind === 'area') {
    const row = table ? rowOf(spec, table) : -1;
    if (!table || row < 0 || row >= table.rows) return nothing;
    const { polygons } = selectRows(table, 'zone', Uint32Array.of(row));
    const zone = polygons ? zoneOf(polygons) : null;
    return zone ? good({ zone, row }) : nothing;
  }
  if (spec.kind === 'drawn') {
    const writer = new PolygonWriter();
    writer.add(0, [closed(spec.corners)]);
    // a hand may cross its own line
    const zone = zoneOf(orientedBlock(writer.block()));
    return zone ? good({ zone, row: -1 }) : nothing;
  }
  const engine = await overlayEngine(clipper);
  if (!engine) return bad({ code: 'overlay-missing', facts: {} });
  const writer = new PolygonWriter();
  const groups = groundBuffer(engine, [Float64Array.of(spec.lon, spec.lat)], false, spec.metres);
  for (const rings of engine.polygons('union', groups.flat(), [])) writer.add(0, rings);
  const zone = zoneOf(writer.block());
  return zone ? good({ zone: { ...zone, centre: [spec.lon, spec.lat], metres: spec.metres }, row: -1 }) : nothing;
}

function closed(corners: readonly (readonly [number, number])[]): Ring {
  return Float64Array.from([...corners, corners[0] as readonly [number, number]].flat());
}

/** Outline of a zone, to draw it: rings, longitude and latitude interleaved. */
export function outlineOf({ polygons }: Pick<Zone, 'polygons'>): Float64Array[] {
  return Array.from(polygons.rowOf, (_, polygon) => ringsOf(polygons, polygon))
    .flat()
    .map((ring) => ring.slice());
}
