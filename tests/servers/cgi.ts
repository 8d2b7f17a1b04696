import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';

/** A gate that lets as many through at a time as there are processors: such programs are one process a request. */
export function gate(): <T>(task: () => Promise<T>) => Promise<T> {
  let free = Math.max(2, availableParallelism());
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Runs a CGI program for one request and passes its answer on, streaming. */
export function runCgi(
  program: string,
  environment: Readonly<Record<string, string>>,
  { url, request, response }: { url: URL; request: IncomingMessage; response: ServerResponse }
): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(program, [], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: '/usr/bin:/bin',
        LANG: 'C.UTF-8',
        GATEWAY_INTERFACE: 'CGI/1.1',
        SERVER_PROTOCOL: 'HTTP/1.1',
        REQUEST_METHOD: 'GET',
        SCRIPT_NAME: url.pathname,
        QUERY_STRING: url.search.slice(1),
        SERVER_NAME: url.hostname,
        SERVER_PORT: url.port,
        HTTP_HOST: request.headers.host ?? url.host,
        HTTP_ACCEPT: request.headers.accept ?? '*/*',
        ...environment
      }
    });
    const done = (): void => {
      if (!response.writableEnded) response.end();
      resolve();
    };
    response.on('close', () => child.kill('SIGKILL'));
    child.on('error', (error) => {
      if (!response.headersSent) response.writeHead(502);
      response.end(String(error));
    });
    let head = Buffer.alloc(0);
    let started = false;
    child.stdout.on('data', (chunk: Buffer) => {
      if (started) {
        response.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = /\r?\n\r?\n/.exec(head.toString('latin1'));
      if (!end) return;
      started = true;
      const lines = head.toString('latin1', 0, end.index).split(/\r?\n/);
      let status = 200;
      for (const line of lines) {
        const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
        if (!name || value === undefined) continue;
        if (name.toLowerCase() === 'status') status = parseInt(value, 10);
        else if (!/^(content-length|access-control)/i.test(name)) response.setHeader(name, value);
      }
      response.writeHead(status);
      response.write(head.subarray(end.index + end[0].length));
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
    child.on('close', (code) => {
      if (!started && !response.headersSent && !response.destroyed) {
        response.writeHead(502, { 'content-type': 'text/plain' });
        response.write(`${program} ended with code ${code} and no headers. ${said}`);
      }
      done();
    });
  });
}
