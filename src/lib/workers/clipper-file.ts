import address from 'clipper2-wasm/dist/es/clipper2z.wasm?url';

/** Bytes of the overlay engine's wasm, a file of the build beside the worker's own; null when it cannot be read. */
export async function clipperFile(): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(new URL(address, import.meta.url));
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
