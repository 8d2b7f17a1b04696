import type { Device, Texture } from '@luma.gl/core';
import { ICON_SIDE, iconPath } from '../core/icons/art';
import type { IconName } from '../core/icons/names';

/**
 * An icon as a texture (its alpha is the ink), drawn at the very size at which it is shown, so that it is as sharp as the
 * screen: `side` in device pixels.
 */
export function iconPicture(device: Device, name: IconName, side: number): Texture {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.scale(side / ICON_SIDE, side / ICON_SIDE);
  context?.fill(new Path2D(iconPath(name)));
  const texture = device.createTexture({
    format: 'rgba8unorm',
    width: side,
    height: side,
    sampler: {
      minFilter: 'linear',
      magFilter: 'linear',
      addressModeU: 'clamp-to-edge',
      addressModeV: 'clamp-to-edge'
    }
  });
  const pixels = context?.getImageData(0, 0, side, side).data;
  if (pixels) texture.writeData(new Uint8Array(pixels.buffer));
  return texture;
}
