import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueEntry } from '../../src/lib/core/catalogue/entry';
import { sourceKind } from '../../src/lib/core/sources/registry';

/** What calling an entry's endpoint showed. */
export interface LiveCheck {
  id: string;
  ok: boolean;
  /** « 12 columns », or what is wrong */
  said: string;
  milliseconds: number;
}

export interface LiveOptions {
  /** folder that relative addresses are read from */
  site: string;
  timeoutSeconds: number;
}

/** Enough of an answer to see its first features. */
const enoughBytes = 262_144;

/**
 * Calls the endpoint of an entry once, reads the beginning of the answer and checks that it is of the kind announced
 * and holds the layer and the columns that the entry names. Never throws.
 */
export async function checkLive(entry: CatalogueEntry, options: LiveOptions): Promise<LiveCheck> {
  const started = performance.now();
  const done = (ok: boolean, said: string): LiveCheck => ({
    id: entry.id,
    ok,
    said,
    milliseconds: Math.round(performance.now() - started)
  });
  try {
    const address = addressOf(entry);
    if (address === null) return done(true, 'nothing to call');
    const text = await beginning(address, options);
    const problem = problemOf(entry, text);
    return problem ? done(false, `${problem} (${address})`) : done(true, 'answers as described');
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } };
    return done(
      false,
      name === 'TimeoutError' ? `no answer within ${options.timeoutSeconds} s` : (cause?.code ?? message)
    );
  }
}

/** The lightest request that shows whether a source is what the entry says. */
export function addressOf({ source }: CatalogueEntry): string | null {
  switch (source.kind) {
    case 'wfs':
      return withQuery(source.url, {
        SERVICE: 'WFS',
        REQUEST: 'GetFeature',
        VERSION: source.version,
        [source.version === '1.1.0' ? 'TYPENAME' : 'TYPENAMES']: source.typeName,
        [source.version === '1.1.0' ? 'MAXFEATURES' : 'COUNT']: '1',
        OUTPUTFORMAT: source.format ?? 'application/json'
      });
    case 'wms':
      return withQuery(source.url, { SERVICE: 'WMS', REQUEST: 'GetCapabilities', VERSION: source.version });
    default:
      return sourceKind(source.kind).urls(source)[0] ?? null;
  }
}

function withQuery(url: string, query: Record<string, string>): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
}

async function beginning(address: string, options: LiveOptions): Promise<string> {
  if (!/^https?:/.test(address)) {
    const file = await open(join(options.site, address));
    const { buffer, bytesRead } = await file.read(Buffer.alloc(enoughBytes), 0, enoughBytes, 0);
    await file.close();
    return buffer.toString('utf8', 0, bytesRead);
  }
  const response = await fetch(address, { signal: AbortSignal.timeout(options.timeoutSeconds * 1000) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const decoder = new TextDecoder();
  let text = '';
  // capabilities name their layers late; data show their columns at once
  const limit = address.includes('GetCapabilities') ? 32 * enoughBytes : enoughBytes;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= limit) break;
  }
  return text;
}

/** What differs between the entry and the beginning of the answer; null when nothing does. */
export function problemOf(entry: CatalogueEntry, text: string): string | null {
  const { source } = entry;
  const start = text.trimStart().slice(0, 120).replace(/\s+/g, ' ');
  if (source.kind === 'wms') {
    if (!/<(WMS_Capabilities|WMT_MS_Capabilities)\b/.test(text)) return `not WMS capabilities: ${start}`;
    const missing = source.layers.filter((layer) => !text.includes(`<Name>${layer}</Name>`));
    return missing.length > 0 ? `no layer named ${missing.join(', ')}` : null;
  }
  const named = [...new Set([...Object.keys(entry.columns), ...(entry.label ? [entry.label] : [])])];
  if (source.kind === 'csv') {
    const header = (text.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '').split(/[;,\t|]/);
    const known = new Set(header.map((cell) => cell.trim().replace(/^"|"$/g, '')));
    const wanted = [...named, ...(source.x ? [source.x] : []), ...(source.y ? [source.y] : [])];
    return missingColumns(wanted.filter((column) => !known.has(column)));
  }
  if (!start.startsWith('{')) return `not GeoJSON: ${start}`;
  if (!/"features"\s*:\s*\[\s*\{/.test(text)) return 'no feature';
  return missingColumns(named.filter((column) => !text.includes(`"${column}":`) && !text.includes(`"${column}" :`)));
}

function missingColumns(columns: string[]): string | null {
  return columns.length > 0 ? `no column named ${columns.join(', ')}` : null;
}
