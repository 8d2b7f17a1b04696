import * as v from 'valibot';
import { configSchema, type Config } from '../../src/lib/core/catalogue/config';
import type { ServedFile } from './files';

/**
 * What `config.json` says, read again only when it changed; null where there is none or it is wrong: nothing that is
 * off by default is then on.
 */
export function siteConfig(): (file: ServedFile | null) => Config | null {
  let known: { etag: string; config: Config | null } | null = null;
  return (file) => {
    if (!file) return null;
    if (known?.etag !== file.etag) known = { etag: file.etag, config: parsed(file.bytes.toString('utf8')) };
    return known.config;
  };
}

function parsed(text: string): Config | null {
  try {
    const result = v.safeParse(configSchema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
