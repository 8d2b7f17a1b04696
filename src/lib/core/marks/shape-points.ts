import type { InnerPoints } from '../geometry/inner-point';
import type { Shape } from './marks';

/** Points of a shape as doubles again: it holds each as two floats, after its spare vertex. */
export function shapePoints({ positions, row }: Pick<Shape, 'positions' | 'row'>): InnerPoints {
  const coords = new Float64Array(2 * row.length);
  for (let i = 0; i < row.length; i++) {
    const p = 4 * (i + 1);
    coords[2 * i] = (positions[p] as number) + (positions[p + 2] as number);
    coords[2 * i + 1] = (positions[p + 1] as number) + (positions[p + 3] as number);
  }
  return { coords, row };
}
