import type { Device } from '@luma.gl/core';

/** Device pixels per CSS pixel of the canvas we share with MapLibre. */
export function pixelRatio(device: Device, cssWidth: number): number {
  const { gl } = device as Device & { gl: WebGL2RenderingContext };
  return cssWidth > 0 ? gl.drawingBufferWidth / cssWidth : 1;
}
