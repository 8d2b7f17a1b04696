import { areaShareColumns } from '../crossings/area-share/schema';
import { countInColumns } from '../crossings/count-in/schema';
import { isPopulation } from '../crossings/names';
import { nearestColumns } from '../crossings/nearest/schema';
import { ratioColumn } from '../crossings/ratio/schema';
import { crossingInputs } from '../crossings/registry';
import type { CrossingSpec } from '../crossings/schema';
import { scoreColumns } from '../crossings/score/schema';
import { withinColumn } from '../crossings/within/schema';
import type { LayerId, LayerSpec, MapDocument } from '../document/document';
import { shownColumns } from '../styles/shown-columns';
import type { ColumnProfile, TableProfile } from '../table/profile';
import { boundOf, type IsCut } from './bounds';
import type { Amount, TerritoryFigure } from './figure';

/** Kinds of figures, those that say most of a territory first. */
const order: readonly TerritoryFigure['kind'][] = ['share', 'per', 'kept', 'mean', 'kind', 'covered'];

/** Inhabitants that amounts are told for. */
const PER_INHABITANTS = 10_000;

interface Stack {
  document: Pick<MapDocument, 'layers'>;
  profile: (id: LayerId) => TableProfile | null;
  isCut: IsCut;
}

/**
 * The figure by which a map is compared: of the crossings that are seen, the one whose figure says most, the topmost
 * first. Every figure is a ratio of two sums; null where no crossing of the map has one that may be told of a whole
 * territory, or where none is bounded by it.
 */
export function findFigure(stack: Stack): TerritoryFigure | null {
  const found = stack.document.layers.toReversed().flatMap((layer) => {
    const figure = layer.visible && layer.source.kind === 'derived' ? figureOfLayer(layer, stack) : null;
    const bounded = figure && [figure.top, figure.bottom].every((a) => boundOf(stack.document, a.layer, stack.isCut));
    return figure && bounded ? [figure] : [];
  });
  return found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0] ?? null;
}

function figureOfLayer(layer: LayerSpec, stack: Stack): TerritoryFigure | null {
  const profile = stack.profile(layer.id);
  if (!profile || profile.rows === 0) return null;
  const column = profile.columns.find((c) => c.name === shownColumns(layer.style)[0]?.column);
  return (
    keptOf(layer, column, stack) ??
    (column ? (tracedOf(layer, column, stack) ?? ofColumn(layer, column, profile)) : null) ??
    coveredOf(layer, profile, stack)
  );
}

/** Of features that were kept by how near they are: what they are of all. */
function keptOf(
  { id, source }: LayerSpec,
  column: ColumnProfile | undefined,
  { document }: Stack
): TerritoryFigure | null {
  const crossing = source.kind === 'derived' ? source.crossing : null;
  if (crossing?.kind !== 'within' || crossing.mode === 'count') return null;
  if (!document.layers.some((l) => l.id === crossing.from)) return null;
  const columns = column?.role === 'count' ? [column.name] : [];
  return {
    kind: 'kept',
    layer: id,
    column: columns[0] ?? null,
    top: { layer: id, columns },
    bottom: { layer: crossing.from, columns },
    factor: 100,
    unit: '%'
  };
}

/** The crossing that made a column of a layer, and its layer; null where it came with a source, or was filtered since. */
function makerOf(
  layer: LayerSpec,
  column: string,
  document: Stack['document'],
  depth = 0
): { layer: LayerSpec; crossing: CrossingSpec } | null {
  // a cycle of crossings is refused elsewhere: here it only must not hang
  if (layer.source.kind !== 'derived' || depth > 20) return null;
  const { crossing } = layer.source;
  if (madeColumns(crossing).includes(column)) return { layer, crossing };
  const from =
    crossing.kind === 'join' && crossing.columns.includes(column) ? crossing.table : crossingInputs(crossing)[0];
  const input = document.layers.find((l) => l.id === from);
  return input && input.where === layer.where ? makerOf(input, column, document, depth + 1) : null;
}

/** Columns that a crossing makes and whose meaning over a territory is known. */
function madeColumns(crossing: CrossingSpec): (string | null)[] {
  switch (crossing.kind) {
    case 'ratio':
      return [ratioColumn(crossing)];
    case 'area-share':
      return [areaShareColumns(crossing).share];
    case 'count-in': {
      const { mean, share } = countInColumns(crossing);
      return [mean, share];
    }
    case 'nearest':
    case 'reach':
      return [nearestColumns(crossing).distance];
    case 'within':
      return [withinColumn(crossing)];
    case 'score':
      return [scoreColumns(crossing).score];
    default:
      return [];
  }
}

/** Of a column that a crossing made: the sums behind it. */
function tracedOf(layer: LayerSpec, column: ColumnProfile, stack: Stack): TerritoryFigure | null {
  const made = makerOf(layer, column.name, stack.document);
  if (!made) return null;
  const { crossing } = made;
  const { id } = made.layer;
  const common = { layer: layer.id, column: column.name };
  const ofGround: Amount = { layer: id, columns: [], ground: true };
  switch (crossing.kind) {
    case 'ratio': {
      const { numerator, denominator, per } = crossing;
      const bottom = denominator.by === 'area' ? ofGround : { layer: id, columns: [denominator.column] };
      const percent = per === 100 && denominator.by === 'column';
      const top: Amount = { layer: id, columns: [numerator] };
      return { ...common, kind: percent ? 'share' : 'per', top, bottom, factor: per, unit: percent ? '%' : '' };
    }
    case 'area-share':
      return {
        ...common,
        kind: 'share',
        top: { layer: id, columns: [column.name], ground: true },
        bottom: ofGround,
        factor: 1,
        unit: '%'
      };
    case 'count-in': {
      // the points themselves: of their shares and means by area, the weights are gone
      const { points, mean, share } = crossing;
      if (share && column.name === countInColumns(crossing).share)
        return {
          ...common,
          kind: 'share',
          top: { layer: points, columns: [], only: share },
          bottom: { layer: points, columns: [] },
          factor: 100,
          unit: '%'
        };
      if (mean === undefined) return null;
      const top: Amount = { layer: points, columns: [mean] };
      return { ...common, kind: 'mean', top, bottom: { layer: points, columns: [] }, factor: 1, unit: '' };
    }
    default: {
      const distance = crossing.kind === 'nearest' || crossing.kind === 'reach';
      return meanOf(layer, column, stack.profile(layer.id), distance ? 'km' : '');
    }
  }
}

/** A mean over the rows of a layer, by their inhabitants where they are known. */
function meanOf(
  { id }: LayerSpec,
  { name }: ColumnProfile,
  profile: TableProfile | null,
  unit: TerritoryFigure['unit']
): TerritoryFigure {
  const people = populationOf(profile, name);
  const weights = people === null ? [] : [people];
  return {
    kind: 'mean',
    layer: id,
    column: name,
    top: { layer: id, columns: [name, ...weights] },
    bottom: { layer: id, columns: weights },
    factor: 1,
    unit
  };
}

const populationOf = (profile: TableProfile | null, but: string): string | null =>
  profile?.columns.find((c) => c.type === 'number' && c.role === 'count' && c.name !== but && isPopulation(c.name))
    ?.name ?? null;

/** Of a column that came with a source. Rates are left out: what they are ratios of is not known, so no weight is right. */
function ofColumn({ id, style }: LayerSpec, column: ColumnProfile, profile: TableProfile): TerritoryFigure | null {
  const { name, role, top } = column;
  const common = { layer: id, column: name };
  if (style?.kind === 'categories' && column.type !== 'number') {
    const value = top?.[0]?.value;
    if (value === undefined) return null;
    return {
      ...common,
      kind: 'kind',
      top: { layer: id, columns: [], only: { column: name, value } },
      bottom: { layer: id, columns: [] },
      factor: 100,
      unit: '%'
    };
  }
  if (column.type !== 'number' || role !== 'count') return null;
  const amount: Amount = { layer: id, columns: [name] };
  if (profile.geometry !== 'polygon')
    return { ...common, kind: 'mean', top: amount, bottom: { layer: id, columns: [] }, factor: 1, unit: '' };
  const people = populationOf(profile, name);
  if (people === null || isPopulation(name))
    return {
      ...common,
      kind: 'per',
      top: amount,
      bottom: { layer: id, columns: [], ground: true },
      factor: 1,
      unit: ''
    };
  return {
    ...common,
    kind: 'per',
    top: amount,
    bottom: { layer: id, columns: [people] },
    factor: PER_INHABITANTS,
    unit: ''
  };
}

/** Of areas without a figure that lie in other areas: what they cover of them. */
function coveredOf(
  layer: LayerSpec,
  { geometry }: TableProfile,
  { document, isCut, profile }: Stack
): TerritoryFigure | null {
  if (geometry !== 'polygon' || layer.style?.kind !== 'single' || layer.source.kind !== 'derived') return null;
  const { kind } = layer.source.crossing;
  if (kind !== 'clip' && kind !== 'overlay') return null;
  const bound = boundOf(document, layer.id, isCut);
  if (!bound || profile(bound.id)?.geometry !== 'polygon') return null;
  return {
    kind: 'covered',
    layer: layer.id,
    column: null,
    top: { layer: layer.id, columns: [], ground: true },
    bottom: { layer: bound.id, columns: [], ground: true },
    factor: 100,
    unit: '%'
  };
}
