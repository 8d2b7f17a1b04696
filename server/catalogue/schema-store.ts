import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Address of the WFS whose types the store describes. */
const geoplateforme = 'https://data.geopf.fr/wfs';

/**
 * What is known of a type of the Géoplateforme's WFS: its columns, geometry included; `'listed'` when only its name is
 * known; `'unknown'` when there is no such type.
 */
export type StoredType = ReadonlySet<string> | 'listed' | 'unknown';

/**
 * A type (`BDTOPO_V3:batiment`) as the npm package `@ignfab/gpf-schema-store` describes it; null when the package is not
 * installed (it serves development only) or the service is another.
 */
export async function storedType(url: string, typeName: string): Promise<StoredType | null> {
  const folder = storeFolder();
  if (!url.startsWith(geoplateforme) || folder === null) return null;
  const [namespace = '', type = ''] = typeName.split(':');
  if (!(await listedTypes(folder)).has(typeName)) return 'unknown';
  try {
    const schema = JSON.parse(await readFile(join(folder, 'catalog', namespace, `${type}.json`), 'utf8')) as {
      properties?: Record<string, unknown>;
    };
    return new Set(Object.keys(schema.properties ?? {}));
  } catch {
    return 'listed';
  }
}

/** Folder of the store's data; null when the package is not here. */
function storeFolder(): string | null {
  try {
    return join(dirname(fileURLToPath(import.meta.resolve('@ignfab/gpf-schema-store'))), '..', 'data');
  } catch {
    return null;
  }
}

let listed: Promise<ReadonlySet<string>> | null = null;

/** Every type of the inventory `namespaces.csv`: « NAMESPACE,PRODUCT,IGNORED,REASON,type|type ». */
function listedTypes(folder: string): Promise<ReadonlySet<string>> {
  listed ??= readFile(join(folder, 'namespaces.csv'), 'utf8').then((text) => {
    const types = new Set<string>();
    for (const line of text.split('\n')) {
      const namespace = line.slice(0, line.indexOf(','));
      const collections = line.slice(line.lastIndexOf(',') + 1).replaceAll('"', '');
      for (const type of collections.trim().split('|')) types.add(`${namespace}:${type}`);
    }
    return types;
  });
  return listed;
}
