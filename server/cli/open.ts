import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { configSchema } from '../../src/lib/core/catalogue/config';
import { createCrsAssets } from '../../src/lib/core/crs/assets';
import { ntfGridName } from '../../src/lib/core/crs/ntf';
import { createNet } from '../../src/lib/core/net/fetch-net';
import type { FileStore, Net, NetAnswer } from '../../src/lib/core/ports';
import { bad, caught, good, type Outcome } from '../../src/lib/core/problems/problem';
import { checkedSpec } from '../../src/lib/core/sources/checked-spec';
import type { FileSource } from '../../src/lib/core/sources/file';
import type { ReadContext } from '../../src/lib/core/sources/kind';
import { givesOf, readSource } from '../../src/lib/core/sources/registry';
import { wfsFromUrl } from '../../src/lib/core/sources/wfs/from-url';
import type { FeatureTable } from '../../src/lib/core/table/table';
import { ntfGridBytes, rareDefinitions } from '../prepare/crs-files';
import { lookAt, lookInto, type Looked } from './look';
import { entryNamed, openEntry } from './open-entry';

/** What the commands accept, for their usage lines. */
export const accepted = 'file, address or catalogue id';

/** Folder of the site: relative addresses of the catalogue are read from it. */
const site = fileURLToPath(new URL('../../static', import.meta.url));

/** The page's own limits. */
const limits = v.parse(configSchema, JSON.parse(await readFile(join(site, 'config.json'), 'utf8')));
const fetched = createNet((url, init) => fetch(url, init), limits);

/** The network of the command line: the page's, and the files of the site. */
const net: Net = {
  get: async (request) => {
    if (!request.url.startsWith('file:')) return fetched.get(request);
    const bytes = await bytesOf(fileURLToPath(request.url));
    return bytes.ok ? good<NetAnswer>({ url: request.url, status: 200, contentType: '', bytes: bytes.value }) : bytes;
  }
};

/** Coordinate systems as the site serves them, or as it will once it is prepared. */
const assets = createCrsAssets(async (file) => {
  const served = await readFile(join(site, 'crs', file)).catch(() => null);
  if (served) return served;
  return file === ntfGridName ? ntfGridBytes() : new TextEncoder().encode(JSON.stringify(rareDefinitions()));
});

/** A table, and how the studio would name its layer. */
export interface Opened {
  name: string;
  outcome: Outcome<FeatureTable>;
}

/** What was asked for: a table, or a service whose layers are told where none is meant. */
export type Found = Opened & { looked: Looked | null };

export interface OpenOptions extends Pick<FileSource, 'x' | 'y' | 'crs' | 'plain'> {
  /** of a service: the layer to read */
  layer?: string | undefined;
}

/**
 * Reads a file of this machine, an http(s) address or a layer of the catalogue into a table. A file is read as the page
 * reads a dropped one: the format is found by the content, `options` say what a table cannot. An address is found out as
 * the page does: of a service, the layer that it names, the only one, or `options.layer` is read. A file that cannot be
 * opened gives `file-missing`. Never throws.
 */
export async function openTable(asked: string, options: OpenOptions = {}): Promise<Opened> {
  const { name, outcome, looked } = await open(asked, options);
  if (!looked || outcome.ok) return { name, outcome };
  const found = `${looked.service.kind}, ${looked.layers.length}`;
  return { name, outcome: bad({ code: 'unsupported-format', facts: { name, found } }) };
}

/** As `openTable`; a service of which no layer is meant gives its layers in `looked` and `layer-unknown` as the table. */
export async function open(asked: string, options: OpenOptions = {}): Promise<Found> {
  const entry = isAddress(asked) ? null : await entryNamed(asked);
  const name = entry?.title.fr ?? nameOf(asked);
  try {
    if (entry) return { name, looked: null, outcome: await openEntry(entry, contextOf(null)) };
    return { name, ...(await (isAddress(asked) ? openAddress(asked, options) : openFile(asked, options))) };
  } catch (error) {
    return { name, looked: null, outcome: caught(error, 'read') };
  }
}

type Answer = Omit<Found, 'name'>;

async function openAddress(address: string, options: OpenOptions): Promise<Answer> {
  const whole = wfsFromUrl(address);
  if (whole) return { looked: null, outcome: await readSource(whole, contextOf(null)) };
  // an extract of a service is the document that it answers with
  if (/[?&]request=getfeature(&|$)/i.test(address)) return openFile(address, options);
  const context = contextOf(null);
  const looked = await lookAt(address, context);
  if (looked.ok) return tableOf(looked.value, address, options);
  // what is no service may still be a file of a format that only its reader knows
  if (looked.problem.code === 'nothing-recognised') return openFile(address, options);
  return { looked: null, outcome: looked };
}

async function openFile(pathOrUrl: string, { layer, ...options }: OpenOptions): Promise<Answer> {
  const bytes = await bytesOf(pathOrUrl);
  if (!bytes.ok) return { looked: null, outcome: bytes };
  const looked = await lookInto(bytes.value, contextOf(null));
  if (looked?.ok) {
    const unread = bad({ code: 'layer-unknown', facts: { layer: layer ?? '', url: pathOrUrl } });
    return { looked: looked.value, outcome: unread };
  }
  const spec = { ...options, kind: 'file' as const, name: nameOf(pathOrUrl), size: bytes.value.length, hash: 'cli' };
  return { looked: null, outcome: await readSource(spec, contextOf(bytes.value)) };
}

async function tableOf(looked: Looked, url: string, { layer, ...options }: OpenOptions): Promise<Answer> {
  const named = layer === undefined ? looked.chosen : looked.offers.find((offer) => offer.name === layer);
  const spec = named?.source && checkedSpec({ ...named.source, ...options } as { kind: string });
  if (layer !== undefined && !spec)
    return { looked: null, outcome: bad({ code: 'layer-unknown', facts: { layer, url } }) };
  const unread = bad({ code: 'layer-unknown', facts: { layer: layer ?? '', url } });
  if (!spec || (spec.ok && givesOf(spec.value) !== 'table')) return { looked, outcome: unread };
  return { looked: null, outcome: spec.ok ? await readSource(spec.value, contextOf(null)) : spec };
}

function contextOf(bytes: Uint8Array | null): ReadContext {
  const files: FileStore = { get: () => Promise.resolve(bytes) };
  const { signal } = new AbortController();
  return {
    net,
    files,
    assets,
    signal,
    baseUrl: pathToFileURL(`${site}/`).href,
    progress: () => undefined
  };
}

/** File name of a path or address: « gares.geojson ». */
function nameOf(pathOrUrl: string): string {
  if (!isAddress(pathOrUrl)) return basename(pathOrUrl);
  const { pathname, host } = new URL(pathOrUrl);
  const name = basename(pathname) || host;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function isAddress(pathOrUrl: string): boolean {
  return /^https?:\/\//i.test(pathOrUrl) && URL.canParse(pathOrUrl);
}

async function bytesOf(pathOrUrl: string): Promise<Outcome<Uint8Array>> {
  if (isAddress(pathOrUrl)) {
    const answer = await fetched.get({ url: pathOrUrl, signal: new AbortController().signal });
    return answer.ok ? good(answer.value.bytes) : answer;
  }
  try {
    const { size } = await stat(pathOrUrl);
    if (size > limits.maxBytes) return bad({ code: 'too-large', facts: { bytes: size, limit: limits.maxBytes } });
    return good(new Uint8Array(await readFile(pathOrUrl)));
  } catch {
    return bad({ code: 'file-missing', facts: { name: pathOrUrl } });
  }
}
