import { placeName, withoutArticle } from './place-name';
import { bareCode, undividedCorsica, withoutZeros } from './spelt-codes';

/** Values that a sample holds at most. */
const size = 256;

/** A sample of the distinct values of a column: the smallest of their hashes (32 bits), ascending. */
export type ValueSample = readonly number[];

/** A code or a name as it is compared with another that says the same: in any spelling, with or without its zeros. */
export function comparable(text: string): string {
  return /\p{L}{3}/u.test(text) ? withoutArticle(placeName(text)) : undividedCorsica(withoutZeros(bareCode(text)));
}

/** FNV-1a with a last mixing (murmur3), so that neighbouring codes lie anywhere. */
function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Sample of values; the same value, however written, is sampled on every column or on none. */
export function sampleOf(values: Iterable<string>): number[] {
  const hashes = new Set<number>();
  for (const value of values) hashes.add(hash32(comparable(value)));
  return [...hashes].sort((a, b) => a - b).slice(0, size);
}

/** What two columns have in common. */
export interface Shared {
  /** distinct values that both hold */
  count: number;
  /** counted, not estimated */
  exact: boolean;
  /** shares of the values of either column, 0..1 */
  ofFirst: number;
  ofSecond: number;
  /** values compared on the smaller side: few say little */
  compared: number;
}

/**
 * Compares two columns by their samples (bottom-k sketches, Cohen and Kaplan 2007): below the lower of the highest hashes
 * of both, each sample holds every value there is, and these stand for all.
 */
export function sharedValues(a: ValueSample, b: ValueSample): Shared {
  const top = Math.min(reach(a), reach(b));
  const left = a.filter((h) => h <= top);
  const right = new Set(b.filter((h) => h <= top));
  const common = left.filter((h) => right.has(h)).length;
  const share = (of: number): number => (of === 0 ? 0 : common / of);
  const exact = a.length < size && b.length < size;
  return {
    count: exact ? common : Math.round(share(left.length) * distinctOf(a)),
    exact,
    ofFirst: share(left.length),
    ofSecond: share(right.size),
    compared: Math.min(left.length, right.size)
  };
}

/** Highest hash up to which a sample is whole. */
function reach(sample: ValueSample): number {
  return sample.length < size ? Infinity : (sample[size - 1] as number);
}

/** Distinct values that a sample stands for. */
function distinctOf(sample: ValueSample): number {
  return sample.length < size ? sample.length : ((size - 1) * 2 ** 32) / (sample[size - 1] as number);
}
