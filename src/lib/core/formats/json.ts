import type { Problem } from '../problems/problem';

/** lists and objects of one document: some 2 GB once parsed, near what a tab may use */
const mostValues = 24_000_000;
/** bytes below which no document holds so many */
const small = 4 * 1024 * 1024;

/** `too-large` when parsing a JSON document would exhaust memory: millions of vertices, or lists nested by the million. */
export function tooManyValues(bytes: Uint8Array): Problem | null {
  if (bytes.length < small) return null;
  let values = 0;
  // `[` and `{`, those inside of texts too: none of them is worth a scanner
  for (let i = 0; i < bytes.length; i++) if (((bytes[i] as number) & 0xdf) === 0x5b) values++;
  return values > mostValues ? { code: 'too-large', facts: { values, limit: mostValues } } : null;
}

/**
 * The value of a JSON text, also of two frequent near misses: `NaN` and `Infinity` as Python writes them (null), and line
 * ends or control characters inside of texts (a blank). Throws as `JSON.parse` does.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const mended = mend(text);
    if (mended === null) throw error;
    try {
      return JSON.parse(mended);
    } catch {
      // positions in the message are those of the text as it came
      throw error;
    }
  }
}

// eslint-disable-next-line no-control-regex -- what JSON forbids inside of texts
const controls = /[\0-\x1f]/g;
const notNumbers = /-?\b(?:NaN|Infinity)\b/g;

/** Null when there is nothing of that to mend. */
function mend(text: string): string | null {
  if (text.search(notNumbers) < 0 && text.search(controls) < 0) return null;
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('"', at);
    if (open < 0) break;
    const close = endOfString(text, open);
    pieces.push(text.slice(at, open).replace(notNumbers, 'null'), text.slice(open, close).replace(controls, ' '));
    at = close;
  }
  pieces.push(text.slice(at).replace(notNumbers, 'null'));
  return pieces.join('');
}

function endOfString(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5c) i++;
    else if (c === 0x22) return i + 1;
  }
  return text.length;
}
