import { CompositeLayer, type DefaultProps, type Layer, type LayerProps, type UpdateParameters } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import type { GpuRaster, GpuShape } from './buffers';
import { Picture } from './raster-bitmap';

const RAMP = 256;

/** One field per line, as for every block of luma; a sampler lies outside of blocks. */
const rampModule = {
  name: 'ramp',
  fs: 'uniform sampler2D rampColours;\n',
  uniformTypes: {},
  getUniforms: (props?: { rampColours?: Texture }) => (props?.rampColours ? { rampColours: props.rampColours } : {})
};

/** The middle of a texel of the ramp, not its edge, is a value's colour. */
const lookUp = `
  fragColor = texture(rampColours, vec2((bitmapColor.r * ${RAMP - 1}.0 + 0.5) / ${RAMP}.0, 0.5));
  fragColor.a *= layer.opacity;
`;

/** A raster of values, in the colours of a ramp. */
class ShadePicture extends Picture<{ ramp: Texture }> {
  static override layerName = 'ShadePicture';

  override getShaders(): ReturnType<Picture['getShaders']> {
    const shaders = super.getShaders() as { modules: object[] };
    return { ...shaders, modules: [...shaders.modules, rampModule], inject: { 'fs:#main-end': lookUp } };
  }

  override draw(options: Parameters<Picture['draw']>[0]): void {
    this.state.model?.shaderInputs.setProps({ ramp: { rampColours: this.props.ramp } });
    super.draw(options);
  }
}

interface ShadeProps {
  shape: GpuShape;
  ramp: Uint8Array;
}

const defaultProps: DefaultProps<ShadeProps> = {
  shape: { type: 'object', value: null as unknown as GpuShape },
  ramp: { type: 'object', value: new Uint8Array(4 * RAMP) }
};

/** Values over the ground as one continuous shade; recolouring sends a ramp of 256 colours. Nothing of it is picked. */
export class Shade extends CompositeLayer<ShadeProps> {
  static override layerName = 'Shade';
  static override defaultProps = defaultProps;

  declare state: { ramp?: Texture };

  override initializeState(): void {
    const ramp = this.context.device.createTexture({
      format: 'rgba8unorm',
      width: RAMP,
      height: 1,
      sampler: {
        minFilter: 'linear',
        magFilter: 'linear',
        addressModeU: 'clamp-to-edge',
        addressModeV: 'clamp-to-edge'
      }
    });
    this.setState({ ramp });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    if (props.ramp !== oldProps.ramp) this.state.ramp?.writeData(props.ramp);
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    this.state.ramp?.destroy();
  }

  override renderLayers(): Layer[] {
    const { shape } = this.props;
    return shape.rasters.map(
      ({ bbox, texture }: GpuRaster, i) =>
        new ShadePicture({
          // another texture is another layer: the old one is dropped with its shape
          ...(this.getSubLayerProps({ id: `${shape.id}/${i}` }) as Pick<
            LayerProps,
            'id' | 'opacity' | 'visible' | 'parameters'
          >),
          pickable: false,
          image: texture,
          bounds: bbox,
          ramp: this.state.ramp as Texture
        })
    );
  }
}
