import Supercluster from 'supercluster';
import { innerPoints } from '../../geometry/inner-point';
import type { Group } from '../../marks/marks';
import type { FeatureTable } from '../../table/table';

/** Zooms from this one on show every point. */
const SINGLE = 17;

interface Index {
  distance: number;
  tree: Supercluster<{ row: number }>;
  points: number;
}
/** Of each table, the last index made. */
const indexOf = new WeakMap<FeatureTable, Index>();

function indexed(table: FeatureTable, distance: number): Index {
  const known = indexOf.get(table);
  if (known?.distance === distance) return known;
  const { coords, row } = innerPoints(table);
  const tree = new Supercluster<{ row: number }>({ radius: distance, extent: 512, maxZoom: SINGLE - 1 });
  tree.load(
    Array.from(row, (of, i) => ({
      type: 'Feature',
      properties: { row: of },
      geometry: { type: 'Point', coordinates: [coords[2 * i] as number, coords[2 * i + 1] as number] }
    }))
  );
  const made = { distance, tree, points: row.length };
  indexOf.set(table, made);
  return made;
}

/** What points become at a zoom. */
export interface Grouped {
  /** longitude and latitude of each group, the largest first */
  positions: Float64Array;
  counts: Uint32Array;
  /** number of each group, above those of the table's rows: `groupOf` knows it, at any zoom */
  rows: Uint32Array;
  /** rows that stand alone */
  single: Uint32Array;
  /** zooms for which that is so, the last left out */
  zooms: [from: number, to: number];
}

/** Groups of the points of a table at a zoom of the map, `distance` CSS pixels apart; each row in one, or alone. */
export function groupsAt(table: FeatureTable, distance: number, zoom: number): Grouped {
  const { tree, points } = indexed(table, distance);
  const whole = Math.max(0, Math.min(SINGLE, Math.floor(zoom)));
  const groups: { id: number; count: number; at: readonly number[] }[] = [];
  const single: number[] = [];
  for (const { properties, geometry } of tree.getClusters([-180, -90, 180, 90], whole)) {
    if ('cluster' in properties)
      groups.push({ id: properties.cluster_id, count: properties.point_count, at: geometry.coordinates });
    else single.push(properties.row);
  }
  groups.sort((a, b) => b.count - a.count || a.id - b.id);
  return {
    positions: Float64Array.from(groups.flatMap(({ at }) => [at[0] as number, at[1] as number])),
    counts: Uint32Array.from(groups, ({ count }) => count),
    rows: Uint32Array.from(groups, ({ id }) => table.rows + id - points),
    single: Uint32Array.from(single).sort(),
    zooms: [whole === 0 ? -Infinity : whole, whole === SINGLE ? Infinity : whole + 1]
  };
}

/** The group that a number above the table's rows names: where it is, how many points, the zoom at which it parts. */
export function groupOf(table: FeatureTable, distance: number, row: number): Group | null {
  if (row < table.rows) return null;
  const { tree, points } = indexed(table, distance);
  const id = row - table.rows + points;
  let [lon, lat, count] = [0, 0, 0];
  try {
    for (const { properties, geometry } of tree.getChildren(id)) {
      const share = 'cluster' in properties ? properties.point_count : 1;
      lon += share * (geometry.coordinates[0] as number);
      lat += share * (geometry.coordinates[1] as number);
      count += share;
    }
  } catch {
    // an index that was made anew for other distances does not know it
    return null;
  }
  return { lon: lon / count, lat: lat / count, count, zoom: tree.getClusterExpansionZoom(id) };
}
