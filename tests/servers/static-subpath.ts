import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { build } from './site';
import { listen, send, type TestServer } from './http';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.csv': 'text/csv',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8'
};

/**
 * The plainest host: files of the build under `/carto/`, `index.html` for a folder, 404 for the rest, no rewriting.
 * `log` tells what was asked outside `/carto/`.
 */
export function startBareHost(): Promise<TestServer> {
  return listen((url, _request, response) => {
    if (!url.pathname.startsWith('/carto/')) {
      send(response, 'text/plain', 'outside', 404);
      return;
    }
    let file = join(build, normalize(decodeURIComponent(url.pathname.slice('/carto/'.length))));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!file.startsWith(build) || !existsSync(file)) {
      send(response, 'text/html', '<!doctype html><title>404</title>not here', 404);
      return;
    }
    send(response, types[extname(file)] ?? 'application/octet-stream', readFileSync(file));
  });
}
