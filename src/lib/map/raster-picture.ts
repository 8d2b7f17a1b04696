import { CompositeLayer, type DefaultProps, type Layer, type UpdateParameters } from '@deck.gl/core';
import type { PictureRequest } from '../core/marks/raster-request';
import type { Tone } from '../core/marks/tone';
import { MeshPicture, toneProps } from './raster-bitmap';
import { boxInSight, pictureUrl, planeOf, unitsPerPixel } from './raster-grid';
import { cellsNeeded, meshOf, type Box, type Mesh } from './raster-mesh';
import { sightOf } from './raster-sight';
import type { RasterWatch } from './raster-watch';

export interface PictureProps {
  request: PictureRequest;
  watch: RasterWatch;
  pixelRatio: number;
  tone: Tone;
}

/** Milliseconds the view must rest before its picture is asked. */
const REST = 250;
/** Pixels a side at most, when the server states no limit. */
const LARGEST = 4096;

interface Shown {
  image: ImageBitmap;
  mesh: Mesh;
  number: number;
}

const defaultProps: DefaultProps<PictureProps> = {
  request: { type: 'object', value: null as unknown as PictureRequest },
  watch: { type: 'object', value: null as unknown as RasterWatch, ignore: true },
  pixelRatio: 1,
  tone: { type: 'object', value: {} as Tone }
};

/** One picture a view: asked when the view rests; the one before stays at its place until the next has come. */
export class PictureLayer extends CompositeLayer<PictureProps> {
  static override layerName = 'PictureLayer';
  static override defaultProps = defaultProps;

  declare state: {
    shown: Shown | null;
    /** address that is shown, asked, or about to be */
    url: string;
    stop: AbortController | null;
    timer: ReturnType<typeof setTimeout> | undefined;
    release: () => void;
    number: number;
  };

  override initializeState(): void {
    this.setState({ shown: null, url: '', stop: null, timer: undefined, release: () => undefined, number: 0 });
  }

  override shouldUpdateState({ changeFlags }: UpdateParameters<this>): boolean {
    return Boolean(changeFlags.somethingChanged);
  }

  override updateState({ props, oldProps, changeFlags }: UpdateParameters<this>): void {
    props.watch.generation(props.request);
    const anew = oldProps.request !== props.request;
    if (anew) this.state.url = '';
    if (anew || changeFlags.viewportChanged) this.look(anew ? 0 : REST);
  }

  override finalizeState(context: this['context']): void {
    this.callOff();
    super.finalizeState(context);
  }

  override renderLayers(): Layer | null {
    const { shown } = this.state;
    if (!shown) return null;
    const { image, mesh, number } = shown;
    return new MeshPicture(this.getSubLayerProps({ id: `picture-${number}` }), {
      image,
      mesh,
      ...toneProps(this.props.tone),
      pickable: false
    });
  }

  private callOff(): void {
    const { stop, timer, release } = this.state;
    clearTimeout(timer);
    stop?.abort();
    release();
  }

  private look(rest: number): void {
    const { request, watch, pixelRatio } = this.props;
    const plane = planeOf(request);
    const sight = sightOf(this.context.viewport);
    const box = plane && boxInSight(plane, request, sight);
    if (!plane || !box) return;
    const size = sizeOf(request, box, unitsPerPixel(plane, sight) / Math.max(1, Math.min(2, pixelRatio)));
    const url = pictureUrl(request.url, request.axis, box, size);
    if (url === this.state.url) return;
    this.callOff();
    const release = watch.hold();
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const image = watch.tile(url, request.timeoutSeconds, stop.signal).catch(() => null);
      release();
      const got = await image;
      if (!got || stop.signal.aborted || !this.state) return;
      const mesh = meshOf(plane, box, cellsNeeded(plane, box, sight.worldPixels));
      const number = this.state.number + 1;
      this.setState({ shown: { image: got, mesh, number }, number });
      this.setNeedsUpdate();
    };
    const timer = setTimeout(() => void ask(), rest);
    Object.assign(this.state, { url, stop, timer, release });
  }
}

/** Pixels of a picture: those of the screen, as far as the server goes. */
function sizeOf(
  request: PictureRequest,
  [west, south, east, north]: Box,
  units: number
): { width: number; height: number } {
  const width = (east - west) / units;
  const height = (north - south) / units;
  const largest = (limit: number | null): number => Math.min(limit ?? LARGEST, LARGEST);
  const shrink = Math.min(1, largest(request.maxWidth) / width, largest(request.maxHeight) / height);
  return { width: Math.max(1, Math.floor(width * shrink)), height: Math.max(1, Math.floor(height * shrink)) };
}
