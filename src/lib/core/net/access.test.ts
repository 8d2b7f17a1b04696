import { describe, expect, it } from 'vitest';
import { plainAccess, wayTo, type Access } from './access';
import { get, server } from './net.fixture';

const origin = 'https://prive.exemple.fr';
const url = `${origin}/wfs?service=WFS`;
const password: Access = {
  ...plainAccess,
  credentials: { [origin]: { by: 'password', user: 'agent', password: 'é:1' } }
};
const key: Access = { ...plainAccess, credentials: { [origin]: { by: 'key', name: 'apikey', value: 's3cr&t' } } };
const relay = 'https://carto.exemple.fr/relais';
const through: Access = { ...password, relay, relayed: [origin] };

describe('credentials', () => {
  it('go to their own origin, and follow no redirection', async () => {
    const { fetchLike, asked } = server({ chunks: ['ok'] });
    await get(fetchLike, { url }, { access: () => password });
    expect(asked[0]).toMatchObject({
      url,
      // printf 'agent:é:1' | base64
      init: { redirect: 'error', credentials: 'omit', headers: { Authorization: 'Basic YWdlbnQ6w6k6MQ==' } }
    });
  });

  it('as a key stand in the query, and in nothing that is told', async () => {
    const answered = server({ chunks: ['ok'], url: `${url}&apikey=s3cr%26t` });
    const got = await get(answered.fetchLike, { url }, { access: () => key });
    expect(answered.asked[0]).toMatchObject({ url: `${url}&apikey=s3cr%26t`, init: { redirect: 'error' } });
    expect(got).toMatchObject({ ok: true, value: { url } });
    const refused = await get(server({ status: 403 }).fetchLike, { url }, { access: () => key });
    expect(JSON.stringify(refused)).not.toContain('s3cr');
  });

  it.each([
    'https://autre.exemple.fr/wfs',
    'http://prive.exemple.fr/wfs',
    'https://prive.exemple.fr:8443/wfs',
    'https://prive.exemple.fr.evil.example/wfs',
    'https://evil.example/?https://prive.exemple.fr'
  ])('never to %s', (other) => {
    for (const access of [password, key]) {
      const way = wayTo(other, access);
      expect([way.url, way.headers, way.secret]).toEqual([new URL(other).href, {}, false]);
    }
  });

  it('never through the relay', () => {
    const way = wayTo(url, through);
    expect(way).toMatchObject({ url: `${relay}?url=${encodeURIComponent(url)}`, headers: {}, secret: false });
  });

  it('written in an address are not sent', () => {
    expect(wayTo('https://moi:secret@data.exemple.fr/x', plainAccess).url).toBe('https://data.exemple.fr/x');
  });

  it('of one person are not the answer of another', async () => {
    let access = password;
    const { fetchLike, asked } = server({ chunks: ['ok'] });
    const first = get(fetchLike, { url }, { access: () => access });
    access = plainAccess;
    await Promise.all([first, get(fetchLike, { url }, { access: () => access })]);
    expect(asked).toHaveLength(2);
  });
});

describe('the relay', () => {
  const access = (): Access => through;
  const site = { access, baseUrl: 'https://carto.exemple.fr/' };

  it('is asked for the origins that need it, and names the address that was meant', async () => {
    const { fetchLike, asked } = server({ chunks: ['ok'], url: `${relay}?url=x` });
    const got = await get(fetchLike, { url }, site);
    expect(asked.map((a) => a.url)).toEqual([`${relay}?url=${encodeURIComponent(url)}`]);
    expect(got).toMatchObject({ ok: true, value: { url } });
  });

  it.each([
    ['host', { code: 'proxy-refused', facts: { url, reason: 'host' } }],
    ['address', { code: 'proxy-refused', facts: { url, reason: 'address' } }],
    ['timeout', { code: 'timeout', facts: { url, seconds: 20 } }],
    ['unreachable', { code: 'source-unreachable', facts: { url } }],
    ['redirects', { code: 'redirect-refused', facts: { url, reason: 'redirects' } }],
    ['size', { code: 'too-large', facts: { bytes: 5000, limit: 1000 } }]
  ])('that refuses by « %s » gives a problem of its own', async (reason, problem) => {
    const headers = { 'x-relay-refused': reason, 'x-relay-bytes': '5000' };
    expect(await get(server({ status: 403, headers }).fetchLike, { url }, site)).toEqual({ ok: false, problem });
  });

  it('reads http addresses for a secure page', async () => {
    const http = 'http://vieux.exemple.fr/wms';
    const { fetchLike, asked } = server({ chunks: ['ok'] });
    const old = { ...through, relayed: ['http://vieux.exemple.fr'] };
    await get(fetchLike, { url: http }, { ...site, access: () => old });
    expect(asked[0]?.url).toBe(`${relay}?url=${encodeURIComponent(http)}`);
  });
});
