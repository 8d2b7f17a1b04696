import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Context } from 'hono';
import type { Config } from '../../src/lib/core/catalogue/config';
import type { CompiledCatalogue } from '../catalogue/live';
import { securityHeaders } from '../http/pages';
import { Relay, type RelayRefusal } from './relay';
import { hostsOf, type Allowed } from './target';

export type Proxy = NonNullable<Config['proxy']>;

const statuses: Readonly<Record<RelayRefusal | 'origin', 400 | 403 | 413 | 415 | 502 | 504>> = {
  malformed: 400,
  scheme: 400,
  userinfo: 400,
  host: 403,
  port: 403,
  address: 403,
  origin: 403,
  size: 413,
  type: 415,
  redirects: 502,
  unreachable: 502,
  timeout: 504
};

/**
 * Answers `GET <path>?url=…` of the studio's own pages with what is at that address. Refusals carry `X-Relay-Refused`;
 * 429 and 503 with `Retry-After` when one client, or all of them, ask too much.
 */
export function relayRoute(
  relay = new Relay()
): (c: Context, proxy: Proxy, allowedHosts: readonly string[], catalogue: CompiledCatalogue) => Promise<Response> {
  let running = 0;
  let limiter: { perMinute: number; rate: RateLimiterMemory } | null = null;
  let known: { etag: string; hosts: Allowed['hosts'] } | null = null;
  return async (c, proxy, allowedHosts, { catalogue, etag }) => {
    if (!isOwnPage(c)) return refusal(c, 'origin');
    if (limiter?.perMinute !== proxy.perMinute)
      limiter = { perMinute: proxy.perMinute, rate: new RateLimiterMemory({ points: proxy.perMinute, duration: 60 }) };
    const wait = await limiter.rate.consume(clientOf(c)).then(
      () => 0,
      (spent: RateLimiterRes) => Math.max(1, Math.ceil(spent.msBeforeNext / 1000))
    );
    if (wait > 0) return busy(c, 429, wait);
    if (running >= proxy.together) return busy(c, 503, 1);
    if (known?.etag !== etag) known = { etag, hosts: hostsOf(catalogue) };
    running++;
    let over = false;
    const ended = (): void => {
      if (!over) running--;
      over = true;
    };
    const allowed = { hosts: known.hosts, named: allowedHosts };
    const answer = await relay.get(c.req.query('url') ?? '', {
      allowed,
      limits: proxy,
      signal: c.req.raw.signal,
      ended
    });
    if ('refused' in answer) return refusal(c, answer.refused, answer.bytes);
    const headers = { ...securityHeaders(), ...answer.headers };
    return new Response(answer.body as BodyInit | null, { status: answer.status, headers });
  };
}

/** The relay is for the studio's pages: another site's page must not read through it, nor be shown what it read. */
function isOwnPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'));
}

function clientOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return incoming?.socket.remoteAddress ?? '';
}

function refusal(c: Context, reason: RelayRefusal | 'origin', bytes?: number): Response {
  const headers = { ...securityHeaders(), 'X-Relay-Refused': reason, 'Cache-Control': 'no-store' };
  return c.text(
    reason,
    statuses[reason],
    bytes === undefined ? headers : { ...headers, 'X-Relay-Bytes': String(bytes) }
  );
}

function busy(c: Context, status: 429 | 503, seconds: number): Response {
  return c.text('busy', status, { ...securityHeaders(), 'Retry-After': String(seconds), 'Cache-Control': 'no-store' });
}
