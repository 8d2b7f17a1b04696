import { bad, good, type Outcome } from '../problems/problem';
import type { Condition, Filter } from './filter';
import { selectRows } from './select-rows';
import { cell, type Column, type FeatureTable } from './table';

/**
 * Rows of a table that a filter keeps, as a table of its own (the same table when the filter keeps all by having no
 * test). `distinct` keeps the first row of each value among those that pass; rows without a value are all kept, since
 * nothing says they are the same.
 * Fails with `column-unknown`.
 */
export function applyFilter(table: FeatureTable, filter: Filter | null): Outcome<FeatureTable> {
  if (!filter || (filter.all.length === 0 && filter.distinct === undefined)) return good(table);
  // a service that has nothing often tells of no column either
  if (table.rows === 0) return good(table);
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const unknown = [...filter.all.map((condition) => condition.column), filter.distinct].find(
    (name) => name !== undefined && !byName.has(name)
  );
  if (unknown !== undefined) {
    return bad({ code: 'column-unknown', facts: { column: unknown, known: [...byName.keys()] } });
  }
  const tests = filter.all.map((condition) => conditionTest(byName.get(condition.column) as Column, condition));
  const seen = filter.distinct === undefined ? null : firstOfEach(byName.get(filter.distinct) as Column);
  const kept = new Uint32Array(table.rows);
  let n = 0;
  for (let row = 0; row < table.rows; row++) {
    if (tests.every((test) => test(row)) && (!seen || seen(row))) kept[n++] = row;
  }
  return good(selectRows(table, `${table.id}|${JSON.stringify(filter)}`, kept.slice(0, n)));
}

/** Whether a row passes. */
export type RowTest = (row: number) => boolean;

/** The test of one condition on its column; a missing value passes none but `empty`. */
export function conditionTest(column: Column, condition: Condition): RowTest {
  if (condition.op === 'empty') return (row) => cell(column, row) === null;
  const passes = valueTest(condition);
  if (column.type === 'text') {
    // each distinct text is judged once
    const verdicts = new Uint8Array(column.dictionary.length + 1);
    column.dictionary.forEach((text, i) => (verdicts[i + 1] = passes(text) ? 1 : 0));
    return (row) => verdicts[column.codes[row] as number] === 1;
  }
  if (column.type === 'date' && isOrder(condition)) {
    return (row) => passes(column.values[row] as number);
  }
  return (row) => {
    const value = cell(column, row);
    return value !== null && passes(value);
  };
}

function isOrder(condition: Condition): boolean {
  return condition.op === '<' || condition.op === '<=' || condition.op === '>' || condition.op === '>=';
}

type Value = string | number | boolean;

/** Test of a present value. */
function valueTest(condition: Condition): (value: Value) => boolean {
  switch (condition.op) {
    case 'empty':
      return () => false;
    case 'filled':
      return () => true;
    case '=':
      return equals(condition.value);
    case '!=': {
      const same = equals(condition.value);
      return (value) => !same(value);
    }
    case 'in': {
      const tests = condition.value.map(equals);
      return (value) => tests.some((test) => test(value));
    }
    case '<':
      return (value) => numeric(value) < condition.value;
    case '<=':
      return (value) => numeric(value) <= condition.value;
    case '>':
      return (value) => numeric(value) > condition.value;
    case '>=':
      return (value) => numeric(value) >= condition.value;
    case 'contains': {
      const part = fold(condition.value);
      return (value) => fold(String(value)).includes(part);
    }
    case 'starts': {
      const start = fold(condition.value);
      return (value) => fold(String(value)).startsWith(start);
    }
  }
}

/** Text without case; a number matches the text that writes it, so `75` finds both 75 and « 75 ». */
function equals(wanted: Value): (value: Value) => boolean {
  const text = fold(String(wanted));
  return (value) => value === wanted || fold(String(value)) === text;
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function numeric(value: Value): number {
  return typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
}

function firstOfEach(column: Column): RowTest {
  const seen = new Set<string | number | boolean>();
  return (row) => {
    const value = column.type === 'date' ? (column.values[row] as number) : cell(column, row);
    if (value === null || Number.isNaN(value)) return true;
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  };
}
