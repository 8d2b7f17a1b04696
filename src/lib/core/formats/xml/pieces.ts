import { decodeText } from '../decode-text';

const size = 65536;

/**
 * Text of an XML document in pieces, so that no copy of the whole is held: by byte order mark, else UTF-8 where the
 * bytes are, else the encoding of the prolog or the one the server declared, else windows-1252.
 */
export function* xmlPieces(bytes: Uint8Array, declared?: string | null): Generator<string> {
  const encoding = encodingOf(bytes, declared);
  if (encoding === null) {
    const text = decodeText(bytes, declared);
    for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for (let i = 0; i < bytes.length; i += size) yield decoder.decode(bytes.subarray(i, i + size), { stream: true });
  yield decoder.decode();
}

/** Null where only the general rules for text can tell. */
function encodingOf(bytes: Uint8Array, declared?: string | null): string | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return null;
  if (isUtf8(bytes)) return 'utf-8';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ?? declared;
  return named && !/^utf-?8$/i.test(named) && isKnown(named) ? named : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let i = 0; i < bytes.length; i += size) decoder.decode(bytes.subarray(i, i + size), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).decode(new Uint8Array(0)) === '';
  } catch {
    return false;
  }
}
