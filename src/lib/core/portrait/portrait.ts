import type { CrossContext } from '../crossings/kind';
import { neighbours } from '../crossings/within/neighbours';
import type { Problem } from '../problems/problem';
import { quantile } from '../table/make-profile';
import { boxMeets, rowBoxes } from '../table/row-boxes';
import { selectRows } from '../table/select-rows';
import type { FeatureTable } from '../table/table';
import { measuresOf, medianOfRows, namesOf, nearestTo, type Measured, type Told } from './figures';
import { allRows, membersOf, type Members } from './members';
import { rowsOfUpper, type UpperCover, type UpperPlace } from './upper';
import { zoneOf, zoneTable, type LaidZone, type Zone } from './zone';

/** Metres between two areas that touch: what rounding leaves between them. */
const TOUCHING = 1;
/** Neighbours that are compared with at most; more are the mark of areas that lie over one another. */
const MOST_NEIGHBOURS = 60;

/** Kinds of a category that are told at most. */
const MOST_KINDS = 5;

/** A layer to be told of. */
export interface PortraitLayer {
  id: string;
  table: FeatureTable;
  told: Told;
  upper: UpperCover;
}

/** A measure of a place, and the same elsewhere; null where there is nothing to compare with. */
export type Compared = Measured & {
  /** median of the neighbours, or of the layer's own rows */
  others: number | null;
  upper: number | null;
};

/** What a layer says of a place. */
export interface LayerPortrait {
  layer: string;
  /** names of the first few features inside */
  names: string[];
  measures: Compared[];
  /** its rows are those of what was loaded: of a view, or part of what its source has */
  covers: FeatureTable['covers'];
  /** the upper level was told by a simplified outline */
  byOutline: boolean;
  /** why nothing could be measured */
  problem: Problem | null;
}

export interface Portrait {
  km2: number;
  /** areas of the same layer that touch the place; null where it is no area of a layer */
  neighbours: number | null;
  layers: LayerPortrait[];
}

interface Work {
  layers: readonly PortraitLayer[];
  laid: LaidZone;
  /** table of the layer whose area it is */
  home: FeatureTable | null;
  upper: UpperPlace | null;
  context: CrossContext;
}

/**
 * What each layer says of a place, beside its neighbours and the level above. Pure but for the pauses of the context;
 * throws only when it was called off.
 */
export async function portraitOf({ layers, laid, home, upper, context }: Work): Promise<Portrait> {
  const around = home ? await zonesAround(home, laid, context) : null;
  const total = layers.length * (1 + (around?.length ?? 0));
  let done = 0;
  const step = { ...context, breathe: (): Promise<void> => context.breathe(done, total) };
  const told: LayerPortrait[] = [];
  for (const layer of layers) {
    const { table } = layer;
    const boxes = rowBoxes(table);
    const measured = async (zone: Zone): Promise<Measures> => {
      const made = await measure(layer, boxes, zone, step);
      done++;
      return made;
    };
    const here = await measured(laid.zone);
    if ('problem' in here) {
      told.push({ ...unmeasured(layer), problem: here.problem });
      done += around?.length ?? 0;
      continue;
    }
    const others: Measured[][] = [];
    // of a part of what there is, neighbours would be told too little
    for (const zone of table.covers === 'all' ? (around ?? []) : []) {
      const there = await measured(zone);
      if ('measures' in there) others.push(there.measures);
    }
    const above = upper ? await measureUpper(layer, boxes, upper, step) : null;
    const first = here.measures[0] as Measured;
    const nothing = first.value === 0 ? await nearestTo(laid.zone, table, layer.told.label, step) : null;
    const measures = [...withFewKinds(here.measures), ...(nothing ? [nothing] : [])];
    told.push({
      ...unmeasured(layer),
      names: namesOf(table, here.members, layer.told.label),
      byOutline: above?.byOutline ?? false,
      measures: measures.map((one) => ({
        ...one,
        others: around ? medianOf(others, one) : ofMiddleRow(table, one),
        upper: above?.measures.find((other) => sameMeasure(one, other))?.value ?? null
      }))
    });
  }
  return { km2: laid.zone.km2, neighbours: around && around.length, layers: told };
}

function unmeasured({ id, table }: PortraitLayer): LayerPortrait {
  return { layer: id, names: [], measures: [], covers: table.covers, byOutline: false, problem: null };
}

type Measures = { members: Members; measures: Measured[] } | { problem: Problem };

async function measure(
  { table, told }: PortraitLayer,
  boxes: Float64Array,
  zone: Zone,
  context: CrossContext
): Promise<Measures> {
  const members = await membersOf(table, boxes, zone, context);
  if (!members.ok) return { problem: members.problem };
  return { members: members.value, measures: measuresOf(table, members.value, told, zone.km2) };
}

/** The same measures over all of the level above: by the codes of its rows, else by its outline. */
async function measureUpper(
  layer: PortraitLayer,
  boxes: Float64Array,
  upper: UpperPlace,
  context: CrossContext
): Promise<{ measures: Measured[]; byOutline: boolean } | null> {
  const { table, told } = layer;
  if (layer.upper === 'unknown' || table.covers !== 'all') return null;
  const coded =
    layer.upper === 'just'
      ? Uint32Array.from({ length: table.rows }, (_, row) => row)
      : rowsOfUpper(table, told.codes, upper);
  if (coded) {
    const members = allRows(table, coded);
    return { measures: byMiddleRow(table, members, measuresOf(table, members, told, null)), byOutline: false };
  }
  const outline = await upper.outline();
  const zone = outline && zoneOf(outline);
  const made = zone ? await measure(layer, boxes, zone, context) : null;
  return made && 'measures' in made
    ? { measures: byMiddleRow(table, made.members, made.measures), byOutline: true }
    : null;
}

/** The areas of a layer that touch one of them. */
async function zonesAround(home: FeatureTable, { zone, row }: LaidZone, context: CrossContext): Promise<Zone[]> {
  const boxes = rowBoxes(home);
  const [west, south, east, north] = zone.bbox;
  const near = Uint32Array.from({ length: home.rows }, (_, at) => at).filter(
    (at) => at !== row && boxMeets(boxes, at, [west - 1e-4, south - 1e-4, east + 1e-4, north + 1e-4])
  );
  const sub = selectRows(home, 'near', near);
  if (!sub.polygons) return [];
  const touching = await neighbours(sub, zoneTable(zone), TOUCHING, 1, context);
  const zones: Zone[] = [];
  for (const [at, n] of touching.entries()) {
    if (!(n > 0) || zones.length >= MOST_NEIGHBOURS) continue;
    const { polygons } = selectRows(sub, 'zone', Uint32Array.of(at));
    const other = polygons && zoneOf(polygons);
    if (other) zones.push(other);
  }
  return zones;
}

function sameMeasure(a: Measured, b: Measured): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'share' && b.kind === 'share') return a.column === b.column && a.of === b.of;
  return 'column' in a && 'column' in b ? a.column === b.column : true;
}

/** Median of the same measure in other places: what has no features there sums up to nothing; means are left out. */
function medianOf(others: readonly Measured[][], one: Measured): number | null {
  if (one.kind === 'nearest') return null;
  const values = others.flatMap((measures) => valueIn(measures, one) ?? []);
  return values.length > 0 ? quantile(Float64Array.from(values).sort(), 0.5) : null;
}

/** What another place has of a measure: nothing where it has no features to sum up; null where nobody can tell. */
export function valueIn(measures: readonly Measured[], one: Measured): number | null {
  const found = measures.find((other) => sameMeasure(one, other));
  if (found) return found.value;
  const none = measures[0]?.value === 0 && (one.kind === 'length' || one.kind === 'sum');
  return none || (one.kind === 'share' && hasShares(measures, one)) ? 0 : null;
}

/** Measures with the foremost kinds of the category alone. */
function withFewKinds(measures: readonly Measured[]): Measured[] {
  let kinds = 0;
  return measures.filter((one) => one.kind !== 'share' || ++kinds <= MOST_KINDS);
}

/** Whether a place tells other kinds of a category: the one that is looked for has no part there. */
const hasShares = (measures: readonly Measured[], one: Extract<Measured, { kind: 'share' }>): boolean =>
  measures.some((other) => other.kind === 'share' && other.column === one.column);

/** Of a drawn place: what the middle row of the layer has, where that compares. */
function ofMiddleRow(table: FeatureTable, one: Measured): number | null {
  return one.kind === 'mean' ? medianOfRows(table, one.column, allOf(table)) : null;
}

const allOf = ({ rows }: FeatureTable): Uint32Array => Uint32Array.from({ length: rows }, (_, row) => row);

/** Measures of a greater place: rates whose totals are not known are told by its middle row, for no weight is right. */
function byMiddleRow(table: FeatureTable, { rows }: Members, measures: readonly Measured[]): Measured[] {
  return measures.map((one) =>
    one.kind === 'mean' && !one.ofTotals ? { ...one, value: medianOfRows(table, one.column, rows) ?? one.value } : one
  );
}
