import type { Mark } from '../marks/marks';
import { shapePoints } from '../marks/shape-points';
import type { CompileContext } from '../styles/kind';
import type { StyleSpec } from '../styles/schema';
import { geometryOf, type FeatureTable } from '../table/table';
import type { Language } from '../wording';
import { labelColours } from './colours';
import { importanceOf } from './importance';
import { LABEL_SIZE } from './label-box';
import { placeLabels } from './place-labels';
import type { LabelSpec } from './schema';

/** Labels of a table under a style, as a mark; none when nothing is to be written. */
export function compileLabels(
  table: FeatureTable,
  labels: LabelSpec,
  style: StyleSpec,
  context: CompileContext,
  language: Language
): Extract<Mark, { mark: 'texts' }>[] {
  if (geometryOf(table) === 'none') return [];
  const points = shapePoints(context.shape('inside'));
  const placed = placeLabels(table, labels.column, points, importanceOf(table, labels, style), language, labels.few);
  if (placed.texts.length === 0) return [];
  return [{ mark: 'texts', ...placed, ...labelColours[context.theme], size: LABEL_SIZE, rise: riseOf(table, style) }];
}

/**
 * Above a point, so that the name does not hide it; below the foot of a column; in the middle of areas, lines and
 * proportional circles.
 */
function riseOf(table: FeatureTable, style: StyleSpec): number {
  if (style.kind === 'extruded-columns') return -(style.width / 2 + LABEL_SIZE * 0.75);
  if (geometryOf(table) !== 'point' || !('size' in style) || style.kind === 'cells') return 0;
  const radius = style.kind === 'icons' ? style.size / 2 : (style.size as number);
  return radius + LABEL_SIZE * 0.75;
}
