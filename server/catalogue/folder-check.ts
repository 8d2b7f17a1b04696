import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue, CatalogueEntry, CatalogueFault } from '../../src/lib/core/catalogue/entry';
import { stableJson } from '../../src/lib/core/document/keys';
import { compileCatalogue, parseYaml, type YamlFile } from './compile';
import { columnsNamed } from './entry-columns';
import { storedType } from './schema-store';

/** A catalogue folder, compiled, with all that is wrong in it: what the server skips, and what only a reader sees. */
export interface FolderCheck {
  catalogue: Catalogue;
  faults: CatalogueFault[];
  /** entries whose columns were compared with the Géoplateforme's schemas */
  compared: number;
}

/**
 * Compiles a folder and looks at what the server tolerates: two entries that are the same data, and columns that the
 * Géoplateforme's schemas do not have (dead or misspelt). Throws when the folder cannot be read.
 */
export async function checkFolder(folder: string): Promise<FolderCheck> {
  const catalogue = await compileCatalogue(folder);
  const faults = [...catalogue.faults];
  const files = new Map<string, YamlFile | null>();
  const fault = async (entry: CatalogueEntry, path: readonly (string | number)[], reason: string): Promise<void> => {
    const file = `${entry.theme}/${entry.id}.yaml`;
    if (!files.has(file)) files.set(file, await reread(folder, file));
    const where = path.length > 0 ? `${path.join('.')}: ` : '';
    faults.push({ file, line: files.get(file)?.line(path) ?? null, reason: where + reason });
  };

  const known = new Map<string, CatalogueEntry>();
  let compared = 0;
  for (const entry of catalogue.entries) {
    const key = stableJson([entry.source, entry.where ?? null]);
    const twin = known.get(key);
    if (twin) await fault(entry, ['source'], `the same data as ${twin.theme}/${twin.id}.yaml`);
    else known.set(key, entry);

    const { source } = entry;
    if (source.kind !== 'wfs') continue;
    const type = await storedType(source.url, source.typeName);
    if (type === null || type === 'listed') continue;
    compared++;
    if (type === 'unknown') {
      await fault(entry, ['source', 'typeName'], `the Géoplateforme has no type « ${source.typeName} »`);
      continue;
    }
    for (const { column, path } of columnsNamed(entry)) {
      if (!type.has(column)) await fault(entry, path, `no column « ${column} » in the Géoplateforme’s schema`);
    }
  }
  return { catalogue, faults, compared };
}

async function reread(folder: string, file: string): Promise<YamlFile | null> {
  const read = parseYaml(file, await readFile(join(folder, file), 'utf8'));
  return 'reason' in read ? null : read;
}
