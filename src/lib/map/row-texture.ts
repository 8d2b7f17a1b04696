import type { Device, Texture } from '@luma.gl/core';
import type { Paint } from '../core/marks/marks';

/** Texels per texture line: table row r is texel (r & 1023, r >> 10). */
const WIDTH = 1024;

/** Colours of a mark as a texture, one RGBA texel per table row, or a single texel for one colour. */
export class RowTexture {
  texture: Texture;
  /** whether each row has its texel */
  perRow: boolean;
  private height: number;

  constructor(
    private readonly device: Device,
    paint: Paint
  ) {
    this.perRow = paint instanceof Uint8Array;
    this.height = heightOf(paint);
    this.texture = this.create();
    this.send(paint);
  }

  /** Restyles: sends four bytes a row, nothing else. */
  write(paint: Paint): void {
    const perRow = paint instanceof Uint8Array;
    const height = heightOf(paint);
    if (perRow !== this.perRow || height !== this.height) {
      this.texture.destroy();
      this.perRow = perRow;
      this.height = height;
      this.texture = this.create();
    }
    this.send(paint);
  }

  destroy(): void {
    this.texture.destroy();
  }

  private create(): Texture {
    return this.device.createTexture({
      format: 'rgba8unorm',
      width: this.perRow ? WIDTH : 1,
      height: this.height,
      sampler: {
        minFilter: 'nearest',
        magFilter: 'nearest',
        addressModeU: 'clamp-to-edge',
        addressModeV: 'clamp-to-edge'
      }
    });
  }

  private send(paint: Paint): void {
    this.texture.writeData(paint instanceof Uint8Array ? padded(paint, this.height) : new Uint8Array(paint));
  }
}

function heightOf(paint: Paint): number {
  return paint instanceof Uint8Array ? Math.max(1, Math.ceil(paint.length / 4 / WIDTH)) : 1;
}

/** Fills up the last line, so that the texture is written in one call. */
function padded(paint: Uint8Array, height: number): Uint8Array {
  const size = WIDTH * height * 4;
  if (paint.length === size) return paint;
  const out = new Uint8Array(size);
  out.set(paint);
  return out;
}
