import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type TestServer } from './http';

/** What the server behind answers, before it is spoilt. */
interface Answer {
  status: number;
  type: string;
  body: Buffer;
  headers?: Record<string, string>;
}

interface Call {
  url: URL;
  /** address behind, which a kind may change */
  behind: URL;
  request: IncomingMessage;
  response: ServerResponse;
  /** parameters of the kind: `e503;n=2` */
  options: ReadonlyMap<string, string>;
  /** times this very address was asked before */
  asked: number;
  ask(): Promise<Answer>;
}

/** A kind changes the question, or the answer, or answers by itself (null: it has). */
interface Kind {
  question?(call: Call): void;
  answer?(answer: Answer, call: Call): Answer;
  instead?(call: Call): Answer | null | Promise<Answer | null>;
  cors?: false;
}

type Json = Record<string, unknown>;
interface Feature {
  id?: unknown;
  properties: Json | null;
  geometry: { type: string; coordinates: unknown } | null;
}

const text = (status: number, body: string, type = 'text/plain; charset=utf-8', headers = {}): Answer => ({
  status,
  type,
  body: Buffer.from(body),
  headers
});
const isXml = (a: Answer): boolean => /xml|gml/.test(a.type) || a.body.subarray(0, 5).toString() === '<?xml';
const onXml = (change: (xml: string) => string) => (a: Answer) =>
  isXml(a) ? { ...a, body: Buffer.from(change(a.body.toString())) } : a;
const isFeatures = (a: Answer): boolean => /^\s*\{/.test(a.body.subarray(0, 20).toString());

/** Changes the JSON of an answer that is JSON. */
const onJson = (change: (document: Json & { features?: Feature[] }) => void) => (a: Answer) => {
  if (!isFeatures(a)) return a;
  const document = JSON.parse(a.body.toString()) as Json;
  change(document);
  return { ...a, body: Buffer.from(JSON.stringify(document)) };
};
const onFeatures = (change: (feature: Feature, i: number) => Feature) =>
  onJson((document) => (document.features = document.features?.map(change)));
const both =
  (...changes: ((a: Answer) => Answer)[]) =>
  (a: Answer) =>
    changes.reduce((made, change) => change(made), a);

type Position = [number, number];
const swap = (coordinates: unknown): unknown =>
  Array.isArray(coordinates) && typeof coordinates[0] === 'number'
    ? [coordinates[1], coordinates[0]]
    : (coordinates as unknown[]).map(swap);
const firstOf = (coordinates: unknown): Position =>
  Array.isArray((coordinates as unknown[])[0]) ? firstOf((coordinates as unknown[])[0]) : (coordinates as Position);
const swapPairs = (list: string): string => list.replace(/(\S+)(\s+)(\S+)/g, '$3$2$1');

/** Texts that do harm where they are taken for markup. */
export const hostile = [
  '<img src=x onerror="window.__mf_xss=1">',
  '<script>window.__mf_xss=1</script>',
  '"><svg onload=window.__mf_xss=1>',
  'javascript:window.__mf_xss=1'
];
const escaped = (s: string): string => s.replace(/[<&>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const parameter = (url: URL, name: string): string =>
  [...url.searchParams].find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
const without = (url: URL, ...names: string[]): void => {
  for (const key of [...url.searchParams.keys()]) if (names.includes(key.toLowerCase())) url.searchParams.delete(key);
};
const login =
  '<!DOCTYPE html><html lang="fr"><head><title>Connexion</title></head><body><h1>Veuillez vous identifier</h1>' +
  '<form action="/login"><input name="u"><input type="password" name="p"></form></body></html>';
const report = (code: string, said: string): string =>
  `<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">` +
  `<ows:Exception exceptionCode="${code}"><ows:ExceptionText>${said}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`;
const notNow = (status: number, times: number): Kind => ({
  instead: (call) =>
    call.asked < Number(call.options.get('n') ?? times)
      ? text(status, 'Trop de demandes', 'text/plain', { 'retry-after': call.options.get('after') ?? '0' })
      : call.ask()
});

/** Writes until the client has gone or `megabytes` are sent, waiting for it as it drains. */
async function pour(sink: Writable, response: ServerResponse, megabytes: number, chunk: Buffer): Promise<void> {
  const closed = once(response, 'close').catch(() => undefined);
  for (let sent = 0; sent < megabytes * 2 ** 20 && !response.destroyed; sent += chunk.length) {
    if (sink.write(chunk)) continue;
    await Promise.race([once(sink, 'drain').catch(() => undefined), closed]);
  }
}

/** Kinds of faults, by name. What a server may do wrong, each once. */
const kinds: Record<string, Kind> = {
  nocors: { cors: false },
  slow: {
    instead: (call) =>
      new Promise((resolve) => setTimeout(() => resolve(call.ask()), Number(call.options.get('ms') ?? 3000)))
  },
  stall: {
    async instead(call) {
      const answer = call.options.get('mode') === 'silent' ? null : await call.ask();
      if (answer) call.response.writeHead(200, { 'content-type': answer.type }).write(answer.body.subarray(0, 16));
      return null;
    }
  },
  drop: { instead: (call) => (call.response.destroy(), null) },
  e500: { instead: () => text(500, 'java.lang.NullPointerException\n\tat org.exemple.Store.open(Store.java:42)') },
  e502: { instead: () => text(502, 'Bad Gateway') },
  e503: notNow(503, 2),
  e429: notNow(429, 1),
  e401: {
    instead: (call) =>
      call.request.headers.authorization === `Basic ${Buffer.from('test:test').toString('base64')}`
        ? call.ask()
        : text(401, 'Authentification requise', 'text/plain', { 'www-authenticate': 'Basic realm="essai"' })
  },
  e403: { instead: () => text(403, '{"title":"Forbidden","status":403}', 'application/problem+json') },
  e404: { instead: () => text(404, '<html><body><h1>404 Not Found</h1></body></html>', 'text/html') },
  exception200: { instead: () => text(200, report('NoApplicableCode', 'La source est indisponible'), 'text/xml') },
  html200: { instead: () => text(200, login, 'text/html; charset=utf-8') },
  page200: { instead: () => text(200, '<!doctype html><title>Maintenance</title><h1>En travaux</h1>', 'text/html') },
  truncated: {
    async instead(call) {
      const answer = await call.ask();
      const part = answer.body.subarray(0, Math.floor(answer.body.length * 0.6));
      if (call.options.get('mode') !== 'reset') return { ...answer, body: part };
      call.response.writeHead(200, { 'content-type': answer.type, 'content-length': answer.body.length });
      call.response.write(part, () => call.response.destroy());
      return null;
    }
  },
  wrongtype: { answer: (a, { options }) => ({ ...a, type: (options.get('type') ?? 'text/plain').replace('_', '/') }) },
  flip: {
    answer: both(
      onFeatures((f) =>
        f.geometry ? { ...f, geometry: { ...f.geometry, coordinates: swap(f.geometry.coordinates) } } : f
      ),
      onXml((xml) =>
        xml.replace(/(<gml:(?:pos|posList)[^>]*>)([^<]*)/g, (_, tag: string, list: string) => tag + swapPairs(list))
      )
    )
  },
  gmlonly: {
    async instead(call) {
      const asked = parameter(call.url, 'outputformat');
      if (/getfeature$/i.test(parameter(call.url, 'request')) && /json/i.test(asked))
        return text(400, report('InvalidParameterValue', `Unsupported outputFormat ${asked}`), 'text/xml');
      return onXml((xml) => xml.replace(/<ows:Value>application\/json[^<]*<\/ows:Value>\s*/g, ''))(await call.ask());
    }
  },
  nopaging: {
    question: ({ behind }) => without(behind, 'startindex'),
    answer: onXml((xml) => xml.replace(/\s(next|previous)="[^"]*"/g, ''))
  },
  shortpage: {
    question({ behind, url, options }) {
      if (!/getfeature$/i.test(parameter(url, 'request')) || /hits/i.test(parameter(url, 'resulttype'))) return;
      const most = Math.min(Number(parameter(url, 'count') || 1e9), Number(options.get('n') ?? 100));
      without(behind, 'count', 'maxfeatures');
      behind.searchParams.set('COUNT', String(most));
    }
  },
  wronghits: {
    answer: both(
      onJson((d) => typeof d['numberMatched'] === 'number' && (d['numberMatched'] *= 10)),
      onXml((xml) =>
        xml.replace(
          /(numberMatched|numberOfFeatures)="(\d+)"/g,
          (_, k: string, n: string) => `${k}="${Number(n) * 10}"`
        )
      )
    )
  },
  huge: {
    async instead({ response, options }) {
      response.writeHead(200, { 'content-type': 'application/geo+json' });
      response.write('{"type":"FeatureCollection","features":[');
      const one = '{"type":"Feature","properties":{"nom":"Point"},"geometry":{"type":"Point","coordinates":[0.5,45]}},';
      await pour(response, response, Number(options.get('mb') ?? 50), Buffer.from(one.repeat(5000)));
      response.end(`${one.slice(0, -1)}]}`);
      return null;
    }
  },
  gzipbomb: {
    async instead({ response, options }) {
      response.writeHead(200, { 'content-type': 'application/geo+json', 'content-encoding': 'gzip' });
      const gzip = createGzip({ level: 9 });
      gzip.on('error', () => undefined);
      gzip.pipe(response);
      gzip.write('{"type":"FeatureCollection","features":[');
      await pour(gzip, response, Number(options.get('mb') ?? 64), Buffer.alloc(2 ** 20, 32));
      gzip.end(']}');
      return null;
    }
  },
  internalurls: {
    answer: (a, { behind }) =>
      isXml(a) || isFeatures(a)
        ? { ...a, body: Buffer.from(a.body.toString().replaceAll(behind.origin, 'http://internal-host:8080')) }
        : a
  },
  latin1: {
    answer(a, { options }) {
      const silent = options.get('declare') === 'none';
      const type = a.type.split(';')[0] ?? '';
      const xml = isXml(a);
      const body = a.body
        .toString()
        .replace(/^<\?xml[^>]*\?>/, silent ? '<?xml version="1.0"?>' : '<?xml version="1.0" encoding="ISO-8859-1"?>')
        .replace(/[\u0100-\uffff]/g, '?');
      return { ...a, type: silent || xml ? type : `${type}; charset=ISO-8859-1`, body: Buffer.from(body, 'latin1') };
    }
  },
  dupids: { answer: onFeatures((f, i) => ({ ...f, id: `dup.${i % 3}` })) },
  nulls: { answer: onFeatures((f, i) => (i % 3 === 0 ? { ...f, geometry: null } : f)) },
  mixedgeom: {
    answer: onFeatures((f, i) =>
      i % 2 === 0 || !f.geometry
        ? f
        : { ...f, geometry: { type: 'Point', coordinates: firstOf(f.geometry.coordinates) } }
    )
  },
  badcrs: {
    answer: both(
      onJson((d) => (d['crs'] = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::999999' } })),
      onXml((xml) => xml.replace(/(EPSG:{1,2})\d{4,5}\b/g, '$1999999'))
    )
  },
  nocrs: {
    answer: both(
      onJson((d) => delete d['crs']),
      onXml((xml) => xml.replace(/ srsName="[^"]*"/g, ''))
    )
  },
  emptycaps: {
    answer: onXml((xml) =>
      xml
        .replace(/<((?:wfs:)?FeatureType)>[^]*?<\/\1>\s*/g, '')
        .replace(/(<Layer\b[^>]*>[^]*?)<Layer\b[^]*<\/Layer>(\s*<\/Layer>\s*<\/Capability>)/, '$1$2')
    )
  },
  xxe: {
    answer: (a, { url }) =>
      onXml((xml) => {
        const root = /<([A-Za-z_][\w:.-]*)[\s>]/.exec(xml.replace(/<[?!][^>]*>/g, ''))?.[1] ?? 'x';
        const nested = ['b', 'c', 'd'].map((n, i) => `<!ENTITY ${n} "${`&${'abc'[i]};`.repeat(10)}">`).join('');
        const doctype =
          `<!DOCTYPE ${root} [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY h SYSTEM "${url.origin}/canary">` +
          `<!ENTITY a "lol">${nested}]>`;
        return xml
          .replace(/^(<\?xml[^>]*\?>\s*)?/, (prolog) => prolog + doctype)
          .replace(/(<(?:ows:)?Title>)([^<]*)/g, '$1$2 &f;&h;&d;');
      })(a)
  },
  xss: {
    answer: both(
      onFeatures((f, i) => ({
        ...f,
        properties: Object.fromEntries(
          Object.entries(f.properties ?? {}).map(([k, v]) => [
            k,
            typeof v === 'string' ? hostile[i % hostile.length] : v
          ])
        )
      })),
      onXml((xml) =>
        xml.replace(/(<(?:ows:)?(?:Title|Abstract)>)[^<]+/g, (_, tag: string) => tag + escaped(hostile[0] as string))
      )
    )
  },
  redirectloop: {
    instead({ url }) {
      const turn = url.searchParams.get('_turn') === '1' ? '2' : '1';
      url.searchParams.set('_turn', turn);
      return text(302, '', 'text/plain', { location: url.pathname + url.search });
    }
  },
  redirect: { instead: ({ behind }) => text(302, '', 'text/plain', { location: behind.href }) }
};

export const faultKinds = Object.keys(kinds);

export interface FaultKindsServer extends TestServer {
  /** requests of the address that nobody should ever ask */
  canary(): number;
  /** from now on every kind answers soundly: what a retry then finds */
  heal(): void;
  sicken(): void;
}

/**
 * A server that misbehaves in a known way in front of another one: `/<kind>[;name=value]/<path and query behind>`.
 * `/canary` counts who comes.
 */
export async function startFaultKinds(behind: string): Promise<FaultKindsServer> {
  const asked = new Map<string, number>();
  let canary = 0;
  let sick = true;
  const server = await listen(async (url, request, response) => {
    if (url.pathname === '/canary') canary++;
    const [, spelled = '', rest = '/'] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const [name = '', ...words] = spelled.split(';');
    const kind = sick ? kinds[name] : {};
    if (!kind || !Object.hasOwn(kinds, name)) {
      response.writeHead(404).end();
      return;
    }
    const times = asked.get(request.url ?? '') ?? 0;
    asked.set(request.url ?? '', times + 1);
    const call: Call = {
      url,
      behind: new URL(rest + url.search, behind),
      request,
      response,
      options: new Map(words.map((word) => word.split('=') as [string, string])),
      asked: times,
      ask: async () => {
        const answer = await fetch(call.behind);
        const type = answer.headers.get('content-type') ?? '';
        return { status: answer.status, type, body: Buffer.from(await answer.arrayBuffer()) };
      }
    };
    if (kind.cors === false) response.removeHeader('access-control-allow-origin');
    kind.question?.(call);
    const made = kind.instead ? await kind.instead(call) : await call.ask();
    if (!made) return;
    const sent = kind.answer ? kind.answer(made, call) : made;
    response.writeHead(sent.status, { 'content-type': sent.type, ...sent.headers });
    response.end(sent.body);
  });
  return {
    ...server,
    canary: () => canary,
    heal: () => void (sick = false),
    sicken: () => void (sick = true)
  };
}
