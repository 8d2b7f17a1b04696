import { columnRole, nameByValues } from './column-role';
import { countsByPopulation } from './count-by-population';
import { grainOf } from './grain';
import type { ColumnProfile, Measured, TableProfile } from './profile';
import { sampleOf } from './shared-values';
import { spotsOf } from './spots';
import { geometryOf, type Column, type FeatureTable } from './table';

const distinctCap = 1000;
const topCap = 24;

/** What the page is told of a table: counts, extent, and for each column its statistics and cartographic role. */
export function profileOf(table: FeatureTable): TableProfile {
  const columns = table.columns.map((column): ColumnProfile => {
    const measured = measure(column, table.rows);
    return { ...measured, role: columnRole(measured, table.rows) };
  });
  nameByValues(columns);
  countsByPopulation(columns, table);
  for (const [i, column] of columns.entries()) {
    const values = comparedValues(column, table.columns[i] as Column);
    if (values) column.sample = sampleOf(values);
  }
  const geometry = geometryOf(table);
  const grain = grainOf(table);
  const spots = geometry === 'point' ? spotsOf(table) : undefined;
  return {
    table: table.id,
    rows: table.rows,
    placed: placedRows(table),
    geometry,
    vertices: verticesOf(table),
    bbox: table.bbox,
    covers: table.covers,
    total: table.total,
    crs: table.crs,
    columns,
    bytes: table.bytes,
    ...(spots !== undefined && { spots }),
    ...(grain && { grain })
  };
}

/** Values by which tables may be joined; null for columns that hold none. */
function comparedValues({ role, integer }: ColumnProfile, column: Column): Iterable<string> | null {
  if (role !== 'code' && role !== 'name' && role !== 'category') return null;
  if (column.type === 'text')
    return Array.from(new Set(column.codes), (code) => column.dictionary[code - 1]).filter((v) => v !== undefined);
  if (column.type !== 'number' || integer !== true) return null;
  return Array.from(new Set(column.values.filter((value) => !Number.isNaN(value))), String);
}

const verticesOf = ({ points, lines, polygons }: FeatureTable): number =>
  [points, lines, polygons].reduce((sum, block) => sum + (block ? block.coords.length / 2 : 0), 0);

function placedRows(table: FeatureTable): number {
  const placed = new Uint8Array(table.rows);
  for (const block of [table.points, table.lines, table.polygons]) {
    if (block) for (const row of block.rowOf) placed[row] = 1;
  }
  return placed.reduce((sum, flag) => sum + flag, 0);
}

function measure(column: Column, rows: number): Measured {
  switch (column.type) {
    case 'number':
      return { name: column.name, type: 'number', ...numbers(column.values, rows), integer: column.integer };
    case 'date': {
      const { present, missing, distinct } = numbers(column.values, rows);
      return { name: column.name, type: 'date', present, missing, distinct };
    }
    case 'boolean': {
      const counts = [0, 0, 0];
      for (const value of column.values) counts[value] = (counts[value] as number) + 1;
      const top = [
        { value: 'false', count: counts[0] as number },
        { value: 'true', count: counts[1] as number }
      ].filter((item) => item.count > 0);
      top.sort((a, b) => b.count - a.count);
      const missing = counts[2] as number;
      return { name: column.name, type: 'boolean', present: rows - missing, missing, distinct: top.length, top };
    }
    case 'text':
      return { name: column.name, type: 'text', ...texts(column.codes, column.dictionary) };
  }
}

function numbers(
  values: Float64Array,
  rows: number
): Pick<Measured, 'present' | 'missing' | 'distinct'> & Partial<Measured> {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const present = sorted.length;
  const missing = rows - present;
  if (present === 0) return { present, missing, distinct: 0 };
  let sum = 0;
  let distinct = 1;
  for (let i = 0; i < present; i++) {
    sum += sorted[i] as number;
    if (i > 0 && distinct < distinctCap && sorted[i] !== sorted[i - 1]) distinct++;
  }
  const quantiles = Array.from({ length: 21 }, (_, i) => quantile(sorted, i / 20));
  const min = sorted[0] as number;
  const max = sorted[present - 1] as number;
  return { present, missing, distinct, min, max, sum, mean: sum / present, quantiles };
}

/** Quantile of ascending numbers, type 7 of Hyndman and Fan (1996): linear between order statistics. */
export function quantile(sorted: Float64Array, p: number): number {
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  const a = sorted[low] as number;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] as number;
  return a + (h - low) * (b - a);
}

function texts(
  codes: Uint32Array,
  dictionary: readonly string[]
): Pick<Measured, 'present' | 'missing' | 'distinct' | 'top'> {
  const counts = new Uint32Array(dictionary.length + 1);
  for (const code of codes) counts[code] = (counts[code] as number) + 1;
  const missing = counts[0] as number;
  const used: number[] = [];
  for (let code = 1; code < counts.length; code++) if ((counts[code] as number) > 0) used.push(code);
  // most frequent first, then alphabetical, so that the same rows always give the same profile
  used.sort((a, b) => {
    const byCount = (counts[b] as number) - (counts[a] as number);
    if (byCount !== 0) return byCount;
    return (dictionary[a - 1] as string) < (dictionary[b - 1] as string) ? -1 : 1;
  });
  const top = used
    .slice(0, topCap)
    .map((code) => ({ value: dictionary[code - 1] as string, count: counts[code] as number }));
  return { present: codes.length - missing, missing, distinct: Math.min(used.length, distinctCap), top };
}
