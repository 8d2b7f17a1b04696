import { describe, expect, it } from 'vitest';
import { box, crossContext, values } from '../../../../../tests/crossing';
import { handTable, type HandPolygon, type HandTable } from '../../marks/hand-table';
import { areasKm2 } from '../../table/area';
import type { FeatureTable } from '../../table/table';
import { runCrossing } from '../registry';

const area = (...rings: HandPolygon): HandPolygon[] => [rings];

async function merge(hand: HandTable, by?: string): Promise<{ table: FeatureTable; notices: unknown[] }> {
  const spec = { kind: 'dissolve', layer: 'a', ...(by !== undefined && { by }) } as const;
  const outcome = await runCrossing([handTable(hand)], spec, crossContext());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, notices: outcome.notices };
}

const communes: HandTable = {
  polygons: [area(box(0, 0, 1)), area(box(1, 0, 1)), area(box(5, 5, 1)), area(box(2, 0, 1)), []],
  columns: {
    code_insee: ['01001', '01002', '33001', '01003', '33002'],
    code_epci: ['200000001', '200000001', '200000002', '200000001', '200000002'],
    nom_epci: ['Un', 'Un', 'Deux', 'Un', 'Deux'],
    population: [100, 250, null, 7, null],
    taux_chomage: [7.5, 8.25, 9, 10.5, 11]
  }
};

describe('dissolve', () => {
  it('merges communes into their EPCI: counts added up, what they agree on kept, rates told', async () => {
    const { table, notices } = await merge(communes, 'code_epci');
    expect(table.columns.map((c) => c.name)).toEqual(['code_epci', 'nom_epci', 'population', 'nombre_zones']);
    expect(values(table, 'code_epci')).toEqual(['200000001', '200000002']);
    expect(values(table, 'nom_epci')).toEqual(['Un', 'Deux']);
    expect(values(table, 'population')).toEqual([357, null]);
    expect(values(table, 'nombre_zones')).toEqual([3, 2]);
    expect(notices).toEqual([{ code: 'rates-dropped', facts: { columns: ['taux_chomage'] } }]);
    // one rectangle: the borders between the three are gone
    expect([...table.polygons!.rowOf]).toEqual([0, 1]);
    expect(table.polygons!.rings).toHaveLength(3);
    const [whole] = areasKm2(handTable({ polygons: [area(box(0, 0, 3, 1))] }));
    expect(areasKm2(table)[0]! / whole!).toBeCloseTo(1, 6);
  });

  it('merges all, areas that overlap once, a lake in the middle kept', async () => {
    const ring = [area(box(0, 0, 3, 1)), area(box(0, 0, 1, 3)), area(box(0, 2, 3, 1)), area(box(2, 0, 1, 3))];
    const { table } = await merge({ polygons: ring });
    expect([table.rows, table.polygons!.rowOf.length, table.polygons!.rings.length]).toEqual([1, 1, 3]);
    const [whole] = areasKm2(handTable({ polygons: [area(box(0, 0, 3), box(1, 1, 1))] }));
    expect(areasKm2(table)[0]! / whole!).toBeCloseTo(1, 6);
  });

  it('puts hundreds of areas together step by step, and stops when it is called off', async () => {
    const tiles = Array.from({ length: 400 }, (_, i) => area(box((i % 20) / 10, Math.floor(i / 20) / 10, 0.1)));
    const { table } = await merge({ polygons: tiles });
    expect(table.polygons!.rings).toHaveLength(2);
    const [whole] = areasKm2(handTable({ polygons: [area(box(0, 0, 2))] }));
    expect(areasKm2(table)[0]! / whole!).toBeCloseTo(1, 4);
    const abort = new AbortController();
    let breaths = 0;
    const context = crossContext({
      signal: abort.signal,
      breathe: () => {
        if (++breaths === 4) abort.abort();
        return Promise.resolve();
      }
    });
    expect(
      await runCrossing([handTable({ polygons: tiles })], { kind: 'dissolve', layer: 'a' }, context)
    ).toMatchObject({
      problem: { code: 'aborted' }
    });
    expect(breaths).toBe(4);
  });

  it('leaves out rows without a value, and takes nothing at all', async () => {
    const { table } = await merge(
      { polygons: [area(box(0, 0, 1)), area(box(1, 0, 1))], columns: { zone: [null, 'U'] } },
      'zone'
    );
    expect(values(table, 'zone')).toEqual(['U']);
    const { table: none } = await merge({ polygons: [] });
    expect([none.rows, none.polygons]).toEqual([0, undefined]);
    expect(await runCrossing([table], { kind: 'dissolve', layer: 'a', by: 'x' }, crossContext())).toMatchObject({
      problem: { code: 'column-unknown' }
    });
  });
});
