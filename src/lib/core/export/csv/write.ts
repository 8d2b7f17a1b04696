import { freeName } from '../../crossings/add-columns';
import { innerPoints } from '../../geometry/inner-point';
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
  const points = geometryOf(table) === 'point' ? placesOf(table) : null;
  const place = points ? ['longitude', 'latitude'].map((name) => freeName(name, taken)) : [];
  const said = sources === '' ? [] : [freeName('source', taken)];
  const lines = Array.from({ length: table.rows }, (_, row) => [
    ...table.columns.map((column) => {
      const value = cell(column, row);
      return typeof value === 'boolean' ? String(value) : value;
    }),
    ...(points?.(row) ?? []),
    ...said.map(() => sources)
  ]);
  return [csvText([...table.columns.map(({ name }) => name), ...place, ...said], lines, language)];
}

/** Longitude and latitude of the first point of a row, degrees to seven decimals; nulls without one. */
function placesOf(table: FeatureTable): (row: number) => [number, number] | [null, null] {
  const { coords, row: rows } = innerPoints(table);
  const at = new Map(Array.from(rows, (row, i) => [row, i]));
  const degrees = (i: number): number => Number((coords[i] as number).toFixed(7));
  return (row) => {
    const i = at.get(row);
    return i === undefined ? [null, null] : [degrees(2 * i), degrees(2 * i + 1)];
  };
}
