import type { Column, FeatureTable } from './table';

/**
 * A number of 53 bits for each row, from its geometry and the named columns: equal rows of two tables have equal ones.
 * Column order does not matter, nor whether a column is absent or empty in the row.
 */
export function rowHashes(table: FeatureTable, columns: readonly string[]): Float64Array {
  const low = new Uint32Array(table.rows).fill(0x9e3779b9);
  const high = new Uint32Array(table.rows).fill(0x7f4a7c15);
  const take = (row: number, word: number): void => {
    low[row] = mix(low[row] as number, word, 0x85ebca6b);
    high[row] = mix(high[row] as number, word, 0xc2b2ae35);
  };
  addGeometry(table, take);
  for (const name of columns) {
    const column = table.columns.find((c) => c.name === name);
    if (column) addColumn(column, low, high);
  }
  const hashes = new Float64Array(table.rows);
  for (let row = 0; row < table.rows; row++)
    hashes[row] = (low[row] as number) * 2 ** 21 + ((high[row] as number) & 0x1fffff);
  return hashes;
}

/** One step of MurmurHash3's mixing, with a multiplier of choice. */
function mix(hash: number, word: number, by: number): number {
  let k = Math.imul(word, by);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) >>> 0;
}

type Take = (row: number, word: number) => void;

function addGeometry({ points, lines, polygons }: FeatureTable, take: Take): void {
  if (points) {
    const words = wordsOf(points.coords);
    points.rowOf.forEach((row, i) => run(take, row, words, i, i + 1));
  }
  if (lines) {
    const words = wordsOf(lines.coords);
    lines.rowOf.forEach((row, i) => run(take, row, words, lines.starts[i] as number, lines.starts[i + 1] as number));
  }
  if (polygons) {
    const words = wordsOf(polygons.coords);
    polygons.rowOf.forEach((row, i) => {
      for (let ring = polygons.parts[i] as number; ring < (polygons.parts[i + 1] as number); ring++)
        run(take, row, words, polygons.rings[ring] as number, polygons.rings[ring + 1] as number);
    });
  }
}

/** Vertices from (inclusive) to (exclusive), and how many: two lines are not one line through both. */
function run(take: Take, row: number, words: Uint32Array, from: number, to: number): void {
  take(row, to - from);
  for (let i = 4 * from; i < 4 * to; i++) take(row, words[i] as number);
}

function wordsOf(numbers: Float64Array): Uint32Array {
  return new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
}

/** Adds what each row holds of a column; a sum, so that the order of columns is nothing. */
function addColumn(column: Column, low: Uint32Array, high: Uint32Array): void {
  const [seedLow, seedHigh] = textHash(column.name);
  const add = (row: number, a: number, b: number): void => {
    low[row] = (low[row] as number) + mix(mix(seedLow, a, 0x85ebca6b), b, 0x85ebca6b);
    high[row] = (high[row] as number) + mix(mix(seedHigh, a, 0xc2b2ae35), b, 0xc2b2ae35);
  };
  if (column.type === 'text') {
    const known = column.dictionary.map(textHash);
    column.codes.forEach((code, row) => code !== 0 && add(row, ...(known[code - 1] as [number, number])));
    return;
  }
  if (column.type === 'boolean') {
    column.values.forEach((value, row) => value !== 2 && add(row, value, 1));
    return;
  }
  const one = new Float64Array(1);
  const words = new Uint32Array(one.buffer);
  for (let row = 0; row < column.values.length; row++) {
    const value = column.values[row] as number;
    if (Number.isNaN(value)) continue;
    // -0 is 0
    one[0] = value + 0;
    add(row, words[0] as number, words[1] as number);
  }
}

function textHash(text: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    a = mix(a, text.charCodeAt(i), 0x85ebca6b);
    b = mix(b, text.charCodeAt(i), 0xc2b2ae35);
  }
  return [a, b];
}
