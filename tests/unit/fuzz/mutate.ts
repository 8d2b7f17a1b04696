/** Seeded numbers (mulberry32): the same inputs on every machine, every day. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Bytes = Uint8Array;
type Roll = (sides: number) => number;

const encoder = new TextEncoder();
/** What readers may stumble over, put in a token's place. */
const tokens = [
  '0',
  '-1',
  '1e999',
  '-1e-999',
  'NaN',
  'Infinity',
  '2147483648',
  '99999999999999999999',
  '0.1.2',
  '1 234,5',
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  ';',
  '\t',
  '\r\n',
  '\u0000',
  '\\u0000',
  '\\ud800',
  '\ud83d',
  '\u00a0',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'EPSG:2154',
  'urn:ogc:def:crs:EPSG::4326',
  'EPSG:999999',
  '<',
  '>',
  '</',
  '/>',
  '&',
  '&lt;',
  '&#0;',
  '&#x110000;',
  '&xxe;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<script>alert(1)</script>'
].map((text) => encoder.encode(text));

/** Openings that a document may repeat without end. */
const openings = ['[', '{"a":', '[[', '<a>', '(', '"', '{"type":"GeometryCollection","geometries":['].map((text) =>
  encoder.encode(text)
);

function joined(...pieces: readonly Bytes[]): Bytes {
  const out = new Uint8Array(pieces.reduce((n, piece) => n + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

function repeated(piece: Bytes, times: number): Bytes {
  const out = new Uint8Array(piece.length * times);
  for (let i = 0; i < times; i++) out.set(piece, i * piece.length);
  return out;
}

const isWord = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x2e || byte === 0x2d || byte === 0x5f || byte === 0x3a; // prettier-ignore

/** Bounds of the word at or after a place: a number, a name, a code. */
function wordAt(bytes: Bytes, place: number): [from: number, end: number] {
  let from = place;
  while (from < bytes.length && !isWord(bytes[from]!)) from++;
  let end = from;
  while (end < bytes.length && end - from < 64 && isWord(bytes[end]!)) end++;
  return [from, end];
}

const swap = (bytes: Bytes, from: number, end: number, by: Bytes): Bytes =>
  joined(bytes.subarray(0, from), by, bytes.subarray(end));

/** Ways of breaking an input, by how often they are used. */
const mutators: readonly (readonly [weight: number, mutate: (bytes: Bytes, roll: Roll, other: Bytes) => Bytes])[] = [
  // flipped bits
  [
    20,
    (bytes, roll) => {
      const out = bytes.slice();
      for (let n = roll(4); n >= 0 && out.length > 0; n--) out[roll(out.length)]! ^= 1 << roll(8);
      return out;
    }
  ],
  // any byte
  [
    10,
    (bytes, roll) => {
      const out = bytes.slice();
      if (out.length > 0) out[roll(out.length)] = roll(256);
      return out;
    }
  ],
  // four bytes of an extreme integer: lengths, counts and offsets of binary files
  [
    8,
    (bytes, roll) => {
      const out = bytes.slice();
      if (out.length < 4) return out;
      const value = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xffff, bytes.length][roll(7)]!;
      new DataView(out.buffer).setUint32(roll(out.length - 3), value, roll(2) === 0);
      return out;
    }
  ],
  // cut short
  [12, (bytes, roll) => bytes.slice(0, roll(bytes.length + 1))],
  // a piece taken out
  [
    12,
    (bytes, roll) => {
      const from = roll(bytes.length + 1);
      return swap(bytes, from, Math.min(bytes.length, from + roll(40)), new Uint8Array(0));
    }
  ],
  // a piece repeated
  [
    10,
    (bytes, roll) => {
      const from = roll(bytes.length + 1);
      const piece = bytes.slice(from, from + roll(200));
      return swap(bytes, from, from, repeated(piece, 1 + roll(3)));
    }
  ],
  // a word replaced
  [
    30,
    (bytes, roll) => {
      const [from, end] = wordAt(bytes, roll(bytes.length + 1));
      return swap(bytes, from, end, tokens[roll(tokens.length)]!);
    }
  ],
  // two words exchanged
  [
    12,
    (bytes, roll) => {
      const [a, aEnd] = wordAt(bytes, roll(bytes.length + 1));
      const [b, bEnd] = wordAt(bytes, roll(bytes.length + 1));
      if (aEnd > b) return bytes;
      return joined(bytes.subarray(0, a), bytes.subarray(b, bEnd), bytes.subarray(aEnd, b), bytes.subarray(a, aEnd), bytes.subarray(bEnd)); // prettier-ignore
    }
  ],
  // a token put in anywhere
  [
    12,
    (bytes, roll) => {
      const at = roll(bytes.length + 1);
      return swap(bytes, at, at, tokens[roll(tokens.length)]!);
    }
  ],
  // a piece of another input
  [
    6,
    (bytes, roll, other) => {
      const at = roll(bytes.length + 1);
      const from = roll(other.length + 1);
      return swap(bytes, at, at, other.subarray(from, from + roll(400)));
    }
  ],
  // charsets: marks, halves of characters, two bytes a character
  [
    6,
    (bytes, roll) => {
      if (roll(4) === 0)
        return joined(Uint8Array.of(0xff, 0xfe), Uint8Array.from([...bytes].flatMap((byte) => [byte, 0])));
      if (roll(3) === 0) return joined(Uint8Array.of(0xef, 0xbb, 0xbf), bytes);
      const at = roll(bytes.length + 1);
      return swap(bytes, at, at, Uint8Array.of([0xe9, 0xc3, 0xf0, 0xed, 0xff][roll(5)]!));
    }
  ],
  // endless nesting
  [
    1,
    (bytes, roll) => {
      const at = roll(bytes.length + 1);
      return swap(bytes, at, at, repeated(openings[roll(openings.length)]!, [50, 200, 1000, 10_000][roll(4)]!));
    }
  ],
  // an endless word
  [
    1,
    (bytes, roll) => {
      const [from, end] = wordAt(bytes, roll(bytes.length + 1));
      return swap(bytes, from, end, repeated(encoder.encode('0x-, '[roll(5)]!), 30_000));
    }
  ]
];
const weights = mutators.reduce((sum, [weight]) => sum + weight, 0);

/** An input broken in one to four ways. */
export function mutate(bytes: Bytes, others: readonly Bytes[], random: () => number): Bytes {
  const roll: Roll = (sides) => Math.floor(random() * sides);
  let out = bytes;
  for (let n = roll(4); n >= 0; n--) {
    let pick = roll(weights);
    const found = mutators.find(([weight]) => (pick -= weight) < 0)!;
    out = found[1](out, roll, others[roll(others.length)]!);
    // several endless ones would only make the run longer
    if (out.length > 150_000) out = out.slice(0, 150_000);
  }
  return out;
}
