import { BitmapLayer } from '@deck.gl/layers';
import type { Mesh } from './raster-mesh';

/** deck forgets the vertex array of a layer it takes away, which would keep its buffers alive. */
export class Picture<P extends object = object> extends BitmapLayer<P> {
  static override layerName = 'Picture';

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
