import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { historyFile } from './checks/history';
import { compileCatalogue, listYaml } from './compile';

/** A compiled catalogue and the text to serve. */
export interface CompiledCatalogue {
  catalogue: Catalogue;
  text: string;
  etag: string;
}

/**
 * The catalogue of a folder, compiled at the first call and again whenever a file was added, removed or changed since.
 * Looked at on request: watching folders recursively is not reliable on every system. `onChange` hears every compilation.
 * While the folder cannot be read (being swapped for another), the last catalogue stays; the first call throws then.
 */
export function liveCatalogue(
  folder: string,
  onChange: (catalogue: Catalogue) => void = () => undefined
): () => Promise<CompiledCatalogue> {
  let seen = '';
  let compiled: Promise<CompiledCatalogue> | null = null;
  return async () => {
    const last = compiled;
    const now = await signature(folder).catch((failure: unknown) => {
      if (!last) throw failure;
      return seen;
    });
    if (compiled && now === seen) return compiled;
    seen = now;
    const made = compileCatalogue(folder).then((catalogue) => {
      onChange(catalogue);
      const text = JSON.stringify(catalogue);
      return { catalogue, text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
    });
    compiled = made.catch((failure: unknown) => {
      seen = '';
      compiled = last;
      if (!last) throw failure;
      return last;
    });
    return compiled;
  };
}

async function signature(folder: string): Promise<string> {
  const files = [...(await listYaml(folder)), join(folder, historyFile)];
  const marks = await Promise.all(
    files.map(async (file) => {
      const found = await stat(file).catch(() => null);
      return found ? `${file} ${found.mtimeMs} ${found.size}` : '';
    })
  );
  return marks.join('\n');
}
