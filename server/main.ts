/**
 * The server behind `npm start`, bundled to `build/server/main.js`: the static build, a catalogue compiled on the fly,
 * headers. `PORT` (4173), `HOST` (127.0.0.1) and `CATALOG_DIR` (`layers-catalog`) change what it does.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import type { Catalogue } from '../src/lib/core/catalogue/entry';
import { faultLine } from './catalogue/fault-line';
import { liveCatalogue } from './catalogue/live';
import { createApp } from './http/app';

const root = fileURLToPath(new URL('../..', import.meta.url));
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 4173);
const folder = resolve(root, process.env.CATALOG_DIR || 'layers-catalog');

function tell(catalogue: Catalogue): void {
  const { entries, recipes, faults } = catalogue;
  console.log(`Catalogue ${folder}: ${entries.length} layers, ${recipes.length} one-click maps`);
  for (const fault of faults) console.warn(`  left out: ${faultLine(fault)}`);
}

const catalogue = liveCatalogue(folder, tell);
try {
  await catalogue();
} catch (error) {
  console.error(`The catalogue folder cannot be read: ${folder}\n${(error as Error).message}`);
  process.exit(1);
}

const app = createApp({ client: resolve(root, 'build/client'), catalogue });
const server = serve({ fetch: app.fetch, hostname: host, port }, () => {
  const shown = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  console.log(`Millefeuille: http://${shown}:${port}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  const busy = `Port ${port} is already taken: PORT=${port + 1} npm start`;
  console.error(error.code === 'EADDRINUSE' ? busy : error.message);
  process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
