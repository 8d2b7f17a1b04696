import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isPublicAddress } from './public-address';

/** Thrown instead of connecting to an address that is not public. */
export class NotPublic extends Error {
  constructor(readonly host: string) {
    super(`${host} is not a public address`);
  }
}

export interface Dialling {
  /** all addresses of a name; the system's resolver when absent */
  resolve?(host: string): Promise<string[]>;
  /** where a checked address is really dialled, for tests */
  dial?(address: string, port: string): { hostname: string; port: string };
}

/**
 * Connections to public addresses only. A name is resolved once; every address it has must be public; the connection
 * goes to the first of them, so that a second answer of the resolver (DNS rebinding) is never asked for. IP literals
 * pass the same check. The name is kept for `Host` and TLS.
 */
export function pinnedAgent({ resolve = systemResolve, dial }: Dialling): Agent {
  const connect = buildConnector({ timeout: 10_000 });
  return new Agent({
    maxOrigins: 500,
    connect: (options, callback) => {
      const name = options.hostname.replace(/^\[|\]$/g, '');
      pin(name, resolve).then(
        (address) => {
          const port = options.port || (options.protocol === 'https:' ? '443' : '80');
          const to = dial?.(address, port) ?? { hostname: address, port };
          const servername = options.servername ?? (isIP(name) === 0 ? name : undefined);
          connect({ ...options, ...to, ...(servername === undefined ? {} : { servername }) }, callback);
        },
        (error: unknown) => callback(error as Error, null)
      );
    }
  });
}

async function pin(name: string, resolve: NonNullable<Dialling['resolve']>): Promise<string> {
  const addresses = isIP(name) === 0 ? await resolve(name) : [name];
  const [first] = addresses;
  if (first === undefined || !addresses.every(isPublicAddress)) throw new NotPublic(name);
  return first;
}

async function systemResolve(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
}
