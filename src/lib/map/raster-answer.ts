/** Characters of an exception that are worth showing. */
const SAID_LIMIT = 600;

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' };

export interface Failure {
  url: string;
  /** HTTP status; 0 when no answer came */
  status: number;
  said: string;
}

/** A tile that is not a picture. */
export class TileError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.said || `HTTP ${failure.status}`);
  }
}

/**
 * Fetches a picture. Throws a `TileError` with what the server said when the answer is something else, with status 0
 * when there was none.
 */
export async function fetchPicture(
  url: string,
  timeoutSeconds: number,
  signal: AbortSignal | undefined
): Promise<ImageBitmap> {
  const limit = AbortSignal.timeout(timeoutSeconds * 1000);
  let answer: Response;
  try {
    answer = await fetch(url, { signal: signal ? AbortSignal.any([signal, limit]) : limit, credentials: 'omit' });
  } catch {
    throw new TileError({ url, status: 0, said: '' });
  }
  const type = answer.headers.get('content-type') ?? '';
  if (!answer.ok || !type.startsWith('image/'))
    throw new TileError({ url, status: answer.status, said: saidIn(await answer.text()) });
  return createImageBitmap(await answer.blob());
}

/** The sentence inside an OGC exception, or the beginning of any other answer, without its tags. */
export function saidIn(body: string): string {
  const exception =
    /<(?:\w+:)?(?:ServiceException|ExceptionText)\b[^>]*>([\s\S]*?)<\/(?:\w+:)?(?:ServiceException|ExceptionText)/.exec(
      body
    );
  const text = (exception?.[1] ?? body)
    .replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|apos|amp|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.slice(0, SAID_LIMIT);
}
