import { parseDbf } from 'shpjs';

/** Encodings named by byte 29 of a DBF (« language driver »); others are told from the text itself. */
const languageDrivers: Readonly<Record<number, string>> = {
  0x03: 'windows-1252',
  0x57: 'windows-1252',
  0x58: 'windows-1252',
  0x59: 'windows-1252',
  0x7b: 'shift_jis',
  0x96: 'x-mac-cyrillic',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
  0xca: 'windows-1254',
  0xcb: 'windows-1253'
};

/** Names that `.cpg` files use and TextDecoder does not know. */
const codePages = new Map([
  ['1252', 'windows-1252'],
  ['ansi 1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['system', 'windows-1252'],
  ['utf8', 'utf-8'],
  ['65001', 'utf-8'],
  ['88591', 'iso-8859-1'],
  ['885915', 'iso-8859-15'],
  ['iso 88591', 'iso-8859-1']
]);

/** Encoding of a DBF: its `.cpg`, else its own byte 29, else UTF-8 if the text is, else windows-1252. */
export function dbfEncoding(dbf: Uint8Array, cpg: string | null): string {
  const label = cpg?.trim().toLowerCase() ?? '';
  const declared = codePages.get(label) ?? label;
  if (declared !== '' && isEncoding(declared)) return declared;
  const driver = languageDrivers[dbf[29] ?? 0];
  if (driver !== undefined) return driver;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf.subarray(32));
    return 'utf-8';
  } catch {
    return 'windows-1252';
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

/** records of one file: more are objects that memory cannot hold */
const mostRecords = 5_000_000;

/**
 * Records as JSON values: dates become ISO text, invalid ones and blank numbers null. Throws when the header announces
 * more records than there are bytes: the file was cut, or would keep the reader busy for hours.
 */
export function readDbf(dbf: Uint8Array, encoding: string): Record<string, unknown>[] {
  const header = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength);
  const [count, start, length] = [header.getUint32(4, true), header.getUint16(8, true), header.getUint16(10, true)];
  if (length < 2 || start + count * length > dbf.length) throw new Error(`DBF: ${dbf.length} bytes`);
  if (count > mostRecords) throw new Error(`DBF: ${count}`);
  const records = parseDbf(dbf, encoding);
  for (const record of records) {
    for (const [name, value] of Object.entries(record)) {
      if (value instanceof Date) record[name] = localDay(value);
      else if (typeof value === 'number' && !Number.isFinite(value)) record[name] = null;
    }
  }
  return records;
}

/** shpjs makes dates at local midnight: the day is in the local fields. */
function localDay(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
