import type { CatalogueEntry, CatalogueFault } from '../../src/lib/core/catalogue/entry';
import { cutTo } from '../../src/lib/core/catalogue/cut';
import { safeUrl, urlsOf } from '../../src/lib/core/document/validate';
import type { TerritoryKind } from '../../src/lib/core/document/document';
import type { YamlFile } from './compile';

/** What the schema cannot see in an entry: addresses of other schemes than http(s), cuts that break the source. */
export function entryFaults(entry: CatalogueEntry, read: YamlFile): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const fault = (path: string[], reason: string) =>
    faults.push({ file: read.file, line: read.line(path), reason: `${path.join('.')}: ${reason}` });

  const isSafe = (source: CatalogueEntry['source']): boolean => urlsOf(source).every(safeUrl);
  if (!isSafe(entry.source)) fault(['source', 'url'], 'only relative, http and https addresses');
  if (entry.twin && !isSafe(entry.twin.source)) fault(['twin', 'source'], 'only relative, http and https addresses');
  if (entry.credit.url !== undefined && !safeUrl(entry.credit.url)) {
    fault(['credit', 'url'], 'only http and https addresses');
  }
  for (const kind of Object.keys(entry.territory) as TerritoryKind[]) {
    try {
      const { source } = cutTo(entry, { kind, code: '33', name: 'x' });
      if (!isSafe(source)) fault(['territory', kind], 'only relative, http and https addresses');
    } catch (failure) {
      fault(['territory', kind], `the source is wrong once cut: ${(failure as Error).message}`);
    }
  }
  return faults;
}
