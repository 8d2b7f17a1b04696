import { describe, expect, it } from 'vitest';
import { box, crossContext } from '../../../../../tests/crossing';
import { handTable, type HandPolygon, type HandTable } from '../../marks/hand-table';
import { cell, type FeatureTable } from '../../table/table';
import { runCrossing } from '../registry';
import type { CrossingSpec } from '../schema';

const area = (...rings: HandPolygon): HandPolygon[] => [rings];

const values = (table: FeatureTable, name: string): (number | null)[] => {
  const column = table.columns.find((c) => c.name === name);
  return column ? Array.from({ length: table.rows }, (_, row) => cell(column, row) as number | null) : [];
};

async function share(
  areas: HandTable,
  from: HandTable,
  columns = ['population']
): Promise<{ table: FeatureTable; notices: unknown[] }> {
  const spec: CrossingSpec = { kind: 'interpolate', areas: 'a', from: 'b', columns };
  const outcome = await runCrossing([handTable(areas), handTable(from)], spec, crossContext());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, notices: outcome.notices };
}

describe('interpolate', () => {
  it('shares a cell out between two communes by the ground they have of it', async () => {
    const communes = { polygons: [area(box(0, 0, 1)), area(box(1, 0, 1))], columns: { nom: ['A', 'B'] } };
    const cells = {
      polygons: [area(box(0.75, 0, 1, 1)), area(box(0, 0, 0.75, 1))],
      columns: { population: [400, 50] }
    };
    const { table, notices } = await share(communes, cells);
    const [a, b] = values(table, 'population');
    expect(a).toBeCloseTo(150, 2);
    expect(b).toBeCloseTo(300, 2);
    expect(notices).toEqual([]);
  });

  it('keeps the total of rows that lie partly outside, and tells those wholly outside', async () => {
    const communes = { polygons: [area(box(0, 0, 1))] };
    const cells = {
      polygons: [area(box(0.9, 0, 1, 1)), area(box(5, 5, 1)), area(box(6, 6, 1)), []],
      columns: { population: [100, 7, 0, 3] }
    };
    const { table, notices } = await share(communes, cells);
    expect(values(table, 'population')[0]).toBeCloseTo(100, 9);
    expect(notices).toEqual([{ code: 'interpolate-outside', facts: { rows: 2, total: 4 } }]);
  });

  it('gives only what lies inside, where that is asked for; areas that overlap have it each', async () => {
    const zones = { polygons: [area(box(0, 0, 1)), area(box(0.5, 0, 1, 1)), area(box(9, 9, 1))] };
    const cells = { polygons: [area(box(0.9, 0, 0.2, 1)), area(box(5, 5, 1))], columns: { population: [100, 7] } };
    const spec: CrossingSpec = { kind: 'interpolate', areas: 'a', from: 'b', columns: ['population'], inside: true };
    const outcome = await runCrossing([handTable(zones), handTable(cells)], spec, crossContext());
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    const [first, second, none] = values(outcome.value, 'population');
    expect(first).toBeCloseTo(50, 2);
    expect(second).toBeCloseTo(100, 6);
    expect(none).toBeNull();
    expect(outcome.notices).toEqual([]);
  });

  it('has no figure where only rows without one come, or none; borders that touch give nothing', async () => {
    const communes = { polygons: [area(box(0, 0, 1)), area(box(1, 0, 1)), area(box(9, 9, 1)), []] };
    const cells = {
      polygons: [area(box(0, 0, 1)), area(box(1, 0, 1))],
      columns: { population: [null, 20], eleves: [1, 2] }
    };
    const { table } = await share(communes, cells, ['population', 'eleves']);
    expect(values(table, 'population')).toEqual([null, 20, null, null]);
    expect(values(table, 'eleves')).toEqual([1, 2, null, null]);
  });

  it('leaves out holes, and refuses a column that is no number', async () => {
    const communes = { polygons: [area(box(0, 0, 1), box(0.25, 0.25, 0.5)), area(box(0.25, 0.25, 0.5))] };
    const { table } = await share(communes, { polygons: [area(box(0, 0, 1))], columns: { population: [400] } });
    const [ring, middle] = values(table, 'population') as number[];
    expect(ring).toBeCloseTo(300, 1);
    expect(middle! + ring!).toBeCloseTo(400, 9);
    const spec: CrossingSpec = { kind: 'interpolate', areas: 'a', from: 'b', columns: ['nom'] };
    const named = handTable({ polygons: [area(box(0, 0, 1))], columns: { nom: ['x'] } });
    expect(await runCrossing([named, named], spec, crossContext())).toMatchObject({
      problem: { code: 'column-unknown' }
    });
  });
});
