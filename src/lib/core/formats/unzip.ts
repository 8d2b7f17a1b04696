import { unzipSync } from 'fflate';
import { bad, good, type Outcome } from '../problems/problem';

/** inflated bytes that one archive may hold */
export const mostInflatedBytes = 512 * 1024 * 1024;

/**
 * Wanted members of a ZIP, by path. Their announced sizes are summed before anything is inflated, and a member cannot
 * inflate beyond what it announced. macOS's own folders are ignored.
 * Fails with `too-large` and `parse-failed`.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit = mostInflatedBytes
): Outcome<Map<string, Uint8Array>> {
  let announced = 0;
  const sizes = new Map<string, number>();
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.startsWith('__MACOSX/') || name.endsWith('/') || !wanted(name)) return false;
        announced += originalSize;
        sizes.set(name, originalSize);
        return announced <= limit;
      }
    });
    if (announced > limit) return bad({ code: 'too-large', facts: { bytes: announced, limit } });
    const cut = Object.entries(files).find(([name, data]) => data.length !== sizes.get(name));
    if (cut) throw new Error(`size of ${cut[0]}`);
    return good(new Map(Object.entries(files)));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return bad({ code: 'parse-failed', facts: { format: 'ZIP', at: bytes.length, expected: 'ZIP', found } });
  }
}
