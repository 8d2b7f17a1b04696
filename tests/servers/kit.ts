import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './site';

const folder = join(root, '../shared/ogc-kit');

/** Whether the kit of real French data stands beside the repository. */
export const hasKit = existsSync(join(folder, 'serve.mjs'));

export interface Kit {
  /** `http://127.0.0.1:<port>`: WFS and WMS at `/ows`, faults at `/fault/<kind>/ows` */
  url: string;
  close(): Promise<void>;
}

/** Starts the kit's own server on a free port. */
export async function startKit(): Promise<Kit> {
  const { start } = (await import(pathToFileURL(join(folder, 'serve.mjs')).href)) as {
    start(options: { port: number; quiet: boolean }): Promise<Kit>;
  };
  return start({ port: 0, quiet: true });
}
