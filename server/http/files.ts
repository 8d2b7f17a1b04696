import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

/** A file of the build, read once and kept until it changes on disk. */
export interface ServedFile {
  path: string;
  bytes: Buffer<ArrayBuffer>;
  type: string;
  /** worth compressing */
  text: boolean;
  etag: string;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2'
};

/**
 * Where an address leads inside a folder; null when it leads outside, to a hidden file, or is malformed. `pathname` is
 * still percent-encoded.
 */
export function locate(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\0\\]/.test(decoded) || decoded.split('/').some((part) => part.startsWith('.'))) return null;
  const root = resolve(folder);
  const path = resolve(join(root, decoded));
  return path === root || path.startsWith(root + sep) ? path : null;
}

/** Reads files and remembers them by address, date and size. Null for what is no file. */
export function fileCache(): (path: string) => Promise<ServedFile | null> {
  const kept = new Map<string, ServedFile>();
  return async (path) => {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) return null;
    const etag = `"${Math.round(found.mtimeMs).toString(36)}-${found.size.toString(36)}"`;
    const known = kept.get(path);
    if (known?.etag === etag) return known;
    const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
    const file: ServedFile = {
      path,
      bytes: await readFile(path),
      type,
      text: /^(text|application\/(json|geo\+json)|image\/svg|font\/ttf)/.test(type),
      etag
    };
    kept.set(path, file);
    return file;
  };
}
