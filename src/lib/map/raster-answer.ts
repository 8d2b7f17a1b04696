/** Bytes of a picture beyond which it is refused: a tile of 1,024 pixels a side has 4 MB of colours before packing. */
const LARGEST = 16 << 20;
/** Bytes of an answer that is no picture, enough to tell what it is. */
const HEAD = 1 << 16;

/** Why a picture did not come. */
export type PictureFailure =
  | { url: string; cause: 'timeout'; seconds: number }
  | { url: string; cause: 'network' }
  /** `head`: the beginning of an answer that is no picture */
  | { url: string; cause: 'answer'; status: number; head: Uint8Array };

export class PictureError extends Error {
  constructor(readonly failure: PictureFailure) {
    super(`${failure.url}: ${failure.cause}`);
  }
}

/**
 * Fetches a picture, given up after `seconds`. Throws a `PictureError` when something else comes, or nothing; the
 * browser's own error when `signal` calls it off.
 */
export async function fetchPicture(
  url: string,
  seconds: number,
  signal: AbortSignal | undefined
): Promise<ImageBitmap> {
  const limit = AbortSignal.timeout(seconds * 1000);
  try {
    const answer = await fetch(url, {
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      credentials: 'omit'
    });
    const type = answer.headers.get('content-type') ?? '';
    const isPicture = answer.ok && type.startsWith('image/');
    const bytes = await readUpTo(answer, isPicture ? LARGEST : HEAD);
    const bitmap = isPicture ? await createImageBitmap(bytes).catch(() => null) : null;
    if (bitmap) return bitmap;
    const head = new Uint8Array(await bytes.slice(0, HEAD).arrayBuffer());
    throw new PictureError({ url, cause: 'answer', status: answer.status, head });
  } catch (error) {
    if (error instanceof PictureError || signal?.aborted) throw error;
    throw new PictureError(limit.aborted ? { url, cause: 'timeout', seconds } : { url, cause: 'network' });
  }
}

/** The first `most` bytes of an answer; the rest is not received. */
async function readUpTo(answer: Response, most: number): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  while (reader && size < most) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  void reader?.cancel().catch(() => undefined);
  return new Blob(chunks, { type: answer.headers.get('content-type') ?? '' });
}
