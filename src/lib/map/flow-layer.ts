import { Layer, picking, project32, type DefaultProps, type UpdateParameters } from '@deck.gl/core';
import { Buffer, type RenderPass } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import type { Rgba } from '../core/marks/marks';
import { flowFragmentShader, flowModule, flowVertexShader, type FlowUniforms } from './flow-shader';
import { flowStrips, type FlowMark } from './flow-strips';
import { pixelRatio } from './pixel-ratio';

interface OwnProps {
  mark: FlowMark;
}

const defaultProps: DefaultProps<OwnProps> = { mark: { type: 'object', value: null as unknown as FlowMark } };

type Numbers = Float64Array | Float32Array | Uint32Array;

const alike = (a: Numbers, b: Numbers): boolean => a === b || (a.length === b.length && a.every((n, i) => n === b[i]));

const unit = (colour: Rgba): Rgba => colour.map((v) => v / 255) as Rgba;

/**
 * Curves that thin towards their end, with an edge of one pixel that parts those that cross. Few by nature: their strips
 * are made on the page, and made again only when the mark brings other positions or widths. The picked index is the row.
 */
export class FlowLayer extends Layer<OwnProps> {
  static override layerName = 'FlowLayer';
  static override defaultProps = defaultProps;

  declare state: { model?: Model; buffers?: Buffer[] };

  override initializeState(): void {
    // Nothing to declare: no attribute is deck's.
  }

  override getShaders(): ReturnType<Layer['getShaders']> {
    return super.getShaders({
      vs: flowVertexShader,
      fs: flowFragmentShader,
      modules: [project32, picking, flowModule]
    });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    const [mark, old] = [props.mark, oldProps.mark as FlowMark | undefined];
    // another colour comes with arrays of its own that hold the same
    if (old && alike(mark.positions, old.positions) && alike(mark.width, old.width) && alike(mark.row, old.row)) return;
    this.release();
    this.build(mark);
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    this.release();
  }

  override draw({ renderPass }: { renderPass: RenderPass }): void {
    const { model } = this.state;
    if (!model) return;
    const { device, viewport } = this.context;
    const { fill, stroke } = this.props.mark;
    const flow: FlowUniforms = { fill: unit(fill), stroke: unit(stroke), ratio: pixelRatio(device, viewport.width) };
    model.shaderInputs.setProps({ flow });
    model.draw(renderPass);
  }

  private build(mark: FlowMark): void {
    const { device } = this.context;
    const { pairs, aside, halfWidth, row, triangles } = flowStrips(mark);
    if (triangles.length === 0) return;
    const vertex = (data: Float32Array | Uint32Array): Buffer => device.createBuffer({ usage: Buffer.VERTEX, data });
    const indices = device.createBuffer({ usage: Buffer.INDEX, data: triangles, indexType: 'uint32' });
    const buffers = {
      pairs: vertex(pairs),
      aside: vertex(aside),
      halfWidth: vertex(halfWidth),
      rowIndexes: vertex(row)
    };
    const model = new Model(device, {
      ...this.getShaders(),
      id: this.props.id,
      topology: 'triangle-list',
      bufferLayout: [
        { name: 'pairs', format: 'float32x4' },
        { name: 'aside', format: 'float32x2' },
        { name: 'halfWidth', format: 'float32' },
        { name: 'rowIndexes', format: 'uint32' }
      ]
    });
    model.setAttributes(buffers);
    model.setIndexBuffer(indices);
    model.setVertexCount(triangles.length);
    this.setState({ model, buffers: [...Object.values(buffers), indices] });
  }

  private release(): void {
    this.state.model?.vertexArray.destroy();
    this.state.model?.destroy();
    for (const buffer of this.state.buffers ?? []) buffer.destroy();
    this.setState({ model: undefined, buffers: undefined });
  }
}
