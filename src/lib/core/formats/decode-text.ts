import type { Problem } from '../problems/problem';

/** A text, and how sure its encoding is. */
export interface DecodedText {
  text: string;
  /** as the Encoding standard names it (`utf-8`, `windows-1252`…) */
  charset: string;
  /** `charset-guessed` where nobody declares the encoding */
  notices: Problem[];
}

/** UTF-8 whose faulty sequences are fewer than one in so many good ones is still UTF-8. */
const fewFaults = 20;
const headLength = 2048;

/** Text of bytes. `declared`: the answer's content type, or the name of a charset. */
export function decodeText(bytes: Uint8Array, declared?: string | null): string {
  return readText(bytes, declared).text;
}

/**
 * Text of bytes: by byte order mark (removed), by zeros (UTF-16), as UTF-8 where the bytes are, whatever is declared
 * (wrong declarations are more frequent than such a coincidence); else as the content type, the XML prolog or the HTML
 * head declare; else guessed among the encodings of French files: windows-1252, ISO-8859-15, Macintosh. Never fails.
 */
export function readText(bytes: Uint8Array, declared?: string | null): DecodedText {
  const marked = byMark(bytes) ?? byZeros(bytes);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), charset: marked, notices: [] };
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, charset: 'utf-8', notices: [] };
  for (const label of [charsetOf(declared ?? ''), declaredInside(bytes)]) {
    // bytes that are not UTF-8 are not, whoever says so
    if (label === null || /^utf-?8$/i.test(label)) continue;
    const text = isEncoding(label) ? decoded(label, bytes) : null;
    if (text !== null) return { text, charset: label.toLowerCase(), notices: [] };
  }
  return guessed(bytes);
}

function guessed(bytes: Uint8Array): DecodedText {
  const loose = new TextDecoder('utf-8').decode(bytes);
  const charset = mostlyUtf8(loose) ? 'utf-8' : guessCharset(bytes);
  const text = charset === 'utf-8' ? loose : decoded(charset, bytes);
  return { text, charset, notices: [{ code: 'charset-guessed', facts: { charset } }] };
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: every other byte of markup or JSON is zero. */
function byZeros(bytes: Uint8Array): string | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0) return 'utf-16be';
  return null;
}

/** UTF-8, of which the last character may be cut; null when the bytes are something else. */
function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** What windows-1252 has from 0x80 to 0x9f (Encoding standard, index windows-1252). */
const windowsSigns = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decoded(label: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(label);
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'windows-1252') return text;
  // Node 20 to 22 take windows-1252 for ISO-8859-1, and leave control characters where € and œ are
  return text.replace(/[\x80-\x9f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] as string);
}

function mostlyUtf8(loose: string): boolean {
  let faults = 0;
  let beyond = 0;
  for (let i = 0; i < loose.length; i++) {
    const unit = loose.charCodeAt(i);
    if (unit === 0xfffd) faults++;
    else if (unit > 0x7f) beyond++;
  }
  return faults * fewFaults < beyond;
}

/** `charset` of a content type, or the bare name of one; null without. */
export function charsetOf(declared: string): string | null {
  const named = /charset\s*=\s*["']?([^"';\s]+)/i.exec(declared)?.[1];
  return named ?? (declared === '' || declared.includes('/') ? null : declared.trim());
}

/** Encoding that an XML prolog or an HTML head declares. */
function declaredInside(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, headLength));
  const prolog = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  return prolog ?? /<meta\b[^>]*?\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

/** Accented letters of French as windows-1252 and as the Macintosh of old write them: é è ê à ç ô ù. */
const windowsLetters = new Set([0xe9, 0xe8, 0xea, 0xe0, 0xe7, 0xf4, 0xf9]);
const macLetters = new Set([0x8e, 0x8f, 0x90, 0x88, 0x8d, 0x99, 0x9d]);
/** € œ Œ Ÿ Š š Ž ž in ISO-8859-15, where windows-1252 has ¤ ½ ¼ ¾ ¦ ¨ ´ ¸. */
const latin9Letters = new Set([0xa4, 0xbd, 0xbc, 0xbe, 0xa6, 0xa8, 0xb4, 0xb8]);

function guessCharset(bytes: Uint8Array): string {
  let windows = 0;
  let mac = 0;
  let latin9 = 0;
  let controls = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    if (windowsLetters.has(byte)) windows++;
    else if (macLetters.has(byte) && isLetter(bytes[i - 1])) mac++;
    if (byte < 0xa0) controls++;
    // « cœur » has letters on both sides, « 3 € » none after
    else if (latin9Letters.has(byte) && (byte === 0xa4 || (isLetter(bytes[i - 1]) && isLetter(bytes[i + 1])))) latin9++;
  }
  if (mac > windows) return 'macintosh';
  // what ISO-8859-15 has between 0x80 and 0x9f is never in a text
  return controls === 0 && latin9 > 0 ? 'iso-8859-15' : 'windows-1252';
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
}
