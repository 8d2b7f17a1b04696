import { PathLayer, type PathLayerProps } from '@deck.gl/layers';
import type { DefaultProps, LayerProps, UpdateParameters } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import type { Model } from '@luma.gl/engine';
import type { Paint } from '../core/marks/marks';
import type { GpuShape } from './buffers';
import { largestOf, shareIn, sharesOf } from './row-shares';
import { RowTexture } from './row-texture';

interface OwnProps {
  paint: Paint;
  /** width of each table row, CSS pixels; absent: `getWidth` is that of all */
  widths?: Float32Array | null;
}

const paintModule = {
  name: 'linePaint',
  vs: `\
layout(std140) uniform linePaintUniforms {
  float perRow;
  float sized;
} linePaint;
uniform highp sampler2D linePaintColours;
uniform highp sampler2D linePaintWidths;
`,
  uniformTypes: { perRow: 'f32', sized: 'f32' }
} as const;

/** Lines of a chosen width over the shape's own buffers, coloured by table row like the other marks. */
class ThickLines extends PathLayer<unknown, OwnProps> {
  static override layerName = 'ThickLines';
  static override defaultProps: DefaultProps<PathLayerProps & OwnProps> = {
    ...PathLayer.defaultProps,
    paint: { type: 'object', value: [0, 0, 0, 255] as Paint },
    widths: { type: 'object', value: null }
  };

  private get colours(): RowTexture | undefined {
    return (this.state as { colours?: RowTexture }).colours;
  }

  private get widths(): RowTexture | undefined {
    return (this.state as { widths?: RowTexture }).widths;
  }

  override getShaders(): ReturnType<PathLayer['getShaders']> {
    const shaders = super.getShaders();
    return {
      ...shaders,
      modules: [...shaders.modules, paintModule],
      inject: {
        'vs:#decl': 'float lineShare = 1.0;',
        'vs:#main-start': `
  if (linePaint.sized > 0.5) {
    ivec2 widthAt = ivec2(int(rowIndexes) & 1023, int(rowIndexes) >> 10);
    lineShare = ${shareIn('texelFetch(linePaintWidths, widthAt, 0)')};
  }
`,
        'vs:DECKGL_FILTER_SIZE': 'size *= lineShare;',
        'vs:#main-end': `
  int paintRow = int(rowIndexes);
  vColor = texelFetch(
    linePaintColours, linePaint.perRow > 0.5 ? ivec2(paintRow & 1023, paintRow >> 10) : ivec2(0), 0
  );
  // put out by its reader: see "hidden" in core/styles/rgba.ts
  if (vColor.a == 0.0 && vColor.r > 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  vColor.a *= layer.opacity;
`
      }
    };
  }

  override updateState(params: UpdateParameters<this>): void {
    const { props, oldProps } = params;
    if (!this.colours)
      this.setState({ colours: new RowTexture(this.context.device, props.paint) } as Partial<typeof this.state>);
    else if (props.paint !== oldProps.paint) this.colours.write(props.paint);
    if (!this.widths) {
      const widths = new RowTexture(this.context.device, sharesOf(props.widths));
      this.setState({ widths } as Partial<typeof this.state>);
    } else if (props.widths !== oldProps.widths) this.widths.write(sharesOf(props.widths));
    super.updateState(params);
  }

  override finalizeState(context: this['context']): void {
    // deck forgets its vertex array, which would keep our buffers alive
    (this.state.model as Model | undefined)?.vertexArray.destroy();
    super.finalizeState(context);
    this.colours?.destroy();
    this.widths?.destroy();
  }

  override draw(options: Parameters<PathLayer['draw']>[0]): void {
    const { colours, widths } = this;
    if (!colours || !widths) return;
    const uniforms: { perRow: number; sized: number; linePaintColours: Texture; linePaintWidths: Texture } = {
      perRow: colours.perRow ? 1 : 0,
      sized: this.props.widths ? 1 : 0,
      linePaintColours: colours.texture,
      linePaintWidths: widths.texture
    };
    this.setShaderModuleProps({ linePaint: uniforms });
    super.draw(options);
  }

  /** Rows live in our buffer, which deck cannot edit: a second pick at the same place skips the whole layer. */
  override disablePickingIndex(): void {
    this.setState({ skipped: true } as Partial<typeof this.state>);
  }

  override restorePickingColors(): void {
    this.setState({ skipped: false } as Partial<typeof this.state>);
  }
}

const descriptors = new WeakMap<GpuShape, PathLayerProps['data']>();

/** deck's binary description of a shape: one object per shape, since a new one means « send everything again ». */
function pathData(shape: GpuShape): PathLayerProps['data'] {
  let data = descriptors.get(shape);
  if (!data) {
    data = {
      length: shape.partRow.length,
      startIndices: shape.starts,
      attributes: {
        // the empty Float64Array tells deck that the buffer holds high/low pairs
        getPath: { buffer: shape.pairs, value: new Float64Array(0), size: 2 },
        rowIndexes: { buffer: shape.row, value: new Uint32Array(0), size: 1 }
      }
    } as PathLayerProps['data'];
    descriptors.set(shape, data);
  }
  return data;
}

/** Lines with round ends and corners; width of all, or of each table row, in CSS pixels. */
export function lineLayer(shape: GpuShape, paint: Paint, width: number | Float32Array, props: LayerProps): ThickLines {
  const widths = typeof width === 'number' ? null : width;
  return new ThickLines({
    ...props,
    data: pathData(shape),
    paint,
    positionFormat: 'XY',
    _pathType: 'open',
    widths,
    // thin ones would break into dashes
    antialiasing: widths !== null,
    getWidth: widths ? largestOf(widths) : (width as number),
    widthUnits: 'pixels',
    capRounded: true,
    jointRounded: true
  });
}
