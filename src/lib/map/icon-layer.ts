import { Layer, picking, project32, type DefaultProps, type UpdateParameters } from '@deck.gl/core';
import type { RenderPass, Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import type { Mark, Rgba } from '../core/marks/marks';
import { PAIR_BYTES, type GpuShape } from './buffers';
import { iconPicture } from './icon-picture';
import { iconFragmentShader, iconModule, iconVertexShader, type IconUniforms } from './icon-shader';
import { pixelRatio } from './pixel-ratio';
import { RowTexture } from './row-texture';

export type IconMark = Extract<Mark, { mark: 'icons' }>;

interface OwnProps {
  shape: GpuShape;
  mark: IconMark;
}

const defaultProps: DefaultProps<OwnProps> = {
  shape: { type: 'object', value: null as unknown as GpuShape },
  mark: { type: 'object', value: null as unknown as IconMark }
};

/** Edge around discs and dots, CSS pixels. */
const EDGE = 1.5;
/** Side of the icon's picture, as a part of the disc's diameter. */
const GLYPH = 0.66;

const unit = (colour: Rgba): Rgba => colour.map((v) => v / 255) as Rgba;

/** Zooms of the rows, one texel each. */
function texels(fromZoom: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 * fromZoom.length);
  fromZoom.forEach((zoom, row) => (bytes[4 * row] = zoom));
  return bytes;
}

/**
 * Discs with an icon, and dots where icons would meet, straight from a shape's own GPU buffers: what is drawn of each
 * depends on the zoom, by four bytes a table row. Dots lie under icons. The picked index is the table row.
 */
export class IconLayer extends Layer<OwnProps> {
  static override layerName = 'IconLayer';
  static override defaultProps = defaultProps;

  declare state: { model?: Model; zooms?: RowTexture; picture?: { texture: Texture; key: string }; drawn?: GpuShape };

  override initializeState(): void {
    // Nothing to declare: no attribute is deck's.
  }

  override getShaders(): ReturnType<Layer['getShaders']> {
    return super.getShaders({
      vs: iconVertexShader,
      fs: iconFragmentShader,
      modules: [project32, picking, iconModule]
    });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    const { zooms } = this.state;
    const { fromZoom } = props.mark;
    if (!zooms) this.setState({ zooms: new RowTexture(this.context.device, texels(fromZoom)) });
    else if (fromZoom !== (oldProps.mark as IconMark | undefined)?.fromZoom) zooms.write(texels(fromZoom));
    if (this.state.drawn === props.shape) return;
    this.release();
    this.setState({ model: this.build(), drawn: props.shape });
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    this.release();
    this.state.zooms?.destroy();
    this.state.picture?.texture.destroy();
  }

  override draw({ renderPass }: { renderPass: RenderPass }): void {
    const { model, zooms } = this.state;
    if (!model || !zooms) return;
    const { device, viewport } = this.context;
    const { mark } = this.props;
    const ratio = pixelRatio(device, viewport.width);
    const glyph = Math.max(1, Math.round(mark.size * GLYPH * ratio));
    const uniforms: IconUniforms = {
      fill: unit(mark.fill),
      ink: unit(mark.ink),
      stroke: unit(mark.stroke),
      disc: (mark.size + 2 * EDGE) * ratio,
      dot: 2 * (mark.dot + EDGE / 2) * ratio,
      edge: EDGE * ratio,
      glyph,
      zoom: Math.floor(viewport.zoom * 2),
      wanted: 0,
      iconZooms: zooms.texture,
      iconPicture: this.picture(glyph)
    };
    for (const wanted of [0, 1]) {
      model.shaderInputs.setProps({ icon: { ...uniforms, wanted } });
      model.draw(renderPass);
    }
  }

  /** The icon at a size: drawn again when either changes. */
  private picture(side: number): Texture {
    const key = `${this.props.mark.icon}/${side}`;
    if (this.state.picture?.key !== key) {
      this.state.picture?.texture.destroy();
      this.state.picture = { texture: iconPicture(this.context.device, this.props.mark.icon, side), key };
    }
    return this.state.picture.texture;
  }

  private build(): Model {
    const { shape } = this.props;
    const model = new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      topology: 'point-list',
      bufferLayout: [
        {
          name: 'pairs',
          byteStride: PAIR_BYTES,
          // the spare vertex in front is skipped
          attributes: [
            { attribute: 'positions', format: 'float32x2', byteOffset: PAIR_BYTES },
            { attribute: 'positions64Low', format: 'float32x2', byteOffset: PAIR_BYTES + 8 }
          ]
        },
        { name: 'rowIndexes', format: 'uint32' }
      ]
    });
    model.setAttributes({ pairs: shape.pairs, rowIndexes: shape.row });
    model.setVertexCount(shape.vertices);
    return model;
  }

  private release(): void {
    this.state.model?.vertexArray.destroy();
    this.state.model?.destroy();
    this.setState({ model: undefined });
  }
}
