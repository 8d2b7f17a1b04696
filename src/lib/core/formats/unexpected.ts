import type { Problem } from '../problems/problem';
import { answerCut } from './answer-cut';
import { decodeText } from './decode-text';
import { isLoginPage } from './login-page';
import { contentName, sniff } from './sniff';
import { ogcException } from './xml/exception';
import { xmlPieces } from './xml/pieces';
import { XmlScan } from './xml/scan';

/**
 * Problem of an answer that is not of the expected format: `service-exception` when an OGC service speaks through it,
 * `auth-required` when it is a page to sign in on, else `unexpected-content`. It looks at the beginning only: what was
 * right is asked too, and pictures on the page.
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

/** The same of a document that had to be XML and could not be read: `answer-cut` when a server's lacks its end. */
export function unexpectedXml(bytes: Uint8Array, url: string, expected: string): Problem {
  const problem = unexpected(bytes, url, expected);
  const isOther = problem.code !== 'unexpected-content' || sniff(bytes) !== 'xml' || !endsEarly(bytes);
  return isOther ? problem : (answerCut(url, bytes.length) ?? problem);
}

function endsEarly(xml: Uint8Array): boolean {
  const scan = new XmlScan({ open: () => undefined, close: () => undefined });
  for (const piece of xmlPieces(xml)) if (!scan.write(piece)) break;
  return scan.end()?.cut ?? false;
}
