import { Layer, picking, project32, type DefaultProps, type UpdateParameters } from '@deck.gl/core';
import type { RenderPass } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import { pixelDegrees } from '../core/crs/mercator';
import type { Paint, Pattern, Rgba } from '../core/marks/marks';
import { borderStrength } from './border-strength';
import { PAIR_BYTES, type GpuShape } from './buffers';
import { hatchOf } from './hatch';
import { pixelRatio } from './pixel-ratio';
import { RowTexture } from './row-texture';
import { fragmentShader, shapeModule, SPREAD_COPIES, vertexShader, type ShapeUniforms } from './shape-shader';

interface OwnProps {
  shape: GpuShape;
  /** areas, one-pixel edges, or dots, over the same buffers */
  draws: 'areas' | 'edges' | 'dots';
  paint: Paint;
  /** dots: CSS pixels */
  radius?: number;
  stroke?: Rgba;
  strokeWidth?: number;
  hatch?: 'no-data' | Pattern | null;
  /** widens the lines of the hatch, CSS pixels */
  hatchSpread?: number;
  /** draws the parts of one table row only */
  onlyRow?: number;
  /** thickens edges to twice this many CSS pixels */
  spread?: number;
  /** never seen, only hit by the pointer */
  onlyPicked?: boolean;
  /** fainter where areas are small on screen: borders between areas that are filled */
  fades?: boolean;
  /** areas smaller than a pixel are drawn as dots too, so that none is lost */
  specks?: boolean;
}

/** Radius of the dot that stands for an area smaller than a pixel, CSS pixels. */
const SPECK_RADIUS = 1;

interface DrawOptions {
  renderPass: RenderPass;
  shaderModuleProps?: { picking?: { isActive?: boolean } } | null;
}

const defaultProps: DefaultProps<OwnProps> = {
  shape: { type: 'object', value: null as unknown as GpuShape },
  draws: 'areas',
  paint: { type: 'object', value: [0, 0, 0, 255] as Paint },
  radius: 0,
  stroke: { type: 'object', value: [0, 0, 0, 0] },
  strokeWidth: 0,
  hatch: { type: 'object', value: null },
  hatchSpread: 0,
  onlyRow: -1,
  spread: 0,
  onlyPicked: false,
  fades: false,
  specks: false
};

const topologies = { areas: 'triangle-list', edges: 'line-list', dots: 'point-list', specks: 'point-list' } as const;

/**
 * Draws a shape straight from our own GPU buffers, with colours read from a row texture. It goes round deck's
 * attributes and tesselation on purpose: birth costs one vertex array whatever the number of vertices, restyling
 * four bytes a table row, and the picked index is the table row of every part.
 */
export class ShapeLayer extends Layer<OwnProps> {
  static override layerName = 'ShapeLayer';
  static override defaultProps = defaultProps;

  declare state: { models?: [Model, ...Model[]]; colours?: RowTexture; drawn?: GpuShape };

  override initializeState(): void {
    // Nothing to declare: no attribute is deck's.
  }

  override getShaders(): ReturnType<Layer['getShaders']> {
    return super.getShaders({ vs: vertexShader, fs: fragmentShader, modules: [project32, picking, shapeModule] });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    const { colours } = this.state;
    if (!colours) this.setState({ colours: new RowTexture(this.context.device, props.paint) });
    else if (props.paint !== oldProps.paint) colours.write(props.paint);
    // oldProps are empty at first
    const copies = (oldProps.spread ?? 0) > 0 !== (props.spread as number) > 0;
    const other = props.draws !== oldProps.draws || props.specks !== oldProps.specks || copies;
    if (this.state.drawn !== props.shape || other) {
      this.release();
      const specks = props.specks && props.shape.specks ? [this.build('specks')] : [];
      this.setState({ models: [this.build(props.draws), ...specks], drawn: props.shape });
    }
    if (props.shape !== oldProps.shape || props.onlyRow !== oldProps.onlyRow) this.narrow();
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    this.release();
    this.state.colours?.destroy();
  }

  override draw({ renderPass, shaderModuleProps }: DrawOptions): void {
    if (this.props.onlyPicked && !shaderModuleProps?.picking?.isActive) return;
    const model = this.state.models?.[0];
    const colours = this.state.colours;
    if (!model || !colours) return;
    const { props } = this;
    const { device, viewport } = this.context;
    const strength = props.fades ? borderStrength(props.shape.ordinaryArea, pixelDegrees(viewport.zoom)) : 1;
    if (strength === 0) return;
    const ratio = pixelRatio(device, viewport.width);
    const hatch = props.hatch ? hatchOf(props.hatch) : null;
    const stroke = props.stroke as Rgba;
    const strokeWidth = (props.strokeWidth as number) * ratio;
    const uniforms: ShapeUniforms = {
      perRow: colours.perRow ? 1 : 0,
      onlyRow: props.onlyRow as number,
      pointSize: props.draws === 'dots' ? 2 * (props.radius as number) * ratio + strokeWidth : 0,
      strokeWidth,
      stroke: stroke.map((v) => v / 255) as Rgba,
      hatchDirection: hatch?.across ?? [1, 0],
      hatchPeriod: (hatch?.period ?? 0) * ratio,
      hatchWidth: ((hatch?.width ?? 0) + (props.hatchSpread as number)) * ratio,
      hatchGap: hatch?.gap ?? 0,
      hatchMotif: hatch?.motif ?? 0,
      spread: (props.spread as number) * ratio,
      pixel: [2 / (viewport.width * ratio), 2 / (viewport.height * ratio)],
      strength,
      shapePaint: colours.texture
    };
    model.shaderInputs.setProps({ shape: uniforms });
    model.draw(renderPass);
    this.drawSpecks(renderPass, uniforms, ratio);
  }

  /** The areas that are smaller than a pixel at this zoom, as dots: they come first among the specks. */
  private drawSpecks(renderPass: RenderPass, uniforms: ShapeUniforms, ratio: number): void {
    const model = this.state.models?.[1];
    const { shape, spread } = this.props;
    const small = countBelow(shape.speckAreas, pixelDegrees(this.context.viewport.zoom) ** 2);
    if (!model || small === 0) return;
    const pointSize = 2 * (SPECK_RADIUS + (spread as number)) * ratio;
    model.shaderInputs.setProps({ shape: { ...uniforms, pointSize, strokeWidth: 0, hatchPeriod: 0, spread: 0 } });
    model.setVertexCount(small);
    model.draw(renderPass);
  }

  private build(draws: keyof typeof topologies): Model {
    const { shape } = this.props;
    const thick = draws !== 'specks' && (this.props.spread as number) > 0;
    const model = new Model(this.context.device, {
      ...this.getShaders(),
      id: `${this.props.id}-${draws}`,
      topology: topologies[draws],
      bufferLayout: [
        {
          name: 'pairs',
          byteStride: PAIR_BYTES,
          // the spare vertex in front is skipped, so that indices name real vertices
          attributes: [
            { attribute: 'positions', format: 'float32x2', byteOffset: PAIR_BYTES },
            { attribute: 'positions64Low', format: 'float32x2', byteOffset: PAIR_BYTES + 8 }
          ]
        },
        { name: 'rowIndexes', format: 'uint32' }
      ],
      isInstanced: thick,
      instanceCount: thick ? SPREAD_COPIES : 0
    });
    model.setAttributes({ pairs: shape.pairs, rowIndexes: shape.row });
    const [indices, count] = {
      areas: [shape.triangles, shape.triangleIndices] as const,
      edges: [shape.segments, shape.segmentIndices] as const,
      dots: [null, shape.vertices] as const,
      specks: [shape.specks, shape.speckAreas.length] as const
    }[draws];
    if (indices) model.setIndexBuffer(indices);
    model.setVertexCount(count);
    return model;
  }

  /** Draws one row's own stretch of edges or dots instead of hiding all the others one by one. */
  private narrow(): void {
    const model = this.state.models?.[0];
    const { shape, draws } = this.props;
    const row = this.props.onlyRow as number;
    if (!model || row < 0 || draws === 'areas') return;
    const first = shape.partRow.indexOf(row);
    const last = shape.partRow.lastIndexOf(row);
    const starts = draws === 'edges' ? shape.segmentStarts : shape.starts;
    const from = first < 0 ? 0 : (starts[first] as number);
    const to = first < 0 ? 0 : (starts[last + 1] as number);
    model.setVertexCount(to - from);
    // WebGL takes the offset of an indexed draw in bytes
    model.setDrawOffsets({ firstVertex: draws === 'edges' ? from * 4 : from, firstIndex: from });
  }

  private release(): void {
    for (const model of this.state.models ?? []) {
      model.vertexArray.destroy();
      model.destroy();
    }
    this.state.models = undefined;
  }
}

/** How many numbers, ascending, are below a value. */
function countBelow(values: Float32Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
