import { readFileSync } from 'node:fs';
import { listen, send, type TestServer } from './http';

/**
 * A server that misbehaves on purpose in front of another one. Paths are `/<fault>/…`; the rest of the path and the
 * query go to the same path behind:
 * - `e500`: 500 always; `silent`: never answers; `html`: a page of HTML with status 200
 * - `first-page`: `startIndex` is ignored, the first page comes back again and again
 * - `heals`: 500 until `heal()` is called, then the real answer
 */
export interface FaultServer extends TestServer {
  heal(): void;
  sicken(): void;
}

export async function startFaults(behind: string): Promise<FaultServer> {
  let sick = true;
  const server = await listen(async (url, request, response) => {
    const [, fault, rest] = /^\/([a-z0-9-]+)(\/.*)?$/.exec(url.pathname) ?? [];
    if (fault === 'silent') return;
    if (fault === 'e500' || (fault === 'heals' && sick)) {
      send(response, 'text/plain', 'Something broke', 500);
      return;
    }
    if (fault === 'html') {
      send(
        response,
        'text/html; charset=utf-8',
        '<!doctype html><title>Maintenance</title><h1>Service en maintenance</h1>'
      );
      return;
    }
    if (fault === 'first-page') {
      for (const key of [...url.searchParams.keys()]) {
        if (key.toLowerCase() === 'startindex') url.searchParams.delete(key);
      }
    }
    const answer = await fetch(`${behind}${rest ?? '/'}${url.search}`, {
      headers: request.headers.accept ? { accept: request.headers.accept } : {}
    });
    send(
      response,
      answer.headers.get('content-type') ?? 'application/octet-stream',
      new Uint8Array(await answer.arrayBuffer()),
      answer.status
    );
  });
  return {
    ...server,
    heal: () => void (sick = false),
    sicken: () => void (sick = true)
  };
}

/** Serves files by name: own data as GeoJSON or CSV at an address, altered demo inputs… */
export function startFiles(
  files: Record<string, { type: string; body: string | Uint8Array } | string>
): Promise<TestServer> {
  return listen((url, _request, response) => {
    const file = files[url.pathname];
    if (file === undefined) send(response, 'text/plain', 'no such file', 404);
    else if (typeof file === 'string') send(response, 'application/geo+json', readFileSync(file));
    else send(response, file.type, file.body);
  });
}
