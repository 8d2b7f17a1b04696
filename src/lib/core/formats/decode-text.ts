/**
 * Text of bytes: by byte order mark, else by what the sender declared, else strict UTF-8, else windows-1252 (which
 * never fails). The mark is removed.
 */
export function decodeText(bytes: Uint8Array, declared?: string | null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = strict('utf-8', bytes);
  // valid UTF-8 is UTF-8 whatever a server says: wrong charset headers are more frequent than such a coincidence
  if (utf8 !== null) return utf8;
  const other = declared && !/^utf-?8$/i.test(declared) ? strict(declared, bytes) : null;
  return other ?? new TextDecoder('windows-1252').decode(bytes);
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // unknown label, or bytes that this encoding cannot hold
    return null;
  }
}

/** `charset` of a content type, null when it has none. */
export function charsetOf(contentType: string): string | null {
  return /charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? null;
}
