import type { ColumnProfile, TableProfile } from '../../core/table/profile';
import { styleKind, styleKinds } from '../../core/styles/registry';
import { classesOf, withClassesOf } from '../../core/styles/circles-on-classes/schema';
import { classesOf as coloursOf, withClassesOf as withColoursOf } from '../../core/styles/extruded-columns/schema';
import { isDiverging } from '../../core/styles/palettes';
import type { StyleSpec } from '../../core/styles/schema';
import type { StyleOffer } from '../../studio/api';

type ClassesStyle = Extract<StyleSpec, { kind: 'classes' }>;
type PairStyle = Extract<StyleSpec, { second: string }>;
type ColumnsStyle = Extract<StyleSpec, { kind: 'extruded-columns' }>;
type CellsStyle = Extract<StyleSpec, { kind: 'cells' }>;
/** Styles whose colours are those of classes. */
export type Classed = ClassesStyle | CellsStyle;
export type Method = ClassesStyle['method'];

/** Fewest and most classes. */
export const classLimits = { min: 2, max: 7 } as const;

/** A way to draw a layer: an offer of automatic cartography, or a kind that can show it all the same. */
export interface Representation {
  style: StyleSpec;
  /** offered, the best first */
  offer: StyleOffer | null;
}

/** A style of a kind over a table, its automatic parts left to be computed; null when the kind cannot show it. */
function plainStyle(kind: StyleSpec['kind'], profile: TableProfile): StyleSpec | null {
  if (profile.geometry === 'none') return null;
  const { plain } = styleKind(kind);
  if (plain) return plain(profile);
  if (kind === 'single') return { kind, colour: 'qual-1', fill: 'fill', size: profile.geometry === 'line' ? 2 : 4 };
  if (kind === 'icons')
    return profile.geometry === 'point' ? { kind, icon: 'information', colour: 'qual-1', size: 20 } : null;
  const column = styleKind(kind).columns(profile)[0]?.name;
  if (column === undefined) return null;
  switch (kind) {
    case 'classes':
      return { kind, column, method: 'quantile', classes: 5, palette: 'ocre', size: 5 };
    case 'categories':
      return { kind, column, size: 5 };
    case 'bivariate': {
      const second = styleKind(kind).columns(profile)[1]?.name;
      return second === undefined ? null : { kind, column, second, palette: 'prune-petrole', size: 5 };
    }
    case 'circles-on-classes': {
      const second = styleKind(kind)
        .seconds?.(profile)
        .find((c) => c.name !== column)?.name;
      if (second === undefined) return null;
      const areas = { method: 'quantile', classes: 5, palette: 'ocre' } as const;
      return { kind, column, second, colour: 'carte-cercle', maxRadius: 22, ...areas };
    }
    case 'dot-density':
      return { kind, column, colour: 'carte-cercle', radius: 1.5 };
    case 'extruded-columns':
      return { kind, column, colour: 'carte-cercle', maxHeight: 140, width: 14 };
    case 'proportional-lines':
      return { kind, column, colour: 'theme-reseau', maxWidth: 12 };
    case 'flows':
      return { kind, column, colour: 'carte-cercle', maxWidth: 18 };
    case 'circles':
      return { kind, column, colour: 'carte-cercle', maxRadius: 24 };
    case 'cells':
    case 'heat':
    case 'clusters':
      return null;
  }
}

/** Every way to draw a table, one a kind: the offers first, best first, then what else is possible. */
export function representations(offers: readonly StyleOffer[], profile: TableProfile): Representation[] {
  const seen = new Set<string>();
  const out: Representation[] = [];
  for (const offer of offers) {
    if (seen.has(offer.style.kind)) continue;
    seen.add(offer.style.kind);
    out.push({ style: offer.style, offer });
  }
  for (const { kind } of styleKinds) {
    const style = seen.has(kind) ? null : plainStyle(kind, profile);
    if (style) out.push({ style, offer: null });
  }
  return out;
}

/** Columns a style may show, of the kind it is. */
export function columnsFor(style: StyleSpec, profile: TableProfile): ColumnProfile[] {
  return style.kind === 'single' ? [] : styleKind(style.kind).columns(profile);
}

/** Columns that may be a style's second variable; none for a style of one. */
export function secondsFor(style: StyleSpec, profile: TableProfile): ColumnProfile[] {
  const kind = styleKind(style.kind);
  return 'second' in style || style.kind === 'extruded-columns' ? (kind.seconds ?? kind.columns)(profile) : [];
}

/** The style over another column: what was computed from the former one is dropped. */
export function withColumn(style: StyleSpec, column: string): StyleSpec {
  switch (style.kind) {
    case 'single':
    case 'icons':
    case 'clusters':
      return style;
    case 'classes':
      return { ...recomputed(style), column };
    case 'cells':
      return withMeasure(style, style.measure, column);
    case 'heat':
      return { ...style, column };
    case 'bivariate': {
      const { breaks: _breaks, ...rest } = style;
      if (column !== rest.second) return { ...rest, column };
      // the same column twice says nothing: the two change places
      return withSecond({ ...rest, column }, style.column);
    }
    case 'categories': {
      const { values: _values, off: _off, ...rest } = style;
      return { ...rest, column };
    }
    case 'dot-density': {
      const { unit: _unit, ...rest } = style;
      return { ...rest, column };
    }
    case 'flows': {
      const { maxValue: _maxValue, least: _least, ...rest } = style;
      return { ...rest, column };
    }
    case 'extruded-columns':
    case 'proportional-lines':
    case 'circles-on-classes':
    case 'circles': {
      const { maxValue: _maxValue, ...rest } = style;
      return { ...rest, column };
    }
  }
}

/** The second column of a style of two: what was computed from the former one is dropped. */
export function withSecond(style: PairStyle, second: string): PairStyle {
  if (style.kind === 'circles-on-classes')
    return withClassesOf(style, withColumn(classesOf(style), second) as ClassesStyle);
  const { secondBreaks: _secondBreaks, ...rest } = style;
  if (second !== rest.column) return { ...rest, second };
  const { breaks: _breaks, ...both } = rest;
  return { ...both, column: style.second, second };
}

/** Columns coloured by classes of another column, or in one colour; classes that another column had keep their look. */
export function colouredBy(style: ColumnsStyle, column: string | null): ColumnsStyle {
  const { by: _by, ...plain } = style;
  if (column === null) return plain;
  const classes: ClassesStyle = coloursOf(style) ?? {
    kind: 'classes',
    column,
    method: 'quantile',
    classes: 5,
    palette: 'ocre',
    size: 5
  };
  return withColoursOf(style, withColumn(classes, column) as ClassesStyle);
}

/** The style without the breaks it had, to be computed again; free ones become quantiles, since nobody placed the new ones. */
function recomputed<S extends Classed>(style: S): S {
  const { breaks: _breaks, off: _off, ...rest } = style;
  return { ...rest, method: rest.method === 'manual' ? 'quantile' : rest.method } as S;
}

/** Cells that tell something else of their points; a sum or mean is of a column. */
export function withMeasure(style: CellsStyle, measure: CellsStyle['measure'], column: string | undefined): CellsStyle {
  const { column: _column, ...rest } = recomputed(style);
  if (measure === 'count' || column === undefined) return { ...rest, measure: 'count' };
  return { ...rest, measure, column };
}

/** Cells of another shape or size. */
export function withGrid(style: CellsStyle, grid: Partial<Pick<CellsStyle, 'shape' | 'size'>>): CellsStyle {
  return { ...recomputed(style), ...grid };
}

/** Another number of classes, within the limits; free breaks become quantiles, since nobody placed the new ones. */
export function withClasses<S extends Classed>(style: S, classes: number): S {
  const count = Math.min(classLimits.max, Math.max(classLimits.min, classes));
  return { ...recomputed(style), classes: count };
}

/** Another method; free breaks start from those on screen. */
export function withMethod<S extends Classed>(style: S, method: Method): S {
  if (method === 'manual') {
    const count = (style.breaks?.length ?? style.classes + 1) - 1;
    return { ...style, method, classes: Math.max(classLimits.min, count) };
  }
  return { ...recomputed(style), method };
}

/** Another palette; computed breaks are computed again when it begins or ceases to turn round a value. */
export function withPalette<S extends Classed>(style: S, palette: Classed['palette']): S {
  if (style.method === 'manual' || isDiverging(palette) === isDiverging(style.palette)) return { ...style, palette };
  return { ...recomputed(style), palette };
}

/** A diverging palette centred on another value: breaks are computed again round it. */
export function withTurn<S extends Classed>(style: S, turn: number): S {
  const { turn: _turn, ...rest } = recomputed(style);
  return (turn === 0 ? rest : { ...rest, turn }) as S;
}

/** The style with inner break `index` moved; null when breaks would no longer go upwards. */
export function withBreak<S extends Classed>(style: S, index: number, value: number): S | null {
  const { breaks } = style;
  if (!breaks || index <= 0 || index >= breaks.length - 1) return null;
  const moved = breaks.with(index, value);
  const rising = moved.every((b, i) => i === 0 || b > (moved[i - 1] as number));
  return rising ? { ...style, method: 'manual', breaks: moved } : null;
}

/** The style with a class or kind, by its rank in the legend, put out or back; null where nothing can be. */
export function withToggled(style: StyleSpec | null, rank: number): StyleSpec | null {
  switch (style?.kind) {
    case 'extruded-columns': {
      const toggled = withToggled(coloursOf(style), rank);
      return toggled && withColoursOf(style, toggled as ClassesStyle);
    }
    case 'classes':
    case 'categories':
    case 'circles-on-classes':
    case 'cells':
      break;
    default:
      return null;
  }
  const { off = [], ...rest } = style;
  const next = off.includes(rank) ? off.filter((r) => r !== rank) : [...off, rank].sort((a, b) => a - b);
  return next.length === 0 ? rest : { ...rest, off: next };
}

/** A figure as typed in French or English (« 1 250,5 », “1,250.5”): null when it is none. */
export function typedNumber(text: string, language: 'fr' | 'en'): number | null {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
  const plain = language === 'fr' ? bare.replace(',', '.') : bare.replaceAll(',', '');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}
