import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
/** The static files of the build. */
export const build = join(root, 'build/client');

/** A port that nothing listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface Site {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** what the server printed */
  said(): string;
  close(): Promise<void>;
}

/** Starts the project's own server over the build, on a free port; `env` adds `CATALOG_DIR` and the like. */
export async function startSite(env: Record<string, string> = {}): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['server/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', ...env }
  });
  let said = '';
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const answers = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes(`:${port}`)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`The server ended with code ${code}:\n${said}`)));
  });
  await answers;
  return {
    url,
    said: () => said,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    }
  };
}
