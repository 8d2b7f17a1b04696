import { Layer, picking, project32, type DefaultProps, type UpdateParameters } from '@deck.gl/core';
import type { RenderPass } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import { riseAt } from '../core/marks/column-faces';
import type { Mark, Rgba } from '../core/marks/marks';
import { PAIR_BYTES, type GpuShape } from './buffers';
import { columnFragmentShader, columnModule, columnVertexShader, type ColumnUniforms } from './column-shader';
import { pixelRatio } from './pixel-ratio';
import { largestOf, sharesOf } from './row-shares';
import { RowTexture } from './row-texture';

type ColumnMark = Extract<Mark, { mark: 'columns' }>;

interface OwnProps {
  shape: GpuShape;
  mark: ColumnMark;
}

interface DrawOptions {
  renderPass: RenderPass;
  shaderModuleProps?: { picking?: { isActive?: boolean } } | null;
}

const defaultProps: DefaultProps<OwnProps> = {
  shape: { type: 'object', value: null as unknown as GpuShape },
  mark: { type: 'object', value: null as unknown as ColumnMark }
};

const NO_CHANNEL = 0;
const ALL_CHANNELS = 0xf;

/** The nearer column hides what is behind it; above what lies on the ground whatever the depth of that. */
export const solid = { depthCompare: 'less-equal', depthWriteEnabled: true } as const;

const unit = (colour: Rgba): Rgba => colour.map((v) => v / 255) as Rgba;

const opaque = ([red, green, blue]: Rgba): Rgba => unit([red, green, blue, 255]);

/**
 * Columns at the vertices of a shape's own buffers, one frame of two triangles each: heights and colours are one texel a
 * table row, so that restyling sends no geometry. They stand upright on screen and keep their size whatever the zoom and
 * the distance, so that lengths compare everywhere and are those of the legend. The picked index is the table row.
 */
export class ColumnLayer extends Layer<OwnProps> {
  static override layerName = 'ColumnLayer';
  static override defaultProps = defaultProps;

  declare state: { model?: Model; colours?: RowTexture; heights?: RowTexture; tallest: number };

  override initializeState(): void {
    // Nothing to declare: no attribute is deck's.
  }

  /** deck sets it on the model at each update. */
  override getNumInstances(): number {
    return this.props.shape.vertices;
  }

  override getShaders(): ReturnType<Layer['getShaders']> {
    return super.getShaders({
      vs: columnVertexShader,
      fs: columnFragmentShader,
      modules: [project32, picking, columnModule]
    });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    const { device } = this.context;
    const { mark, shape } = props;
    const old = oldProps.mark as ColumnMark | undefined;
    if (!this.state.colours) this.setState({ colours: new RowTexture(device, mark.fill) });
    else if (mark.fill !== old?.fill) this.state.colours.write(mark.fill);
    if (!this.state.heights) this.setState({ heights: new RowTexture(device, sharesOf(mark.height)) });
    else if (mark.height !== old?.height) this.state.heights.write(sharesOf(mark.height));
    if (mark.height !== old?.height) this.setState({ tallest: largestOf(mark.height) });
    if (shape === oldProps.shape) return;
    this.release();
    this.setState({ model: this.build(shape) });
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    this.release();
    this.state.colours?.destroy();
    this.state.heights?.destroy();
  }

  override draw({ renderPass, shaderModuleProps }: DrawOptions): void {
    const { model, colours, heights, tallest } = this.state;
    if (!model || !colours || !heights) return;
    const { device, viewport } = this.context;
    const { mark, highlightedObjectIndex, highlightColor, opacity } = this.props;
    const pitch = (viewport as typeof viewport & { pitch?: number }).pitch ?? 0;
    const uniforms: ColumnUniforms = {
      perRow: colours.perRow ? 1 : 0,
      tallest: tallest * riseAt(pitch),
      halfWidth: mark.width / 2,
      foot: (mark.width / 2) * Math.cos((pitch * Math.PI) / 180),
      lit: highlightedObjectIndex ?? -1,
      ratio: pixelRatio(device, viewport.width),
      pixel: [2 / viewport.width, 2 / viewport.height],
      stroke: unit(mark.stroke),
      litStroke: opaque(highlightColor as Rgba),
      columnPaint: colours.texture,
      columnHeights: heights.texture
    };
    model.shaderInputs.setProps({ column: uniforms });
    // one that is seen through shows the ground, not the columns that it hides
    if (opacity < 1 && !shaderModuleProps?.picking?.isActive) {
      renderPass.setParameters({ colorMask: NO_CHANNEL });
      model.draw(renderPass);
      renderPass.setParameters({ colorMask: ALL_CHANNELS });
    }
    model.draw(renderPass);
  }

  private build(shape: GpuShape): Model {
    const model = new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      topology: 'triangle-strip',
      bufferLayout: [
        {
          name: 'pairs',
          byteStride: PAIR_BYTES,
          stepMode: 'instance',
          // the spare vertex in front is skipped
          attributes: [
            { attribute: 'instancePositions', format: 'float32x2', byteOffset: PAIR_BYTES },
            { attribute: 'instancePositions64Low', format: 'float32x2', byteOffset: PAIR_BYTES + 8 }
          ]
        },
        { name: 'instanceRows', format: 'uint32', stepMode: 'instance' }
      ],
      isInstanced: true,
      vertexCount: 4,
      instanceCount: shape.vertices
    });
    model.setAttributes({ pairs: shape.pairs, instanceRows: shape.row });
    return model;
  }

  private release(): void {
    this.state.model?.vertexArray.destroy();
    this.state.model?.destroy();
    this.setState({ model: undefined });
  }
}
