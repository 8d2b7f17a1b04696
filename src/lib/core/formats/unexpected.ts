import type { Problem } from '../problems/problem';
import { decodeText } from './decode-text';
import { isLoginPage } from './login-page';
import { contentName, sniff } from './sniff';
import { ogcException } from './xml/exception';

/**
 * Problem of an answer that is not of the expected format: `service-exception` when an OGC service speaks through it,
 * `auth-required` when it is a page to sign in on, else `unexpected-content`.
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
  // a portal that wants an account sends its page where the data were due, with the status of a success
  if (content === 'html' && isLoginPage(bytes)) return { code: 'auth-required', facts: { url, status: 200 } };
  return { code: 'unexpected-content', facts: { url, expected, found: contentName(content) } };
}
