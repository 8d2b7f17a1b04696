import { deflateSync, Inflate } from 'fflate';
import { bad, good, type Outcome } from '../problems/problem';
import { dictionary1 } from './permalink-dictionary';
import type { MapDocument } from './document';
import { validateDocument } from './validate';

/** Longest packed text looked at, characters; a 100-layer map stays far below. */
const maxPacked = 200_000;
/** Longest unpacked JSON, bytes: a hostile link must not fill the memory. */
const maxUnpacked = 4_000_000;

const base64url = {
  encode(bytes: Uint8Array): string {
    let text = '';
    for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
    return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  },
  decode(text: string): Uint8Array {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (c) => c.charCodeAt(0));
  }
};

type Json = Record<string, unknown>;

/** What is left out of a link because it is the usual value; put back by `fatten`. Append-only. */
const usualLayer: Json = {
  visible: true,
  opacity: 1,
  where: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
};

function slim(document: MapDocument): Json {
  const layers = document.layers.map((layer) => {
    const out: Json = { ...layer };
    for (const [key, usual] of Object.entries(usualLayer))
      if (JSON.stringify(out[key]) === JSON.stringify(usual)) delete out[key];
    return out;
  });
  const { lon, lat, zoom, bearing, pitch, fit, size } = document.view;
  const sight = fit ?? size;
  const out: Json = { ...document, layers, view: [lon, lat, zoom, bearing, pitch, ...(sight ? [sight] : [])] };
  delete out.version;
  return out;
}

function fatten(data: Json): Json {
  const view = Array.isArray(data.view) ? data.view : [];
  const layers = Array.isArray(data.layers) ? data.layers : [];
  return {
    version: 1,
    ...data,
    view: { lon: view[0], lat: view[1], zoom: view[2], bearing: view[3], pitch: view[4], ...fatSight(view[5]) },
    layers: layers.map((layer: unknown) =>
      typeof layer === 'object' && layer !== null ? { ...usualLayer, ...layer } : layer
    )
  };
}

/** What the author had in sight: four numbers of a framed ground, two of a window; other lists the schema refuses. */
function fatSight(sight: unknown): Json {
  if (sight === undefined) return {};
  return Array.isArray(sight) && sight.length === 2 ? { size: sight } : { fit: sight };
}

/**
 * Packs a document for an address: `1` (format version), then JSON without its usual values, deflated with a fixed
 * dictionary (RFC 1951), base64url. Every later version must read it: dictionaries and usual values are append-only.
 */
export function packDocument(document: MapDocument): string {
  const json = new TextEncoder().encode(JSON.stringify(slim(document)));
  return `1${base64url.encode(deflateSync(json, { level: 9, mem: 8, dictionary: dictionary1 }))}`;
}

function inflate(packed: Uint8Array): Uint8Array | 'too-large' {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate({ dictionary: dictionary1 }, (chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  // small pushes: deflate multiplies by at most 1032, so the cap is checked every half megabyte
  for (let i = 0; i < packed.length; i += 512) {
    stream.push(packed.subarray(i, i + 512), i + 512 >= packed.length);
    if (size > maxUnpacked) return 'too-large';
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** Reads what `packDocument` wrote. Anything else, hostile input included, gives a problem; nothing throws. */
export function unpackDocument(text: string): Outcome<MapDocument> {
  const invalid = (reason: string): Outcome<MapDocument> => bad({ code: 'link-invalid', facts: { reason } });
  if (text.length > maxPacked) return invalid('too long');
  if (text.length === 0) return invalid('empty');
  if (text[0] !== '1') {
    return /^[0-9]/.test(text)
      ? bad({ code: 'document-version', facts: { version: text[0] as string, known: 1 } })
      : invalid('not a packed map');
  }
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return invalid('characters');
  let data: unknown;
  try {
    const bytes = inflate(base64url.decode(text.slice(1)));
    if (bytes === 'too-large') return invalid('too large once unpacked');
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return invalid('damaged');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return invalid('not a map');
  const outcome = validateDocument(fatten(data as Json));
  return outcome.ok ? good(outcome.value, outcome.notices) : outcome;
}

/** `#m=…` of an address; null when it has none. */
export function packedOf(hash: string): string | null {
  const match = /[#&]m=([^&]*)/.exec(hash);
  return match ? (match[1] as string) : null;
}
