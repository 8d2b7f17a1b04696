import { TileLayer } from '@deck.gl/geo-layers';
import { BitmapLayer } from '@deck.gl/layers';
import type { LayerId } from '../core/document/document';
import type { RasterRequest } from '../core/marks/marks';
import type { MapEvents } from './map-view';
import { fetchPicture, PictureError, type PictureFailure } from './raster-answer';
import { tileUrl } from './tile-url';

/** Counts the tiles of one raster layer and tells its row. One per layer; it outlives deck's layer instances. */
export class RasterWatch {
  private pending = 0;
  private failed: PictureFailure | null = null;
  private request: RasterRequest | null = null;
  private asked = 0;

  constructor(
    private readonly layer: LayerId,
    private readonly events: MapEvents
  ) {}

  get busy(): boolean {
    return this.pending > 0;
  }

  /** Number that changes with the request: the same address asked by a new one means « try again ». */
  generation(request: RasterRequest): number {
    if (request !== this.request) {
      this.request = request;
      this.failed = null;
      this.asked++;
    }
    return this.asked;
  }

  /** One tile: fetched rather than put in an image, so that an exception in a 200 answer can be read. */
  async tile(url: string, timeoutSeconds: number, signal: AbortSignal | undefined): Promise<ImageBitmap | null> {
    // a row tells of the pictures that were asked together: all came, or one is missing
    if (this.pending === 0) this.failed = null;
    this.count(1);
    try {
      return await fetchPicture(url, timeoutSeconds, signal);
    } catch (error) {
      if (!(error instanceof PictureError)) return null;
      this.failed ??= error.failure;
      throw error;
    } finally {
      this.count(-1);
    }
  }

  private count(step: number): void {
    this.pending += step;
    this.events.raster?.(this.layer, { pending: this.pending, failed: this.failed });
  }
}

/** deck forgets the vertex array of a layer it takes away, which would keep its buffers alive. */
class Picture extends BitmapLayer {
  static override layerName = 'Picture';

  override finalizeState(context: this['context']): void {
    this.state.model?.vertexArray.destroy();
    super.finalizeState(context);
  }
}

type TileProps = ConstructorParameters<typeof TileLayer<ImageBitmap | null>>[0];

/** Pictures of a server as deck tiles, in document order like any other mark. `pixelRatio` sharpens dense screens. */
export function rasterLayer(
  request: RasterRequest,
  watch: RasterWatch,
  pixelRatio: number,
  props: { id: string; beforeId: string; opacity: number }
): TileLayer<ImageBitmap | null> {
  const pixels = request.tileSize * Math.min(2, Math.max(1, Math.round(pixelRatio)));
  const tileProps: TileProps = {
    ...props,
    data: request.url,
    // deck would replace {x}, {y}, {z} only: the address is ours to build
    getTileData: ({ index, signal }) =>
      watch.tile(tileUrl(request.url, index.z, index.x, index.y, pixels), request.timeoutSeconds, signal),
    updateTriggers: { getTileData: watch.generation(request) },
    onTileError: () => undefined,
    tileSize: request.tileSize,
    maxZoom: 22,
    pickable: false,
    maxCacheSize: 200,
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
    renderSubLayers: ({ tile, data, id, opacity, parameters }) => {
      const box = tile.bbox;
      if (!data || !('west' in box)) return null;
      return new Picture({
        id,
        opacity,
        parameters,
        image: data,
        bounds: [box.west, box.south, box.east, box.north],
        pickable: false
      });
    }
  };
  return new TileLayer<ImageBitmap | null>(tileProps);
}
