import { pixelDegrees } from '../../crs/mercator';
import { innerPoints } from '../../geometry/inner-point';
import type { Compiled, Shape } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { roundUp } from '../round-up';
import { densityOf, landsOnPlane, leastRadius, rasterOf, topDensity } from './field';
import { heatColours, heatRamp } from './ramp';
import type { HeatStyle } from './schema';

/** Radius that follows the scale, CSS pixels in the middle of a zoom. */
const PIXELS = 22;

/** What a legend needs of a field. */
interface Facts {
  /** density of the strongest colour, per km² */
  top: number;
  total: number;
  noData: number;
}
type Lands = ReturnType<typeof landsOnPlane>;
interface Known {
  lands: Lands;
  /** row of each point */
  row: Uint32Array;
  least: number;
  /** by the name of a field */
  facts: Map<string, Facts>;
}
/** Of each table, for as long as it is kept. */
const knownOf = new WeakMap<FeatureTable, Known>();

function known(table: FeatureTable): Known {
  const found = knownOf.get(table);
  if (found) return found;
  const { coords, row } = innerPoints(table);
  const lands = landsOnPlane(coords);
  const made = { lands, row, least: leastRadius(lands), facts: new Map<string, Facts>() };
  knownOf.set(table, made);
  return made;
}

/** The round length nearest to one: 1, 2 or 5 times a power of ten. */
function roundNear(length: number): number {
  const above = roundUp(length);
  const below = roundUp(above / 2.5);
  return length / below < above / length ? below : above;
}

/**
 * Radius in metres at a zoom of the map, and the zooms at which it stays: what was chosen, else a round length of some
 * twenty pixels there. Never less than the raster can hold.
 */
export function radiusAt(
  { lands, least }: Pick<Known, 'lands' | 'least'>,
  style: HeatStyle,
  zoom: number
): { radius: number; zooms: [from: number, to: number] | undefined } {
  const floor = least > 0 ? roundUp(least) : 1;
  if (style.radius !== undefined) return { radius: Math.max(style.radius, floor), zooms: undefined };
  const metres = lands[0]?.metres ?? 1;
  const at = (of: number): number => Math.max(floor, roundNear(PIXELS * pixelDegrees(of + 0.5) * metres));
  const whole = Math.max(0, Math.floor(zoom));
  const radius = at(whole);
  return { radius, zooms: [whole === 0 ? -Infinity : whole, radius === floor ? Infinity : whole + 1] };
}

/** Nothing is left to compute: the radius is chosen, or follows the scale. */
export function resolve(_table: FeatureTable, style: HeatStyle): HeatStyle {
  return style;
}

/** The density as one raster a land, coloured by a ramp: another palette sends the ramp alone. */
export function compile(table: FeatureTable, style: HeatStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const of = known(table);
  const { radius, zooms } = radiusAt(of, style, context.zoom);
  const name = `heat@${radius}-${encodeURIComponent(style.column ?? '')}`;
  const make = (id: string): Shape => {
    const values = style.column === undefined ? null : numbersOf(table, style.column);
    const weights = Float64Array.from(of.row, (row) => (values ? (values[row] as number) : 1));
    const grids = of.lands.map((land) => densityOf(land, weights, radius, of.least));
    const most = topDensity(grids);
    const top = most > 0 ? roundUp(most) : 0;
    of.facts.set(name, {
      top,
      total: weights.reduce((sum, weight) => (weight > 0 ? sum + weight : sum), 0),
      noData: weights.reduce((n, weight) => (weight >= 0 ? n : n + 1), 0)
    });
    return {
      id,
      geometry: 'point',
      rows: table.rows,
      vertices: 0,
      positions: new Float32Array(4),
      starts: new Uint32Array(1),
      row: new Uint32Array(0),
      rasters: top > 0 ? grids.map((grid) => rasterOf(grid, top)) : [],
      bbox: table.bbox ?? [0, 0, 0, 0]
    };
  };
  const shape = context.made(name, make);
  // the map may hold what a keeper before this one made
  if (!of.facts.has(name)) make(shape);
  const { top, total, noData } = of.facts.get(name) as Facts;
  return {
    marks: [{ mark: 'shade', shape, ramp: heatRamp(style, context.theme) }],
    legend: {
      type: 'heat',
      ...(style.column !== undefined && { column: style.column }),
      colours: heatColours(style, context.theme),
      radius,
      top,
      total,
      points: of.row.length,
      noData
    },
    ...(zooms && { zooms })
  };
}
