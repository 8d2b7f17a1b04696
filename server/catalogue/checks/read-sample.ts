import type { CatalogueEntry } from '../../../src/lib/core/catalogue/entry';
import { explain } from '../../../src/lib/core/problems/explain';
import type { Problem } from '../../../src/lib/core/problems/problem';
import { givesOf, readSource } from '../../../src/lib/core/sources/registry';
import type { CheckContext, Sample } from './finding';

/** Problem in one line, for a report. */
export const inWords = (problem: Problem): string => `${problem.code}: ${explain(problem, 'en').sentence}`;

/**
 * Reads an entry around the places, as the studio does, until features are found: servers that can cut give little.
 * Tables without geometry are read once.
 */
export async function readSample(entry: CatalogueEntry, context: CheckContext): Promise<Sample> {
  const sample: Sample = { table: null, rows: [], failed: null };
  if (givesOf(entry.source) !== 'table') return sample;
  for (const { bbox } of context.places) {
    if (sample.table && sample.table.rows > 0) {
      sample.rows.push(null);
      continue;
    }
    const outcome = await readSource(entry.source, {
      ...context,
      ...(entry.geometry === 'table' ? {} : { bbox }),
      files: { get: () => Promise.resolve(null) },
      signal: AbortSignal.timeout(context.timeoutSeconds * 3000),
      progress: () => undefined
    });
    if (!outcome.ok) {
      sample.failed = inWords(outcome.problem);
      sample.rows.push(null);
      // a server that fails here fails everywhere; the other places would only make it wait
      if (outcome.problem.code !== 'scale-hidden') return sample;
      continue;
    }
    sample.table = outcome.value;
    sample.rows.push(outcome.value.rows);
  }
  if (sample.table) sample.failed = null;
  return sample;
}
