import type { CrossContext } from '../crossings/kind';
import { OverlayEngine } from './engine';

let started: Promise<OverlayEngine> | null = null;

/**
 * The overlay engine, started once for the life of the worker from the bytes of Clipper2's wasm; null when they cannot be
 * had or are refused (a policy of the site that forbids WebAssembly), which is asked again the next time.
 */
export async function overlayEngine(bytes: CrossContext['clipper']): Promise<OverlayEngine | null> {
  started ??= start(bytes);
  const engine = started;
  try {
    return await engine;
  } catch {
    started = null;
    return null;
  }
}

async function start(bytes: CrossContext['clipper']): Promise<OverlayEngine> {
  const wasmBinary = await bytes?.();
  if (!wasmBinary) throw new Error('no wasm');
  const { default: clipper2 } = await import('clipper2-wasm');
  return new OverlayEngine(await clipper2({ wasmBinary, printErr: () => undefined }));
}
