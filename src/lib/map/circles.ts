import type { LayerProps } from '@deck.gl/core';
import { ScatterplotLayer, type ScatterplotLayerProps } from '@deck.gl/layers';
import type { Mark } from '../core/marks/marks';

type CircleMark = Extract<Mark, { mark: 'circles' }>;

const descriptors = new WeakMap<CircleMark, ScatterplotLayerProps['data']>();

/** One description per mark: a new object would make deck send the positions again. */
function circleData(mark: CircleMark): ScatterplotLayerProps['data'] {
  let data = descriptors.get(mark);
  if (!data) {
    data = {
      length: mark.row.length,
      attributes: {
        getPosition: { value: mark.positions, size: 2 },
        getRadius: { value: mark.radius, size: 1 },
        rowIndexes: { value: mark.row, size: 1 }
      }
    } as ScatterplotLayerProps['data'];
    descriptors.set(mark, data);
  }
  return data;
}

/** deck forgets the vertex array of a layer it takes away, which would keep its buffers alive. */
class Circles extends ScatterplotLayer {
  static override layerName = 'Circles';

  /** As large far away as near, where the map is tilted: areas tell values. Flat, all are at one distance. */
  override getShaders(): ReturnType<ScatterplotLayer['getShaders']> {
    const shaders = super.getShaders();
    return { ...shaders, inject: { 'vs:DECKGL_FILTER_SIZE': 'size *= gl_Position.w / project.focalDistance;' } };
  }

  override finalizeState(context: this['context']): void {
    this.state.model?.vertexArray.destroy();
    super.finalizeState(context);
  }
}

/** Proportional circles, largest first as the compiler sorted them; the picked index is the table row. */
export function circleLayer(mark: CircleMark, props: LayerProps): ScatterplotLayer {
  return new Circles({
    ...props,
    data: circleData(mark),
    positionFormat: 'XY',
    radiusUnits: 'pixels',
    // on a tilted map they stand upright: an area that tells a value is not to be foreshortened
    billboard: true,
    lineWidthUnits: 'pixels',
    stroked: mark.strokeWidth > 0,
    getFillColor: mark.fill,
    getLineColor: mark.stroke,
    getLineWidth: mark.strokeWidth
  });
}
