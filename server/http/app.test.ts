import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Hono } from 'hono';
import type { Relay } from '../proxy/relay';
import { relayRoute } from '../proxy/route';
import { createApp } from './app';
import { locate } from './files';
import { onePathDeeper, scriptHashes } from './pages';

const inline = `{ const base = new URL("..", location).pathname.slice(0, -1); import("../_app/immutable/entry/start.js"); }`;
const html = (depth: string) =>
  `<!doctype html><link href="${depth}/_app/immutable/a.css" rel="stylesheet"><link href="${depth}/logo.svg">` +
  `<script>${depth === '..' ? inline : 'go()'}</script><script src="${depth}/x.js"></script>`;

let folder: string;
let app: Hono;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  const client = join(folder, 'client');
  for (const dir of ['_app/immutable', 'carte/connue', 'embed', 'demo'])
    await mkdir(join(client, dir), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(client, '.cache'), 'secret');
  await writeFile(join(client, 'index.html'), html('.'));
  await writeFile(join(client, 'embed/index.html'), html('..'));
  await writeFile(join(client, 'carte/index.html'), html('..'));
  await writeFile(join(client, 'carte/connue/index.html'), html('../..'));
  await writeFile(join(client, '_app/immutable/a.css'), 'a{}');
  await writeFile(join(client, 'demo/zones.geojson'), JSON.stringify({ zones: 'x'.repeat(5000) }));
  await writeFile(join(client, 'catalogue.json'), '{"built":true}');
  const text = JSON.stringify({ version: 1, entries: [], recipes: [], pending: [], faults: [] });
  app = createApp({ client, catalogue: async () => ({ catalogue: JSON.parse(text) as never, text, etag: '"c1"' }) });
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}) => app.request(`http://localhost${path}`, { headers });

describe('pages', () => {
  it('carry a policy that allows their own inline scripts and no other', async () => {
    const response = await get('/');
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    // sha256 of `go()`, computed apart with `openssl dgst -sha256 -binary | base64`
    expect(policy).toContain(`script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='`);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain(`frame-ancestors 'self'`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBeTruthy();
    expect(response.headers.get('permissions-policy')).toContain('camera=()');
  });

  it('may be framed anywhere when they are the embed', async () => {
    expect((await get('/embed/')).headers.get('content-security-policy')).toContain('frame-ancestors *');
  });

  it('end by a slash, keeping the query', async () => {
    const response = await get('/embed?recette=a');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/embed/?recette=a');
  });

  it('answer for one-click maps that came after the build, with addresses one step deeper', async () => {
    const known = await get('/carte/connue/');
    expect(await known.text()).toBe(html('../..'));
    const later = await get('/carte/plus-tard/');
    const body = await later.text();
    expect(later.status).toBe(200);
    expect(body).toContain('href="../../_app/immutable/a.css"');
    expect(body).toContain('href="../../logo.svg"');
    expect(body).toContain('import("../../_app/immutable/entry/start.js")');
    expect(body).toContain('new URL("../..", location)');
    expect(later.headers.get('content-security-policy')).toContain(scriptHashes(body)[0]);
    expect((await get('/carte/plus-tard')).headers.get('location')).toBe('/carte/plus-tard/');
    expect((await get('/carte/a/b/')).status).toBe(404);
  });

  it('say so when there is none', async () => {
    const response = await get('/nulle-part/');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Cette page n’existe pas');
  });
});

describe('files', () => {
  it('are kept for good when their name holds a hash, else asked again', async () => {
    expect((await get('/_app/immutable/a.css')).headers.get('cache-control')).toContain('immutable');
    const data = await get('/demo/zones.geojson');
    expect(data.headers.get('cache-control')).toBe('no-cache');
    expect(data.headers.get('access-control-allow-origin')).toBe('*');
    const etag = data.headers.get('etag') ?? '';
    expect((await get('/demo/zones.geojson', { 'if-none-match': etag })).status).toBe(304);
  });

  it('are compressed for those who accept it', async () => {
    const response = await get('/demo/zones.geojson', { 'accept-encoding': 'gzip, br' });
    expect(response.headers.get('content-encoding')).toBe('br');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBe(Number(response.headers.get('content-length')));
    expect(brotliDecompressSync(bytes).toString()).toContain('xxxx');
    expect((await get('/demo/zones.geojson')).headers.get('content-encoding')).toBeNull();
  });

  it('never come from outside the build, nor hidden', async () => {
    const asked = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e%5csecret.txt',
      '/.cache',
      '/%00',
      '/%zz'
    ];
    for (const path of asked) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).not.toContain('secret');
    }
    const client = join(folder, 'client');
    for (const path of [...asked, '//etc/passwd/../..', '/a/../../secret.txt']) {
      expect(locate(client, path) ?? client, path).toMatch(new RegExp(`^${client}`));
    }
  });

  it('are only read', async () => {
    expect((await app.request('http://localhost/', { method: 'POST' })).status).toBe(405);
    const head = await app.request('http://localhost/', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });
});

describe('the catalogue', () => {
  it('is that of the moment, not that of the build', async () => {
    const response = await get('/catalogue.json');
    expect(await response.json()).toEqual({ version: 1, entries: [], recipes: [], pending: [], faults: [] });
    expect((await get('/catalogue.json', { 'if-none-match': '"c1"' })).status).toBe(304);
  });
});

describe('the relay', () => {
  const config = (proxy: object): Promise<void> =>
    writeFile(join(folder, 'client/config.json'), JSON.stringify({ basemaps: [], allowedHosts: ['9.9.9.9'], proxy }));
  const relayed = (url: string, headers: Record<string, string> = {}): ReturnType<typeof get> =>
    get(`/relais?url=${encodeURIComponent(url)}`, { host: 'localhost', ...headers });
  const called: string[] = [];
  const relay = {
    get: (url: string, { ended }: { ended(): void }) => {
      called.push(url);
      if (!url.includes('hang')) ended();
      return Promise.resolve({ status: 200, headers: { 'Content-Type': 'text/csv' }, body: null });
    }
  } as unknown as Relay;

  beforeAll(() => {
    const text = JSON.stringify({ version: 1, entries: [], recipes: [], faults: [] });
    const catalogue = async () => ({ catalogue: JSON.parse(text) as never, text, etag: '"c1"' });
    app = createApp({ client: join(folder, 'client'), catalogue, relay: relayRoute(relay) });
  });

  it('is not there unless the configuration says so', async () => {
    expect((await relayed('http://9.9.9.9/')).status).toBe(404);
    await config({ enabled: false });
    expect((await relayed('http://9.9.9.9/')).status).toBe(404);
    await config({});
    expect((await relayed('http://9.9.9.9/')).status).toBe(404);
    expect(called).toEqual([]);
  });

  it('reads for the pages of this site alone', async () => {
    await config({ enabled: true });
    const answer = await relayed('http://9.9.9.9/', { 'sec-fetch-site': 'same-origin' });
    expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' }
    ];
    for (const headers of [...foreign, { origin: 'null' }, { 'sec-fetch-site': 'none' }]) {
      const refused = await relayed('http://9.9.9.9/', headers);
      expect([refused.status, refused.headers.get('x-relay-refused')]).toEqual([403, 'origin']);
    }
    expect((await app.request('http://localhost/relais?url=x', { method: 'POST' })).status).toBe(405);
    expect((await app.request('http://localhost/relais?url=x', { method: 'HEAD' })).status).toBe(404);
    expect(called).toEqual(['http://9.9.9.9/']);
  });

  it('says which limit is met, and when to come back', async () => {
    await config({ enabled: true, path: 'lire', perMinute: 3 });
    const ask = (): ReturnType<typeof get> => get('/lire?url=x');
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await ask()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(Number((await ask()).headers.get('retry-after'))).toBeGreaterThan(0);
    await config({ enabled: true, together: 1 });
    expect((await relayed('hang')).status).toBe(200);
    const full = await relayed('http://9.9.9.9/');
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('reads nothing inside, whoever asks', async () => {
    const real = createApp({
      client: join(folder, 'client'),
      catalogue: async () => ({ catalogue: { entries: [] } as never, text: '', etag: '"c2"' })
    });
    await config({ enabled: true });
    const asked = await real.request(`http://localhost/relais?url=${encodeURIComponent('http://127.0.0.1/')}`);
    expect([asked.status, asked.headers.get('x-relay-refused')]).toEqual([403, 'host']);
  });
});

describe('onePathDeeper', () => {
  it('leaves pages of other hosts alone', () => {
    expect(onePathDeeper('<a href="https://exemple.fr/../_app/">')).toContain('"https://exemple.fr/../_app/"');
  });

  it('answers a failure of its own with the same headers, and no detail', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = createApp({ client: folder, catalogue: () => Promise.reject(new Error('/home/secret')) });
    const answer = await broken.request('http://localhost/catalogue.json');
    expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([500, 'nosniff']);
    expect(await answer.text()).not.toContain('secret');
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});
