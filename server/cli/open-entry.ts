import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CatalogueEntry } from '../../src/lib/core/catalogue/entry';
import type { Outcome } from '../../src/lib/core/problems/problem';
import type { ReadContext } from '../../src/lib/core/sources/kind';
import { readSource } from '../../src/lib/core/sources/registry';
import { applyFilter } from '../../src/lib/core/table/apply-filter';
import type { FeatureTable } from '../../src/lib/core/table/table';
import { compileCatalogue } from '../catalogue/compile';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The catalogue's entry of that id (`CATALOG_DIR`, else the product's own); null for none. A file of that name wins. */
export async function entryNamed(id: string): Promise<CatalogueEntry | null> {
  if (!/^[a-z0-9-]+$/.test(id) || existsSync(id)) return null;
  const folder = resolve(root, process.env.CATALOG_DIR || 'layers-catalog');
  const { entries } = await compileCatalogue(folder);
  return entries.find((entry) => entry.id === id) ?? null;
}

/** Table of an entry, whole, filtered as the entry says. Fails with `unsupported-format` for pictures (WMS). */
export async function openEntry(entry: CatalogueEntry, context: ReadContext): Promise<Outcome<FeatureTable>> {
  const outcome = await readSource(entry.source, context);
  if (!outcome.ok) return outcome;
  const kept = applyFilter(outcome.value, entry.where ?? null);
  return kept.ok ? { ...kept, notices: outcome.notices } : kept;
}
