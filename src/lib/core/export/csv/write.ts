import { freeName } from '../../crossings/add-columns';
import { cell, geometryOf, type FeatureTable } from '../../table/table';
import type { Language } from '../../wording';
import type { About } from '../kind';
import { csvText } from './csv-text';

/**
 * A row for each row of the table, its columns under their own names; of points, longitude and latitude too (the first of
 * several); lines and areas have no place in a spreadsheet. The last column says the sources, which a line of its own
 * would lose at the first sort.
 */
export function write(table: FeatureTable, { sources }: About, language: Language): string[] {
  const taken = new Set(table.columns.map(({ name }) => name));
  const place = geometryOf(table) === 'point' ? ['longitude', 'latitude'].map((name) => freeName(name, taken)) : [];
  const said = sources === '' ? [] : [freeName('source', taken)];
  const at = firstPoints(table);
  const lines = Array.from({ length: table.rows }, (_, row) => [
    ...table.columns.map((column) => {
      const value = cell(column, row);
      return typeof value === 'boolean' ? String(value) : value;
    }),
    ...place.map((_, axis) => at(row, axis)),
    ...said.map(() => sources)
  ]);
  return [csvText([...table.columns.map(({ name }) => name), ...place, ...said], lines, language)];
}

/** Longitude (0) or latitude (1) of the first point of a row, degrees to seven decimals; null without one. */
function firstPoints({ points }: FeatureTable): (row: number, axis: number) => number | null {
  const first = new Map<number, number>();
  points?.rowOf.forEach((row, i) => first.has(row) || first.set(row, i));
  return (row, axis) => {
    const i = first.get(row);
    return i === undefined || !points ? null : Number((points.coords[2 * i + axis] as number).toFixed(7));
  };
}
