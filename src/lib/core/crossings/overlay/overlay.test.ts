import { describe, expect, it } from 'vitest';
import { box, crossContext, values } from '../../../../../tests/crossing';
import { handTable, type HandPolygon, type HandTable } from '../../marks/hand-table';
import { areasKm2 } from '../../table/area';
import type { FeatureTable } from '../../table/table';
import { runCrossing } from '../registry';
import type { OverlayCrossing } from './schema';

const area = (...rings: HandPolygon): HandPolygon[] => [rings];

async function lay(mode: OverlayCrossing['mode'], first: HandTable, second: HandTable): Promise<FeatureTable> {
  const spec: OverlayCrossing = { kind: 'overlay', mode, areas: 'a', over: 'b' };
  const outcome = await runCrossing([handTable(first), handTable(second)], spec, crossContext());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

const first: HandTable = {
  polygons: [area(box(0, 0, 1)), area(box(1, 0, 1)), [], area(box(9, 9, 1))],
  columns: { nom: ['A', 'B', 'vide', 'loin'], population: [10, 20, 0, 30] }
};
const second: HandTable = {
  polygons: [area(box(0.5, 0, 1, 1)), area(box(0.5, 0.5, 0.5, 0.5))],
  columns: { nom: ['x', 'y'], alea: ['fort', 'faible'] }
};

describe('overlay', () => {
  it('has a row for each pair that has ground in common, with the columns of both', async () => {
    const table = await lay('intersection', first, second);
    expect(values(table, 'nom')).toEqual(['A', 'A', 'B']);
    expect(values(table, 'nom_2')).toEqual(['x', 'y', 'x']);
    expect(values(table, 'alea')).toEqual(['fort', 'faible', 'fort']);
    expect(values(table, 'population')).toEqual([10, 10, 20]);
    const km2 = values(table, 'surface_km2') as number[];
    expect(km2[0]! / km2[1]!).toBeCloseTo(2, 3);
    expect(km2[0]! / km2[2]!).toBeCloseTo(1, 6);
    areasKm2(table).forEach((size, row) => expect(size).toBeCloseTo(km2[row]!, 6));
    expect(table.bbox).toEqual([0.5, 0, 1.5, 1]);
  });

  it('takes the second out of the first, and drops what nothing is left of', async () => {
    const table = await lay('difference', first, { polygons: [area(box(0.5, 0, 5, 1))], columns: { alea: ['fort'] } });
    expect(values(table, 'nom')).toEqual(['A', 'loin']);
    expect(table.columns.map((c) => c.name)).toEqual(['nom', 'population', 'surface_km2']);
    const [whole] = areasKm2(handTable({ polygons: [area(box(0, 0, 1))] }));
    expect((values(table, 'surface_km2') as number[])[0]! / whole!).toBeCloseTo(0.5, 6);
  });

  it('cuts a hole where the second lies inside', async () => {
    const table = await lay('difference', { polygons: [area(box(0, 0, 3))] }, { polygons: [area(box(1, 1, 1))] });
    const { rings, parts } = table.polygons!;
    expect([parts.length, rings.length]).toEqual([2, 3]);
  });

  it('gives all of both, each place once where rows of a layer do not overlap', async () => {
    const table = await lay('union', first, { polygons: [area(box(0.5, -1, 1, 2))], columns: { alea: ['fort'] } });
    expect(values(table, 'nom')).toEqual(['A', 'A', 'B', 'B', 'loin', null]);
    expect(values(table, 'alea')).toEqual(['fort', null, 'fort', null, null, 'fort']);
    const whole = areasKm2(handTable({ polygons: [[[box(0, 0, 2, 1)], [box(9, 9, 1)], [box(0.5, -1, 1, 1)]]] }));
    const km2 = values(table, 'surface_km2') as number[];
    expect(km2.reduce((a, b) => a + b, 0) / whole[0]!).toBeCloseTo(1, 6);
  });

  it('has no row for areas that only touch, and says when there are none at all', async () => {
    const table = await lay('intersection', { polygons: [area(box(0, 0, 1))] }, { polygons: [area(box(1, 0, 1))] });
    expect([table.rows, table.polygons, table.bbox]).toEqual([0, undefined, null]);
    const points = handTable({ points: [[[0, 0]]] });
    const spec = { kind: 'overlay', mode: 'union', areas: 'a', over: 'b' } as const;
    expect(await runCrossing([points, points], spec, crossContext())).toMatchObject({
      problem: { code: 'geometry-missing' }
    });
  });
});
