import type { DefaultProps } from '@deck.gl/core';
import { BitmapLayer, type BitmapLayerProps } from '@deck.gl/layers';
import { TINT_STRENGTH, type Tone } from '../core/marks/tone';
import type { Mesh } from './raster-mesh';

interface ToneProps {
  /** 0..1: deck's own */
  desaturate: number;
  /** red, green, blue, and how much of it is mixed in, each 0..1 */
  tint: [number, number, number, number];
}

/** A tone as props of a picture. */
export function toneProps({ grey = 0, tint }: Tone): ToneProps {
  if (tint === undefined) return { desaturate: grey, tint: [0, 0, 0, 0] };
  const value = parseInt(tint.slice(1), 16);
  const part = (shift: number): number => ((value >> shift) & 255) / 255;
  return { desaturate: grey, tint: [part(16), part(8), part(0), TINT_STRENGTH] };
}

const tintModule = {
  name: 'pictureTint',
  fs: `\
layout(std140) uniform pictureTintUniforms {
  vec4 tint;
} pictureTint;
`,
  uniformTypes: { tint: 'vec4<f32>' }
} as const;

/**
 * A picture in a tone. deck's own tint multiplies, which leaves black lines black: ours is mixed in, as over basemaps.
 * deck forgets the vertex array of a layer it takes away, which would keep its buffers alive.
 */
export class Picture<P extends object = object> extends BitmapLayer<P & Pick<ToneProps, 'tint'>> {
  static override layerName = 'Picture';
  static override defaultProps: DefaultProps<BitmapLayerProps & Pick<ToneProps, 'tint'>> = {
    ...BitmapLayer.defaultProps,
    tint: { type: 'array', value: [0, 0, 0, 0], compare: true }
  };

  override getShaders(): ReturnType<BitmapLayer['getShaders']> {
    const shaders = super.getShaders();
    return {
      ...shaders,
      modules: [...shaders.modules, tintModule],
      inject: {
        'fs:DECKGL_FILTER_COLOR': 'color.rgb = mix(color.rgb, pictureTint.tint.rgb, pictureTint.tint.a);'
      }
    };
  }

  override draw(options: Parameters<BitmapLayer['draw']>[0]): void {
    this.setShaderModuleProps({ pictureTint: { tint: this.props.tint } });
    super.draw(options);
  }

  override finalizeState(context: this['context']): void {
    this.state.model?.vertexArray.destroy();
    super.finalizeState(context);
  }
}

/** A picture on a mesh of longitude/latitude nodes. Another mesh is another layer: the one given first stays. */
export class MeshPicture extends Picture<{ mesh: Mesh }> {
  static override layerName = 'MeshPicture';

  protected override _createMesh(): ReturnType<BitmapLayer['_createMesh']> {
    const { positions, texCoords, indices } = this.props.mesh;
    return { vertexCount: indices.length, positions, texCoords, indices };
  }
}
