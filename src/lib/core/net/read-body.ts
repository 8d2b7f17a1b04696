import type { FetchResponse } from './fetch-like';
import type { Watch } from './watch';

/** Content-Length, when it counts decoded bytes. */
export function declaredLength(response: FetchResponse): number | null {
  const encoding = response.headers.get('content-encoding');
  const length = response.headers.get('content-length');
  if (length === null || (encoding !== null && encoding !== 'identity')) return null;
  const bytes = Number(length);
  return Number.isFinite(bytes) ? bytes : null;
}

/** What was received of a body that ended before its end. */
export class CutShort extends Error {
  constructor(readonly bytes: number) {
    super('cut short');
  }
}

/**
 * All decoded bytes, or their number so far when there are more than the limit. Throws `CutShort` when the connection
 * ends in the middle.
 */
export async function readBody(
  response: FetchResponse,
  limit: number,
  watch: Watch,
  onBytes: (received: number) => void
): Promise<Uint8Array | number> {
  if (!response.body) return new Uint8Array(0);
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let received = 0;
  for (;;) {
    const { done, value } = await watch.heed(reader.read()).catch(() => {
      reader.cancel().catch(() => undefined);
      throw new CutShort(received);
    });
    if (done) break;
    if (!value) continue;
    watch.heard();
    received += value.length;
    if (received > limit) {
      await reader.cancel().catch(() => undefined);
      return received;
    }
    chunks.push(value);
    onBytes(received);
  }
  const declared = declaredLength(response);
  if (declared !== null && received < declared) throw new CutShort(received);
  return joined(chunks, received);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
