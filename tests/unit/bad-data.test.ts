// Every fault of data gives a table with the rows and notices that it should, or the problem that says why not.
import { describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { readFile } from '../../src/lib/core/formats/read-file';
import { explain } from '../../src/lib/core/problems/explain';
import { profileOf } from '../../src/lib/core/table/make-profile';
import { cell } from '../../src/lib/core/table/table';
import { badData } from '../faults/bad-data';

describe('bad data', { timeout: 60_000 }, () => {
  it.each(badData)('$name', async ({ input, options, expect: due }) => {
    const outcome = await readFile(input(), { url: 'x', assets: noCrsAssets, ...options });
    expect(outcome.ok ? null : outcome.problem.code).toBe(due.code);
    if (!outcome.ok) return expect(explain(outcome.problem, 'fr').sentence).not.toMatch(/undefined|NaN/);
    const table = outcome.value;
    expect(table.rows).toBe(due.rows);
    expect(profileOf(table).placed).toBe(due.placed);
    if (due.notices) expect(outcome.notices).toEqual(due.notices);
    for (const [name, [type, ...values]] of Object.entries(due.columns ?? {})) {
      const column = table.columns.find((c) => c.name === name)!;
      expect([name, column.type, ...values.map((_, row) => cell(column, row))]).toEqual([name, type, ...values]);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
