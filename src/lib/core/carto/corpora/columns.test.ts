import { expect, it } from 'vitest';
import { profileOf } from '../../table/make-profile';
import type { ColumnRole } from '../../table/profile';
import type { FeatureTable } from '../../table/table';
import { type CellOrigin, typeColumn } from '../../table/type-column';
import type { ColumnCase } from './column-case';
import { held, tuned } from './columns.fixture';

/** The role that a column gets alone in a table, from a JSON file or from a CSV one. */
function roleOf(name: string, values: ColumnCase[2], origin: CellOrigin): ColumnRole | undefined {
  const cells = origin === 'text' ? values.map((value) => String(value).replace('.', ',')) : values;
  const table: FeatureTable = {
    id: 't',
    rows: cells.length,
    bbox: null,
    covers: 'all',
    total: cells.length,
    crs: 'EPSG:4326',
    columns: [typeColumn(name, cells, cells.length, origin)],
    bytes: 0
  };
  return profileOf(table).columns[0]?.role;
}

it.each([
  ['tuned', tuned, 'json', 0.95],
  ['tuned', tuned, 'text', 0.95],
  ['held', held, 'json', 0.9],
  ['held', held, 'text', 0.9]
] as const)('knows the roles of the %s columns', (set, cases, origin, least) => {
  const wrong = cases.flatMap(([name, role, values]) => {
    const found = roleOf(name, values, origin);
    return found === role ? [] : [`${name}: ${role}, not ${found}`];
  });
  const right = 1 - wrong.length / cases.length;
  expect(
    right,
    `${(100 * right).toFixed(1)} % of ${cases.length} ${set} (${origin})\n${wrong.join('\n')}`
  ).toBeGreaterThanOrEqual(least);
});
