import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import type { CompiledCatalogue } from '../catalogue/live';
import { relayRoute } from '../proxy/route';
import { compressor } from './compression';
import { siteConfig } from './config';
import { fileCache, locate } from './files';
import { onePathDeeper, securityHeaders } from './pages';

export interface SiteOptions {
  /** folder of the static build */
  client: string;
  /** the compiled catalogue of the moment */
  catalogue: () => Promise<CompiledCatalogue>;
  /** answers for the relay, where `config.json` has one */
  relay?: ReturnType<typeof relayRoute>;
}

/** What is sent, before compression and conditional answers. */
interface Answer {
  status?: 200 | 404;
  body: Uint8Array<ArrayBuffer>;
  type: string;
  text: boolean;
  etag: string;
  immutable?: boolean;
  page?: { html: string; framed: boolean };
}

const encoder = new TextEncoder();

/**
 * The whole site: files of the build, the catalogue compiled from its folder, and the `carte` page for one-click maps
 * that were not known when it was built. GET and HEAD only; addresses of pages end by a slash.
 */
export function createApp({ client, catalogue, relay = relayRoute() }: SiteOptions): Hono {
  const app = new Hono();
  const read = fileCache();
  const compress = compressor();
  const configOf = siteConfig();
  const derived = new Map<string, Uint8Array<ArrayBuffer>>();

  /** Bytes of a text, the same object for the same text, so that its compressed form is kept. */
  const bytesOf = (key: string, text: string): Uint8Array<ArrayBuffer> => {
    const known = derived.get(key);
    if (known) return known;
    if (derived.size > 100) derived.clear();
    const bytes = encoder.encode(text);
    derived.set(key, bytes);
    return bytes;
  };

  const page = async (pathname: string, file: string, deeper: boolean): Promise<Answer | null> => {
    const found = await read(file);
    if (!found) return null;
    const html = deeper ? onePathDeeper(found.bytes.toString('utf8')) : found.bytes.toString('utf8');
    const framed = pathname.startsWith('/embed/');
    const body = deeper ? bytesOf(`${found.etag} deeper`, html) : found.bytes;
    return { body, type: found.type, text: true, etag: found.etag, page: { html, framed } };
  };

  const answer = async (pathname: string): Promise<Answer | string | null> => {
    if (pathname === '/catalogue.json') {
      const { text, etag } = await catalogue();
      return { body: bytesOf(etag, text), type: 'application/json; charset=utf-8', text: true, etag };
    }
    const path = locate(client, pathname);
    if (!path) return null;
    if (pathname.endsWith('/')) {
      const built = await page(pathname, join(path, 'index.html'), false);
      if (built) return built;
      const isRecipe = /^\/carte\/[a-z0-9-]+\/$/.test(pathname);
      return isRecipe ? page(pathname, join(client, 'carte', 'index.html'), true) : null;
    }
    if (pathname.endsWith('.html')) return page(pathname, path, false);
    const file = await read(path);
    if (file) return { ...file, body: file.bytes, immutable: pathname.startsWith('/_app/immutable/') };
    const isPage = (await read(join(path, 'index.html'))) !== null || /^\/carte\/[a-z0-9-]+$/.test(pathname);
    return isPage ? `${pathname}/` : null;
  };

  app.on(['GET', 'HEAD'], '*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const config = configOf(await read(join(client, 'config.json')));
    if (
      config?.proxy?.enabled &&
      pathname === new URL(config.proxy.path, 'http://site/').pathname &&
      c.req.method === 'GET'
    )
      return relay(c, config.proxy, config.allowedHosts, await catalogue());
    const found = await answer(pathname);
    if (typeof found === 'string') return c.body(null, 308, { Location: found + search, ...securityHeaders() });
    return send(c, found ?? notFound(bytesOf), compress);
  });
  app.onError((failure, c) => {
    console.error(failure);
    return c.text('Internal Server Error', 500, securityHeaders());
  });
  app.all('*', (c) => c.text('Method Not Allowed', 405, { Allow: 'GET, HEAD', ...securityHeaders() }));
  return app;
}

async function send(c: Context, found: Answer, compress: ReturnType<typeof compressor>): Promise<Response> {
  const headers: Record<string, string> = {
    ...securityHeaders(found.page),
    'Content-Type': found.type,
    'Cache-Control': found.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: found.etag,
    Vary: 'Accept-Encoding'
  };
  // data and catalogue may be read by another studio; pages may not
  if (!found.page) headers['Access-Control-Allow-Origin'] = '*';
  const status = found.status ?? 200;
  const asked =
    c.req
      .header('if-none-match')
      ?.replace(/\bW\//g, '')
      .split(/\s*,\s*/) ?? [];
  if (status === 200 && asked.includes(found.etag)) return c.body(null, 304, headers);
  const sent = found.text
    ? await compress(found.body, c.req.header('accept-encoding') ?? '')
    : { body: found.body, encoding: null };
  if (sent.encoding) headers['Content-Encoding'] = sent.encoding;
  headers['Content-Length'] = String(sent.body.byteLength);
  return c.body(c.req.method === 'HEAD' ? null : sent.body, status, headers);
}

function notFound(bytesOf: (key: string, text: string) => Uint8Array<ArrayBuffer>): Answer {
  const html = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Page introuvable – Millefeuille</title>
<p>Cette page n’existe pas. <a href="/">Aller à Millefeuille</a></p>
<p lang="en">There is no such page. <a href="/">Go to Millefeuille</a></p></html>`;
  const body = bytesOf('404', html);
  return {
    status: 404,
    body,
    type: 'text/html; charset=utf-8',
    text: true,
    etag: '"404"',
    page: { html, framed: false }
  };
}
