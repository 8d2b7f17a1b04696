import type { Compiled, Group } from '../marks/marks';
import type { FeatureTable } from '../table/table';
import { bivariate } from './bivariate';
import { categories } from './categories';
import { cells } from './cells';
import { circles } from './circles';
import { circlesOnClasses } from './circles-on-classes';
import { classes } from './classes';
import { dotDensity } from './dot-density';
import { clusters } from './clusters';
import { extrudedColumns } from './extruded-columns';
import { flows } from './flows';
import { heat } from './heat';
import { icons } from './icons';
import type { CompileContext, StyleKind } from './kind';
import { proportionalLines } from './proportional-lines';
import type { StyleSpec } from './schema';
import { single } from './single';

/** A style's kind as the rest of the house sees it: specs of any kind go in and come out. */
export type AnyStyleKind = StyleKind<StyleSpec['kind'], StyleSpec>;

/** Every style, in the order the interface lists them. */
export const styleKinds: readonly AnyStyleKind[] = [
  single,
  classes,
  categories,
  circles,
  circlesOnClasses,
  bivariate,
  dotDensity,
  extrudedColumns,
  cells,
  heat,
  clusters,
  proportionalLines,
  flows,
  icons
];

/** Declaration of a style's kind. */
export function styleKind(kind: StyleSpec['kind']): AnyStyleKind {
  return styleKinds.find((k) => k.kind === kind) as AnyStyleKind;
}

/** The same style with its automatic parts (breaks, values, largest value) computed from the table. */
export async function resolveStyle(table: FeatureTable, style: StyleSpec): Promise<StyleSpec> {
  return (await styleKind(style.kind).load()).resolve(table, style);
}

/** The table whose rows the marks of a style name: that given, or what the style makes of it. */
export async function drawnTable(table: FeatureTable, style: StyleSpec | null): Promise<FeatureTable> {
  const kind = style && (await styleKind(style.kind).load());
  return kind?.drawn?.(table, style as StyleSpec) ?? table;
}

/** The group of rows that a number of a style's marks names; null where it is that of a row. */
export async function groupNamed(table: FeatureTable, style: StyleSpec | null, row: number): Promise<Group | null> {
  const kind = style && (await styleKind(style.kind).load());
  return kind?.group?.(table, style as StyleSpec, row) ?? null;
}

/** Marks and legend of a table under a style. Shapes are asked from the context by need; paints are always new. */
export async function compileStyle(table: FeatureTable, style: StyleSpec, context: CompileContext): Promise<Compiled> {
  return (await styleKind(style.kind).load()).compile(table, style, context);
}
