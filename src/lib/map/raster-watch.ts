import type { LayerId } from '../core/document/document';
import type { RasterRequest } from '../core/marks/raster-request';
import type { MapEvents } from './map-view';
import { fetchPicture, PictureError, type PictureFailure } from './raster-answer';

/** Counts the pictures of one raster layer and tells its row. One per layer; it outlives deck's layer instances. */
export class RasterWatch {
  private pending = 0;
  private failed: PictureFailure | null = null;
  private request: RasterRequest | null = null;
  private asked = 0;
  private drawsAt: number | null = null;
  private scaled: RasterRequest | null = null;

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

  /** One picture: fetched rather than put in an image, so that an exception in a 200 answer can be read. */
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

  /** A picture will be asked when the view rests: until `release`, something is on its way. */
  hold(): () => void {
    this.count(1);
    let held = true;
    return () => {
      if (held) this.count(-1);
      held = false;
    };
  }

  /** Out of the scales at which the server draws: the zoom at which it does; null: in them. */
  outOfScale(drawsAt: number | null, request: RasterRequest): void {
    const told = this.scaled === request && (this.drawsAt === null) === (drawsAt === null);
    this.scaled = request;
    this.drawsAt = drawsAt;
    if (told) return;
    if (drawsAt !== null) this.failed = null;
    this.tell();
  }

  private count(step: number): void {
    this.pending += step;
    this.tell();
  }

  private tell(): void {
    const { pending, failed, drawsAt } = this;
    this.events.raster?.(this.layer, { pending, failed, drawsAt });
  }
}
