import { describe, expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { applyFilter } from './apply-filter';
import { TableBuilder } from './builder';
import type { Condition, Filter } from './filter';
import { cell, type FeatureTable } from './table';

const rows = [
  { nom: 'Bordeaux', dep: '33', pop: 260000, ouvert: true, le: '2024-03-01' },
  { nom: 'bordères', dep: '65', pop: 500, ouvert: false, le: '2020-01-01' },
  { nom: 'Pau', dep: '64', pop: null, ouvert: null, le: null },
  { nom: 'Bègles', dep: '33', pop: 30000, ouvert: true, le: '2022-06-01' }
];
const builder = new TableBuilder();
rows.forEach((row, i) => {
  builder.addRow(row);
  builder.startPolygon();
  builder.startRing();
  for (const [x, y] of [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1]
  ] as const)
    builder.vertex(i * 10 + x, y);
  builder.endRing();
  builder.endPolygon();
});
const { table } = builder.finish({ id: 'communes', crs: 'EPSG:4326' });

const names = (made: FeatureTable): unknown[] => {
  const column = made.columns.find((c) => c.name === 'nom');
  return column ? Array.from({ length: made.rows }, (_, row) => cell(column, row)) : [];
};
const kept = (filter: Filter): unknown[] => {
  const made = applyFilter(table, filter);
  if (!made.ok) throw new Error(made.problem.code);
  return names(made.value);
};

describe('applyFilter', () => {
  it.each<[Condition, string[]]>([
    [{ column: 'nom', op: '=', value: 'BORDEAUX' }, ['Bordeaux']],
    [{ column: 'dep', op: '=', value: 33 }, ['Bordeaux', 'Bègles']],
    [{ column: 'dep', op: '!=', value: '33' }, ['bordères', 'Pau']],
    [{ column: 'pop', op: '>=', value: 30000 }, ['Bordeaux', 'Bègles']],
    [{ column: 'pop', op: '!=', value: 500 }, ['Bordeaux', 'Bègles']],
    [{ column: 'dep', op: 'in', value: ['64', 65] }, ['bordères', 'Pau']],
    [{ column: 'nom', op: 'starts', value: 'bor' }, ['Bordeaux', 'bordères']],
    [{ column: 'nom', op: 'contains', value: 'ÈGL' }, ['Bègles']],
    [{ column: 'pop', op: 'empty' }, ['Pau']],
    [{ column: 'pop', op: 'filled' }, ['Bordeaux', 'bordères', 'Bègles']],
    [{ column: 'ouvert', op: '=', value: true }, ['Bordeaux', 'Bègles']],
    [{ column: 'le', op: '=', value: '2020-01-01' }, ['bordères']],
    [{ column: 'le', op: '>', value: Date.UTC(2022, 0, 1) }, ['Bordeaux', 'Bègles']]
  ])('%j', (condition, expected) => {
    expect(kept({ all: [condition] })).toEqual(expected);
  });

  it('joins conditions by « and », then keeps the first of each value', () => {
    expect(
      kept({
        all: [
          { column: 'dep', op: '=', value: '33' },
          { column: 'pop', op: '<', value: 100000 }
        ]
      })
    ).toEqual(['Bègles']);
    expect(kept({ all: [], distinct: 'dep' })).toEqual(['Bordeaux', 'bordères', 'Pau']);
    expect(kept({ all: [{ column: 'pop', op: '<', value: 100000 }], distinct: 'dep' })).toEqual(['bordères', 'Bègles']);
  });

  it('takes the geometry along', () => {
    const made = applyFilter(table, { all: [{ column: 'dep', op: 'in', value: ['65', '33'] }], distinct: 'dep' });
    expect(made.ok && made.value.bbox).toEqual([0, 0, 11, 1]);
    expect(made.ok && [...(made.value.polygons?.rowOf ?? [])]).toEqual([0, 1]);
    expect(made.ok && made.value.id).not.toBe(table.id);
  });

  it('gives the same table when nothing is asked, an empty one when nothing passes', () => {
    const same = applyFilter(table, { all: [] });
    expect(same.ok && same.value).toBe(table);
    const none = applyFilter(table, { all: [{ column: 'dep', op: '=', value: '99' }] });
    expect(none.ok && [none.value.rows, none.value.bbox, none.value.polygons]).toEqual([0, null, undefined]);
  });

  it('asks nothing of a table without rows, which may have no columns either', () => {
    const nothing = handTable({});
    expect(applyFilter(nothing, { all: [{ column: 'dep', op: '=', value: '33' }] })).toMatchObject({ value: nothing });
  });

  it('names a column that is not there', () => {
    const known = ['nom', 'dep', 'pop', 'ouvert', 'le'];
    expect(applyFilter(table, { all: [], distinct: 'siren' })).toEqual({
      ok: false,
      problem: { code: 'column-unknown', facts: { column: 'siren', known } }
    });
  });
});
