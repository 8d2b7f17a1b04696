import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CrossContext } from '../src/lib/core/crossings/kind';

const wasm = join(createRequire(import.meta.url).resolve('clipper2-wasm/package.json'), '../dist/es/clipper2z.wasm');

/** What a crossing computed outside of a worker is given: no yielding, the wasm from the installed package. */
export function crossContext(more: Partial<CrossContext> = {}): CrossContext {
  return {
    signal: new AbortController().signal,
    breathe: () => Promise.resolve(),
    clipper: () => Promise.resolve(new Uint8Array(readFileSync(wasm))),
    ...more
  };
}
