/** A point shapefile and its DBF written by hand, for tests: names in windows-1252, one text and one number field. */
export function handShapefile(points: readonly { x: number; y: number; nom: string; n: number }[]): {
  shp: Uint8Array;
  dbf: Uint8Array;
} {
  const shp = new DataView(new ArrayBuffer(100 + 28 * points.length));
  shp.setInt32(0, 9994);
  shp.setInt32(24, shp.byteLength / 2);
  shp.setInt32(28, 1000, true);
  shp.setInt32(32, 1, true);
  points.forEach(({ x, y }, i) => {
    const at = 100 + 28 * i;
    shp.setInt32(at, i + 1);
    shp.setInt32(at + 4, 10);
    shp.setInt32(at + 8, 1, true);
    shp.setFloat64(at + 12, x, true);
    shp.setFloat64(at + 20, y, true);
  });
  const fields = [
    { name: 'nom', type: 'C', length: 20 },
    { name: 'population', type: 'N', length: 10 }
  ];
  const recordLength = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const headerLength = 32 + 32 * fields.length + 1;
  const dbf = new Uint8Array(headerLength + recordLength * points.length + 1).fill(32);
  const head = new DataView(dbf.buffer);
  dbf.fill(0, 0, headerLength);
  head.setUint8(0, 3);
  head.setUint32(4, points.length, true);
  head.setUint16(8, headerLength, true);
  head.setUint16(10, recordLength, true);
  fields.forEach((field, i) => {
    dbf.set(latin1(field.name), 32 + 32 * i);
    dbf.set(latin1(field.type), 32 + 32 * i + 11);
    head.setUint8(32 + 32 * i + 16, field.length);
  });
  head.setUint8(headerLength - 1, 13);
  points.forEach(({ nom, n }, i) => {
    const at = headerLength + recordLength * i;
    dbf.set(latin1(nom), at + 1);
    dbf.set(latin1(String(n).padStart(10)), at + 21);
  });
  dbf[dbf.length - 1] = 26;
  return { shp: new Uint8Array(shp.buffer), dbf };
}

/** Bytes of a text whose characters all lie below 256, where windows-1252 and Latin-1 agree for letters. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
