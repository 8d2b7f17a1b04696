import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createNet } from '../../src/lib/core/net/fetch-net';
import type { FileStore, Net } from '../../src/lib/core/ports';
import { bad, good, type Outcome } from '../../src/lib/core/problems/problem';
import { file, type FileSource } from '../../src/lib/core/sources/file';
import type { ReadContext } from '../../src/lib/core/sources/kind';
import { wfs } from '../../src/lib/core/sources/wfs';
import { wfsFromUrl } from '../../src/lib/core/sources/wfs/from-url';
import type { FeatureTable } from '../../src/lib/core/table/table';

const TIMEOUT_SECONDS = 20;
const MAX_BYTES = 512 * 1024 * 1024;

/** The network of the command line. */
const net: Net = createNet((url, init) => fetch(url, init), { timeoutSeconds: TIMEOUT_SECONDS, maxBytes: MAX_BYTES });

/**
 * Reads a file of this machine or an http(s) address into a table, as the page reads a dropped file: the format is found
 * by the content, `options` say what a table cannot. A WFS address that asks for features is read whole. A file that cannot be opened gives `file-missing`.
 */
export async function openTable(
  pathOrUrl: string,
  options: Pick<FileSource, 'x' | 'y' | 'crs' | 'plain'> = {}
): Promise<Outcome<FeatureTable>> {
  const asked = wfsFromUrl(pathOrUrl);
  if (asked) return (await wfs.load()).read(asked, contextOf(null));
  const bytes = await bytesOf(pathOrUrl);
  if (!bytes.ok) return bytes;
  const reader = await file.load();
  const spec = { kind: 'file' as const, name: nameOf(pathOrUrl), size: bytes.value.length, hash: 'cli', ...options };
  return reader.read(spec, contextOf(bytes.value));
}

function contextOf(bytes: Uint8Array | null): ReadContext {
  const files: FileStore = { get: () => Promise.resolve(bytes) };
  const { signal } = new AbortController();
  return { net, files, signal, baseUrl: 'http://localhost/', progress: () => undefined };
}

/** File name of a path or address: « gares.geojson ». */
export function nameOf(pathOrUrl: string): string {
  return basename(isAddress(pathOrUrl) ? decodeURIComponent(new URL(pathOrUrl).pathname) : pathOrUrl);
}

function isAddress(pathOrUrl: string): boolean {
  return /^https?:\/\//.test(pathOrUrl) && URL.canParse(pathOrUrl);
}

async function bytesOf(pathOrUrl: string): Promise<Outcome<Uint8Array>> {
  if (isAddress(pathOrUrl)) {
    const answer = await net.get({ url: pathOrUrl, signal: new AbortController().signal });
    return answer.ok ? good(answer.value.bytes) : answer;
  }
  try {
    return good(new Uint8Array(await readFile(pathOrUrl)));
  } catch {
    return bad({ code: 'file-missing', facts: { name: pathOrUrl } });
  }
}
