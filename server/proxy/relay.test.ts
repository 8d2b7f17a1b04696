import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address';
import { Relay, type RelayAnswer } from './relay';
import type { Allowed } from './target';

/** What nobody may reach: a server of this machine. */
let canary: Server;
let canaryPort = '';
let reached: string[] = [];
/** A server that stands for the public internet: the public addresses of the tests are dialled here. */
let outside: Server;
let outsidePort = '';
let asked: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(String((server.address() as AddressInfo).port)))
  );

beforeAll(async () => {
  canary = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('secret');
  });
  canary.on('connection', () => reached.push('connection'));
  outside = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  canaryPort = await listen(canary);
  outsidePort = await listen(outside);
});
afterAll(() => {
  for (const server of [canary, outside]) {
    server.closeAllConnections();
    server.close();
  }
});
afterEach(() => {
  reached = [];
  asked = [];
});

const publicIp = '9.9.9.9';
const names: Record<string, string[]> = {
  'data.exemple.fr': [publicIp],
  'autre.exemple.fr': ['2620:fe::fe'],
  'interne.exemple.fr': ['127.0.0.1'],
  'intranet.exemple.fr': ['10.1.2.3'],
  'metadata.exemple.fr': ['169.254.169.254'],
  'six.exemple.fr': ['::1'],
  'mixte.exemple.fr': [publicIp, '127.0.0.1'],
  'mixte6.exemple.fr': [publicIp, 'fd00::1'],
  'vide.exemple.fr': [],
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1']
};

/**
 * Every host and port is allowed unless the case is about that: what stops a request is the check under test. Public
 * addresses are dialled to the stand-in of the internet; all others, if a check let them through, where they say.
 */
interface Case {
  url: string;
  problem: string;
  allowed?: Allowed;
  /** where the stand-in redirects to */
  location?: string;
  resolve?(host: string): Promise<string[]>;
}

const everything: Allowed = { hosts: new Set(), named: [] };
const allows = (url: string): Allowed => {
  const hosts = new Set<string>(['data.exemple.fr', 'autre.exemple.fr', ...Object.keys(names)]);
  if (URL.canParse(url)) hosts.add(new URL(url).host);
  return { ...everything, hosts };
};

async function relayed(
  url: string,
  { allowed, resolve }: Pick<Case, 'allowed' | 'resolve'> = {},
  limits = { maxBytes: 1000, timeoutSeconds: 5 }
): Promise<RelayAnswer & { text?: string; ended: number }> {
  let ended = 0;
  const relay = new Relay({
    resolve: resolve ?? ((host) => Promise.resolve(names[host] ?? [])),
    dial: (address, port) =>
      isPublicAddress(address) ? { hostname: '127.0.0.1', port: outsidePort } : { hostname: address, port }
  });
  try {
    const got = await relay.get(url, {
      allowed: allowed ?? allows(url),
      limits,
      signal: new AbortController().signal,
      ended: () => void ended++
    });
    if ('refused' in got) return { ...got, ended };
    const text = await new Response(got.body as BodyInit | null).text().catch(() => 'broken');
    return { ...got, text, ended };
  } finally {
    await relay.close();
  }
}

const c = '<canary>';
const list = (urls: string[], problem: string): Case[] => urls.map((url) => ({ url, problem }));
const at = (...hosts: string[]): string[] =>
  hosts
    .join(' ')
    .split(' ')
    .map((host) => `http://${host}:${c}/`);
const redirects = (...locations: string[]): Case[] =>
  locations.map((location) => ({ url: 'http://data.exemple.fr/r', location, problem: 'address' }));

let turns = 0;
const rebinding = (): Promise<string[]> => Promise.resolve(turns++ === 0 ? [publicIp] : ['127.0.0.1']);

const cases: Case[] = [
  // forms of 127.0.0.1 that the URL parser understands
  ...list(
    at(
      '127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0x7f.0.0.1 0177.0.0.1 0177.1 017700000001 127.0.0.1.',
      '127.0.0.2 127.255.255.254 0 0.0.0.0 %31%32%37.0.0.1 127%2e0%2e0%2e1 [::1] [0:0:0:0:0:0:0:1] [::]',
      '[::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::]',
      '[2001:0:7f00:1::] [::ffff:0:127.0.0.1]'
    ),
    'address'
  ),
  // other places of an inner network
  ...list(
    at(
      '10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 0xa9fea9fe 100.64.0.1 192.0.2.1 198.18.0.1',
      '198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 192.0.0.1 [fe80::1] [fd00:ec2::254] [fc00::1]',
      '[ff02::1] [fec0::1] [2001:db8::1] [100::1]'
    ),
    'address'
  ),
  // names whose addresses are not public, one among others included
  ...list(
    ['interne', 'intranet', 'metadata', 'six', 'mixte', 'mixte6', 'vide'].map((n) => `http://${n}.exemple.fr:${c}/`),
    'address'
  ),
  ...list([`http://localhost:${c}/`, `http://localhost.:${c}/`], 'address'),
  { url: `http://rebinding.exemple.fr:${c}/`, problem: 'address', resolve: () => Promise.resolve(['127.0.0.1']) },
  // redirections, each hop checked like the first
  ...redirects(
    `http://127.0.0.1:${c}/`,
    `http://interne.exemple.fr:${c}/`,
    `//127.0.0.1:${c}/x`,
    `http://[::1]:${c}/`,
    `http://2130706433:${c}/`,
    `http://169.254.169.254/latest/meta-data/`,
    `http://mixte.exemple.fr:${c}/`
  ).map((made) => ({
    ...made,
    allowed: {
      hosts: new Set([
        ...allows('').hosts,
        ...'127.0.0.1 [::1] interne.exemple.fr mixte.exemple.fr'.split(' ').map((h) => `${h}:${c}`),
        '169.254.169.254'
      ]),
      named: []
    }
  })),
  { url: 'http://data.exemple.fr/r', location: `http://inconnu.exemple.fr:${c}/`, problem: 'host' },
  { url: 'http://data.exemple.fr/r', location: `http://autre.exemple.fr:${c}/`, problem: 'port' },
  { url: 'http://data.exemple.fr/r', location: `http://moi:x@data.exemple.fr/`, problem: 'userinfo' },
  { url: 'http://data.exemple.fr/r', location: 'file:///etc/passwd', problem: 'scheme' },
  { url: 'http://data.exemple.fr/r', location: 'http://data.exemple.fr/r', problem: 'redirects' },
  // hosts that nobody named
  ...[
    'http://inconnu.exemple.fr/',
    'http://data.exemple.fr.evil.example/',
    'http://evil.example/?data.exemple.fr',
    'http://evil.example/#data.exemple.fr',
    'http://xdata.exemple.fr/',
    'http://exemple.fr/',
    'http://data.exemple.fr./',
    `http://127.0.0.1:${c}/`
  ].map((url) => ({ url, problem: 'host', allowed: { hosts: new Set(['data.exemple.fr']), named: ['*.geo.fr'] } })),
  // ports
  ...['http://data.exemple.fr:22/', 'http://data.exemple.fr:6379/', `http://data.exemple.fr:${c}/`].map((url) => ({
    url,
    problem: 'port',
    allowed: { hosts: new Set(['data.exemple.fr', 'autre.exemple.fr:8443']), named: [] }
  })),
  // userinfo
  ...list(
    [
      `http://data.exemple.fr@127.0.0.1:${c}/`,
      'http://moi@data.exemple.fr/',
      'http://moi:secret@data.exemple.fr/',
      `http://127.0.0.1:${c}@data.exemple.fr/`
    ],
    'userinfo'
  ),
  // other schemes
  ...list(
    [
      'file:///etc/passwd',
      'ftp://data.exemple.fr/',
      'gopher://127.0.0.1:6379/_x',
      'data:text/plain,x',
      'javascript:1',
      'ws://data.exemple.fr/',
      'blob:http://data.exemple.fr/1',
      'about:blank',
      'dict://127.0.0.1:11211/'
    ],
    'scheme'
  ),
  // what the URL parser would forgive or is no address
  ...list(
    [
      '',
      'data.exemple.fr',
      '//data.exemple.fr/',
      'http://',
      'http://data.exemple.fr/\r\nHost: 127.0.0.1',
      'http://data.exemple.fr/\nX: y',
      'http://data.exemple.fr/ x',
      '\thttp://data.exemple.fr/',
      'http://data.exemple.fr\\@127.0.0.1/',
      `http:\\\\127.0.0.1:${c}\\`,
      `http://127.0.0.1:${c}\\@data.exemple.fr/`,
      `http://１２７.0.0.1:${c}/`,
      `http://①②⑦.0.0.1:${c}/`,
      'http://dätä.exemple.fr/',
      `http://127。0。0。1:${c}/`,
      'http://data.exemple.fr/\u0000',
      `http://[fe80::1%25eth0]:${c}/`,
      `http://[fe80::1%eth0]:${c}/`,
      'http://256.256.256.256/',
      'http://[::1/',
      `http://data.exemple.fr/${'x'.repeat(9000)}`
    ],
    'malformed'
  )
];

describe('the relay reaches nothing inside', () => {
  it('in as many cases as are needed', () => expect(cases.length).toBeGreaterThan(100));

  it.each(cases.map((made, i) => [i, made.url.slice(0, 60), made.location ?? '', made] as const))(
    '%i %j %j',
    async (_i, _url, _location, made) => {
      const fill = (text: string): string => text.replaceAll(c, canaryPort);
      answer = (_, response) => response.writeHead(302, { location: fill(made.location ?? '/') }).end();
      const allowed = made.allowed && {
        ...made.allowed,
        hosts: new Set([...made.allowed.hosts].map((host) => fill(host)))
      };
      const got = await relayed(fill(made.url), { ...made, ...(allowed ? { allowed } : {}) });
      expect(got).toMatchObject({ refused: made.problem, ended: 1 });
      expect(reached).toEqual([]);
    }
  );

  it('would be seen if it did: the canary answers who comes', async () => {
    await fetch(`http://127.0.0.1:${canaryPort}/`);
    expect(reached).toEqual(['connection', '/']);
  });

  it('by a resolver that changes its mind: the address that was checked is the one that is dialled', async () => {
    turns = 0;
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    expect(await relayed('http://data.exemple.fr/', { resolve: rebinding })).toMatchObject({ text: 'ok' });
    expect([turns, reached]).toEqual([1, []]);
    // a redirection to the same name on another port is a connection of its own: looked up and checked again
    answer = (_, response) => response.writeHead(302, { location: 'http://data.exemple.fr:443/' }).end();
    turns = 0;
    expect(await relayed('http://data.exemple.fr/', { resolve: rebinding })).toMatchObject({ refused: 'address' });
    expect(reached).toEqual([]);
  });
});

describe('the relay reads', () => {
  const ok = (type: string, body: string | Buffer, more = {}) => {
    answer = (_, response) => response.writeHead(200, { 'content-type': type, ...more }).end(body);
  };

  it('an allowed host, sending nothing of the asker', async () => {
    ok('application/geo+json; charset=utf-8', '{}', {
      'set-cookie': 'a=1',
      'x-own': '1',
      'cache-control': 'max-age=60'
    });
    const got = await relayed('http://data.exemple.fr/wfs?a=%0d%0ab#part');
    expect(got).toMatchObject({ status: 200, text: '{}', ended: 1 });
    expect('headers' in got && got.headers).toEqual({
      'Content-Type': 'application/geo+json; charset=utf-8',
      'Content-Security-Policy': `sandbox; default-src 'none'`,
      'Content-Disposition': 'attachment',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, max-age=60'
    });
    const [request] = asked;
    expect(request?.url).toBe('/wfs?a=%0d%0ab');
    expect(request?.headers.host).toBe('data.exemple.fr');
    for (const name of ['cookie', 'authorization', 'origin', 'referer', 'forwarded', 'x-forwarded-for'])
      expect(request?.headers[name], name).toBeUndefined();
  });

  it('an IPv6 address, a port that the catalogue names, a host that the configuration allows', async () => {
    ok('text/csv', 'a;b');
    expect(await relayed('http://autre.exemple.fr/')).toMatchObject({ text: 'a;b' });
    const port = { hosts: new Set(['data.exemple.fr:8443']), named: [] };
    expect(await relayed('http://data.exemple.fr:8443/', { allowed: port })).toMatchObject({ text: 'a;b' });
    const named = { hosts: new Set<string>(), named: ['*.exemple.fr'] };
    expect(await relayed('http://data.exemple.fr/', { allowed: named })).toMatchObject({ text: 'a;b' });
    expect(await relayed(`http://${publicIp}/`)).toMatchObject({ text: 'a;b' });
  });

  it('through a redirection to another allowed host', async () => {
    answer = (request, response) => {
      if (request.headers.host === 'data.exemple.fr')
        response.writeHead(302, { location: 'http://autre.exemple.fr/x' });
      else response.writeHead(200, { 'content-type': 'text/xml' });
      response.end('<a/>');
    };
    expect(await relayed('http://data.exemple.fr/')).toMatchObject({ status: 200, text: '<a/>' });
  });

  it('pages as text, and refuses what is no data', async () => {
    ok('text/html', '<script>alert(1)</script>');
    expect(await relayed('http://data.exemple.fr/')).toMatchObject({ headers: { 'Content-Type': 'text/plain' } });
    for (const type of ['video/mp4', 'image/svg+xml', 'application/x-shockwave-flash', 'font/woff2']) {
      ok(type, 'x');
      expect(await relayed('http://data.exemple.fr/'), type).toMatchObject({ refused: 'type' });
    }
  });

  it('errors as they are, without what would open a window', async () => {
    answer = (_, response) =>
      response
        .writeHead(401, { 'www-authenticate': 'Basic', 'retry-after': '3', 'content-type': 'text/plain' })
        .end('no');
    const got = await relayed('http://data.exemple.fr/');
    expect(got).toMatchObject({ status: 401, headers: { 'Retry-After': '3' } });
    expect(
      Object.keys('headers' in got ? got.headers : {})
        .join()
        .toLowerCase()
    ).not.toContain('authenticate');
  });

  it('no more than its limits: announced, unannounced, unpacked, in time', async () => {
    ok('text/plain', 'x'.repeat(5000), { 'content-length': '5000' });
    expect(await relayed('http://data.exemple.fr/')).toMatchObject({ refused: 'size', bytes: 5000 });
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      for (let i = 0; i < 5; i++) response.write('x'.repeat(500));
      response.end();
    };
    expect(await relayed('http://data.exemple.fr/')).toMatchObject({ status: 200, text: 'broken' });
    ok('text/plain', gzipSync('x'.repeat(1e6)), { 'content-encoding': 'gzip' });
    expect(await relayed('http://data.exemple.fr/')).toMatchObject({ text: 'broken' });
    answer = () => undefined;
    const slow = { maxBytes: 1000, timeoutSeconds: 0.2 };
    expect(await relayed('http://data.exemple.fr/', {}, slow)).toMatchObject({ refused: 'timeout', ended: 1 });
    answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).write('x');
    expect(await relayed('http://data.exemple.fr/', {}, slow)).toMatchObject({ text: 'broken' });
  });

  it('keeps to its time whatever the garbage collector takes meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const often = setInterval(collect, 20);
    try {
      const slow = { maxBytes: 1000, timeoutSeconds: 0.4 };
      answer = () => undefined;
      expect(await relayed('http://data.exemple.fr/', {}, slow)).toMatchObject({ refused: 'timeout', ended: 1 });
      answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).write('x');
      expect(await relayed('http://data.exemple.fr/', {}, slow)).toMatchObject({ text: 'broken' });
    } finally {
      clearInterval(often);
    }
  });

  it('says that a host is out of reach', async () => {
    answer = (request) => request.socket.destroy();
    expect(await relayed('http://data.exemple.fr/')).toMatchObject({ refused: 'unreachable' });
  });
});
