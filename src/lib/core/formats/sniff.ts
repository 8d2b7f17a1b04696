/** What bytes are, told from the bytes themselves: content types of servers are too often wrong. */
export type Content = 'json' | 'xml' | 'html' | 'zip' | 'gzip' | 'text' | 'binary' | 'empty';

/** Kind of content by its first bytes. */
export function sniff(bytes: Uint8Array): Content {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return 'zip';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  const head = headOf(bytes).replaceAll('\u001e', ' ').trimStart();
  if (head === '') return bytes.length > 1000 ? 'binary' : 'empty';
  if (head[0] === '{' || head[0] === '[') return 'json';
  if (head[0] === '<') return /^(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(head) ? 'html' : 'xml';
  return isBinary(bytes) ? 'binary' : 'text';
}

function headOf(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(encoding).decode(bytes.subarray(0, 1024));
}

function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  return bytes.subarray(0, 1024).includes(0);
}

/** Name of a content for a message, in no particular language. */
export function contentName(content: Content): string {
  return { json: 'JSON', xml: 'XML', html: 'HTML', zip: 'ZIP', gzip: 'GZIP', text: 'TXT', binary: 'BIN', empty: '∅' }[
    content
  ];
}
