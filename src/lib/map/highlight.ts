import type { Layer } from '@deck.gl/core';
import type { Mark, Rgba } from '../core/marks/marks';
import { anchors } from './anchors';
import type { ShapeStore } from './buffers';
import type { DrawnLayer, Picked, Theme } from './map-view';
import { ShapeLayer } from './shape-layer';
import { flat } from './stack';

/** Accent and paper of each theme: a lit feature has an accent edge on a paper edge, seen on any colour. */
export const edges: Record<Theme, { accent: Rgba; paper: Rgba; tint: Rgba }> = {
  light: { accent: [11, 85, 99, 255], paper: [255, 255, 255, 235], tint: [11, 85, 99, 40] },
  dark: { accent: [127, 203, 211, 255], paper: [11, 34, 38, 235], tint: [127, 203, 211, 50] }
};

/** Veil laid on a lit area or circle. */
export const highlightTint = (theme: Theme): Rgba => edges[theme].tint;

type ShapeMark = Exclude<Extract<Mark, { shape: string }>, { mark: 'shade' | 'columns' }>;

const isShapeMark = (mark: Mark): mark is ShapeMark =>
  'shape' in mark && mark.mark !== 'shade' && mark.mark !== 'columns';

/** Edge of the lit feature, all its parts, drawn above the data. Marks without a shape, and columns, are lit by their tint. */
export function highlightLayers(
  layers: readonly DrawnLayer[],
  picked: Picked | null,
  shapes: ShapeStore,
  theme: Theme
): Layer[] {
  const layer = picked ? layers.find((l) => l.id === picked.layer && l.visible) : undefined;
  const mark = layer?.marks.findLast(isShapeMark);
  const shape = mark && shapes.get(mark.shape);
  if (!picked || !mark || !shape) return [];
  const { accent, paper } = edges[theme];
  const common = { shape, onlyRow: picked.row, pickable: false, parameters: flat, beforeId: anchors.labels };
  if (mark.mark === 'dots' || mark.mark === 'icons') {
    const own = mark.mark === 'dots' ? mark.radius : mark.size / 2 + 1;
    const ring = (id: string, colour: Rgba, radius: number, strokeWidth: number): Layer =>
      new ShapeLayer({
        ...common,
        id,
        draws: 'dots',
        // a colour of alpha 0 hides a dot: one step above draws the ring alone
        paint: [colour[0], colour[1], colour[2], 1],
        radius,
        stroke: colour,
        strokeWidth
      });
    return [ring('lit-paper', paper, own + 2.5, 5), ring('lit-accent', accent, own + 2.5, 2)];
  }
  const edge = (id: string, paint: Rgba, spread: number): Layer =>
    new ShapeLayer({ ...common, id, draws: 'edges', specks: true, paint, spread });
  return [edge('lit-paper', paper, 2.6), edge('lit-accent', accent, 1.2)];
}
