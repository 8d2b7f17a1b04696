// The network of the product against servers of this machine that misbehave as those of the world do.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeText } from '../../src/lib/core/formats/decode-text';
import { plainAccess, type Access } from '../../src/lib/core/net/access';
import type { FetchLike } from '../../src/lib/core/net/fetch-like';
import { createNet, type NetLimits } from '../../src/lib/core/net/fetch-net';
import type { SourceSpec } from '../../src/lib/core/sources/registry';
import { listen, send, type TestServer } from '../servers/http';
import { read, readTable, values } from './reading';

const collection = JSON.stringify({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { nom: 'découpage' }, geometry: { type: 'Point', coordinates: [2, 47] } }]
});

let server: TestServer;
let other: TestServer;
/** requests of one address so far, since the test began */
let seen: Map<string, number>;
let authorizations: (string | undefined)[] = [];
let running = 0;
let most = 0;

beforeAll(async () => {
  other = await listen((_, request, response) => {
    authorizations.push(request.headers.authorization, request.url);
    send(response, 'application/json', collection);
  });
  server = await listen(async (url, request, response) => {
    const count = (seen.get(url.pathname) ?? 0) + 1;
    seen.set(url.pathname, count);
    switch (url.pathname) {
      case '/ok':
        return send(response, 'application/json', collection);
      case '/drop':
        return void request.socket.destroy();
      case '/drops-once':
        return count === 1 ? void request.socket.destroy() : send(response, 'application/json', collection);
      case '/reset':
      case '/resets-once':
        if (url.pathname === '/resets-once' && count > 1) return send(response, 'application/json', collection);
        response.writeHead(200, { 'content-type': 'application/json' }).write(collection.slice(0, 40));
        return void setTimeout(() => request.socket.destroy(), 20);
      case '/short':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': collection.length + 99 });
        response.write(collection);
        return void setTimeout(() => request.socket.destroy(), 20);
      case '/half-json':
        return send(response, 'application/json', collection.slice(0, -20));
      case '/busy':
        if (count > 2) return send(response, 'application/json', collection);
        response.setHeader('retry-after', '1');
        return send(response, 'text/plain', 'busy', 429);
      case '/bomb':
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        return void response.end(gzipSync(Buffer.alloc(64 << 20, ' ')));
      case '/loop':
        return void response.writeHead(302, { location: '/loop' }).end();
      case '/moved':
        return void response.writeHead(301, { location: '/ok' }).end();
      case '/silent':
        return;
      case '/stall':
        return void response.writeHead(200, { 'content-type': 'application/json' }).write('{');
      case '/slow':
        response.writeHead(200, { 'content-type': 'application/json' });
        for (const piece of collection.match(/.{1,40}/gu) ?? []) {
          response.write(piece);
          await new Promise((done) => setTimeout(done, 60));
        }
        return void response.end();
      case '/login':
        return send(response, 'text/html', '<!doctype html><form><input type="password" name="p"></form>');
      case '/latin1':
        return send(response, 'text/csv', Buffer.from('nom;x;y\ndécoupage;2;47\n', 'latin1'));
      case '/declared':
        return send(response, 'text/csv; charset=iso-8859-15', Buffer.from('nom;x;y\nc\xbdur;2;47\n', 'latin1'));
      case '/typed-as-page':
        return send(response, 'text/html', collection);
      case '/private':
        return request.headers.authorization === `Basic ${Buffer.from('agent:secret').toString('base64')}`
          ? send(response, 'application/json', collection)
          : send(response, 'text/plain', 'no', 401);
      case '/private-elsewhere':
        return void response.writeHead(302, { location: `${other.url}/private` }).end();
      case '/key':
        return url.searchParams.get('apikey') === 's3cret'
          ? send(response, 'application/json', collection)
          : send(response, 'text/plain', 'no', 403);
      default:
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, 30));
        running--;
        send(response, 'application/json', collection);
    }
  });
});
afterAll(() => Promise.all([server.close(), other.close()]));
beforeEach(() => {
  seen = new Map();
  authorizations = [];
});

const plain: FetchLike = (url, init) => fetch(url, init as RequestInit);
const net = (more: Partial<NetLimits> = {}) => createNet(plain, { timeoutSeconds: 5, maxBytes: 1 << 20, ...more });
const { signal } = new AbortController();
const get = (path: string, more: Partial<NetLimits> = {}) => net(more).get({ url: server.url + path, signal });

describe('the network', () => {
  it.each([
    ['/drop', 3, { code: 'source-unreachable' }],
    ['/reset', 2, { code: 'answer-cut', facts: { bytes: 40 } }],
    ['/short', 2, { code: 'answer-cut' }],
    ['/bomb', 1, { code: 'too-large', facts: { limit: 1 << 20 } }],
    ['/loop', 21, { code: 'redirect-refused' }],
    ['/private', 1, { code: 'auth-required', facts: { status: 401 } }],
    ['/key', 1, { code: 'auth-required', facts: { status: 403 } }]
  ])('%s: %i requests, then %j', async (path, requests, problem) => {
    expect(await get(path)).toMatchObject({ ok: false, problem });
    expect(seen.get(path)).toBe(requests);
  });

  it.each(['/ok', '/moved', '/drops-once', '/resets-once'])('%s comes', async (path) => {
    expect(await get(path)).toMatchObject({ ok: true, value: { status: 200 } });
  });

  it('/busy: comes after the two seconds that the server asks for', async () => {
    const start = performance.now();
    expect(await get('/busy')).toMatchObject({ ok: true });
    expect(performance.now() - start).toBeGreaterThan(1900);
    expect(seen.get('/busy')).toBe(3);
  });

  it.each(['/silent', '/stall'])('%s is given up, and asked for again by whoever tries again', async (path) => {
    const impatient = net({ timeoutSeconds: 0.3 });
    for (let i = 1; i <= 2; i++) {
      expect(await impatient.get({ url: server.url + path, signal })).toMatchObject({ problem: { code: 'timeout' } });
      expect(seen.get(path)).toBe(i);
    }
  });

  it('/slow lasts longer than the patience for silence, and comes with its progress', async () => {
    const bytes: number[] = [];
    const url = `${server.url}/slow`;
    const got = await net({ timeoutSeconds: 0.15 }).get({ url, signal, onBytes: (n) => void bytes.push(n) });
    expect(got.ok).toBe(true);
    expect(bytes.length).toBeGreaterThan(2);
    expect(bytes.at(-1)).toBe(Buffer.byteLength(collection));
  });

  it('frees the server when its caller leaves', async () => {
    const controller = new AbortController();
    const got = net().get({ url: `${server.url}/stall`, signal: controller.signal });
    await new Promise((done) => setTimeout(done, 100));
    controller.abort();
    expect(await got).toMatchObject({ problem: { code: 'aborted' } });
  });

  it('asks a host six times at once, no more', async () => {
    const shared = net();
    const all = Array.from({ length: 30 }, (_, i) => shared.get({ url: `${server.url}/n/${i}`, signal }));
    expect((await Promise.all(all)).every((got) => got.ok)).toBe(true);
    expect(most).toBe(6);
  });
});

describe('credentials', () => {
  const access = (credential: Access['credentials'][string]) => () => ({
    ...plainAccess,
    credentials: { [server.url]: credential }
  });
  const password = access({ by: 'password', user: 'agent', password: 'secret' });
  const key = access({ by: 'key', name: 'apikey', value: 's3cret' });

  it('open what they were given for', async () => {
    expect((await get('/private', { access: password })).ok).toBe(true);
    const got = await get('/key', { access: key });
    expect(got).toMatchObject({ ok: true, value: { url: `${server.url}/key` } });
  });

  it.each([
    ['a password', password],
    ['a key', key]
  ])('%s crosses to no other origin by a redirection', async (_, with_) => {
    expect((await get('/private-elsewhere', { access: with_ })).ok).toBe(false);
    expect(authorizations).toEqual([]);
    // without one the redirection is followed, and the other origin sees nothing
    expect((await get('/private-elsewhere')).ok).toBe(true);
    expect(authorizations).toEqual([undefined, '/private']);
  });
});

describe('what is read of it', () => {
  const geojson = (path: string): SourceSpec => ({ kind: 'geojson', url: server.url + path });
  const csv = (path: string): SourceSpec => ({ kind: 'csv', url: server.url + path, x: 'x', y: 'y' });

  it.each([
    ['/half-json', { code: 'answer-cut' }],
    ['/login', { code: 'auth-required', facts: { status: 200 } }]
  ])('%s: %j', async (path, problem) => {
    expect(await read(geojson(path))).toMatchObject({ ok: false, problem });
  });

  it('accents, whoever declares the encoding', async () => {
    const guessed = await readTable(csv('/latin1'));
    expect(values(guessed.table, 'nom')).toEqual(['découpage']);
    expect(guessed.notices).toContainEqual({ code: 'charset-guessed', facts: { charset: 'windows-1252' } });
    const declared = await readTable(csv('/declared'));
    expect(values(declared.table, 'nom')).toEqual(['cœur']);
    expect(declared.notices.map((n) => n.code)).not.toContain('charset-guessed');
  });

  it('content under a type that is not its own', async () => {
    const { table, notices } = await readTable(geojson('/typed-as-page'));
    expect(table.rows).toBe(1);
    expect(notices).toEqual([{ code: 'content-type-wrong', facts: { declared: 'text/html', found: 'JSON' } }]);
  });
});

const folder = resolve(import.meta.dirname, '../../../shared/ogc-kit');
const there = existsSync(join(folder, 'serve.mjs'));

describe.skipIf(!there)(there ? '[ogc-kit]' : '[ogc-kit] skipped: no ../shared/ogc-kit beside the repository', () => {
  let kit: { url: string; close(): Promise<void> };
  beforeAll(async () => {
    const { start } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'serve.mjs')).href)) as {
      start(options: { port: number; quiet: boolean }): Promise<typeof kit>;
    };
    kit = await start({ port: 0, quiet: true });
  });
  afterAll(() => kit.close());

  const query = '/ows?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=lycees&COUNT=9&OUTPUTFORMAT=geojson';
  const fault = (name: string, more: Partial<NetLimits> = {}) =>
    net({ maxBytes: 8 << 20, ...more }).get({ url: `${kit.url}/fault/${name}${query}`, signal });

  it.each([
    ['drop', { code: 'source-unreachable' }],
    ['stall', { code: 'timeout' }],
    ['stall;mode=silent', { code: 'timeout' }],
    ['e500', { code: 'http-status', facts: { status: 500 } }],
    ['e404', { code: 'http-status', facts: { status: 404 } }],
    ['e401', { code: 'auth-required', facts: { status: 401 } }],
    ['e403', { code: 'auth-required', facts: { status: 403 } }],
    ['truncated;mode=reset', { code: 'answer-cut' }],
    ['huge;mb=50', { code: 'too-large' }],
    ['gzipbomb;mb=64', { code: 'too-large' }],
    ['redirectloop', { code: 'redirect-refused' }]
  ])('%s: %j', async (name, problem) => {
    expect(await fault(name, name.startsWith('stall') ? { timeoutSeconds: 1 } : {})).toMatchObject({ problem });
  });

  it.each(['e503;n=2', 'e429;n=1', 'slow;ms=500', 'redirect', 'wrongtype'])('%s comes', async (name) => {
    expect(await fault(name)).toMatchObject({ ok: true });
  });

  it('test:test opens e401', async () => {
    const credentials = { [kit.url]: { by: 'password' as const, user: 'test', password: 'test' } };
    expect((await fault('e401', { access: () => ({ ...plainAccess, credentials }) })).ok).toBe(true);
  });

  it('truncated: a text that ends too early was cut by its server', async () => {
    const url = `${kit.url}/fault/truncated${query}`;
    expect(await read({ kind: 'geojson', url })).toMatchObject({ problem: { code: 'answer-cut' } });
  });

  it.each(['latin1', 'latin1;declare=none'])('%s: accents are right', async (name) => {
    const url = `${kit.url}/fault/${name}/ows?SERVICE=WFS&REQUEST=GetCapabilities`;
    const got = await net({ maxBytes: 8 << 20 }).get({ url, signal });
    expect(got.ok && decodeText(got.value.bytes, got.value.contentType)).toContain('découpage');
  });

  it('wrongtype is noticed', async () => {
    const got = await fault('wrongtype;type=text_html');
    expect(got.ok && got.notices.map((n) => n.code)).toEqual(['content-type-wrong']);
  });
});
