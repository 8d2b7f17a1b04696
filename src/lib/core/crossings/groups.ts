import { cell, type Column } from '../table/table';

/** Rows of each value of a column, as text, in order of appearance; rows without a value are left out. */
export function groupsOf(key: Column, rows: number): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const value = cell(key, row);
    if (value === null) continue;
    const group = groups.get(String(value));
    if (group) group.push(row);
    else groups.set(String(value), [row]);
  }
  return groups;
}
