import type { Problem } from '../problems/problem';
import { decodeText } from './decode-text';
import { contentName, sniff } from './sniff';
import { ogcException } from './xml/exception';

/**
 * Problem of an answer that is not of the expected format: `service-exception` when an OGC service speaks through it,
 * else `unexpected-content`.
 */
export function unexpected(bytes: Uint8Array, url: string, expected: string): Problem {
  const content = sniff(bytes);
  if (content === 'xml') {
    const exception = ogcException(decodeText(bytes.subarray(0, 65536)));
    if (exception) {
      const { said, ogcCode } = exception;
      return { code: 'service-exception', facts: { url, said, ...(ogcCode ? { ogcCode } : {}) } };
    }
  }
  return { code: 'unexpected-content', facts: { url, expected, found: contentName(content) } };
}
