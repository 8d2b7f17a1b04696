import { sniff } from '../core/formats/sniff';
import { unexpected } from '../core/formats/unexpected';
import { createNet, type NetLimits } from '../core/net/fetch-net';
import type { Net } from '../core/ports';
import type { Problem } from '../core/problems/problem';

/** Bytes of a picture beyond which it is refused: a tile of 1,024 pixels a side has 4 MB of colours before packing. */
const LARGEST = 16 << 20;
/** Bytes of an answer that is no picture, enough to tell what it is. */
const HEAD = 1 << 16;

/** Why a picture did not come. */
export interface PictureFailure {
  url: string;
  problem: Problem;
}

export class PictureError extends Error {
  constructor(readonly failure: PictureFailure) {
    super(`${failure.url}: ${failure.problem.code}`);
  }
}

const netOf = (how: Pick<NetLimits, 'baseUrl' | 'access'>): Net =>
  createNet((url, init) => fetch(url, init), { ...how, timeoutSeconds: 20, maxBytes: LARGEST });

/** one for the page, so that all pictures of a host share its queue */
let pictures = netOf({});

/** From now on pictures are asked for as the site's sources are: its address (CORS), credentials and relay. */
export function reachPictures(how: Pick<NetLimits, 'baseUrl' | 'access'>): void {
  pictures = netOf(how);
}

/**
 * Fetches a picture, given up after `seconds` of silence. Throws a `PictureError` when something else comes, or nothing;
 * an `AbortError` when `signal` calls it off.
 */
export async function fetchPicture(
  url: string,
  seconds: number,
  signal: AbortSignal = new AbortController().signal
): Promise<ImageBitmap> {
  const answer = await pictures.get({ url: new URL(url, location.href).href, timeoutSeconds: seconds, signal });
  if (!answer.ok) {
    if (answer.problem.code === 'aborted') throw new DOMException('aborted', 'AbortError');
    throw new PictureError({ url, problem: answer.problem });
  }
  const { bytes, contentType } = answer.value;
  // servers that call their pictures anything are as frequent as those that call their errors a picture
  const mayBePicture = contentType.startsWith('image/') || sniff(bytes) === 'binary';
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: contentType });
  const bitmap = mayBePicture ? await createImageBitmap(blob).catch(() => null) : null;
  if (bitmap) return bitmap;
  throw new PictureError({ url, problem: unexpected(bytes.subarray(0, HEAD), url, 'PNG') });
}
