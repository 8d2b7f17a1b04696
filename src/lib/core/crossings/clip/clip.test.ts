import { describe, expect, it } from 'vitest';
import { box, crossContext } from '../../../../../tests/crossing';
import { handTable, type HandPolygon, type HandTable } from '../../marks/hand-table';
import { areasKm2 } from '../../table/area';
import { cell, type FeatureTable } from '../../table/table';
import { runCrossing } from '../registry';

const area = (...rings: HandPolygon): HandPolygon[] => [rings];
const spec = { kind: 'clip', layer: 'a', within: 'b' } as const;

async function cut(hand: HandTable, within: HandTable): Promise<FeatureTable> {
  const outcome = await runCrossing([handTable(hand), handTable(within)], spec, crossContext());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
const names = (table: FeatureTable): unknown[] =>
  Array.from({ length: table.rows }, (_, row) => cell(table.columns[0]!, row));

/** two squares that overlap, one with a hole */
const park: HandTable = { polygons: [area(box(0, 0, 2), box(0.5, 0.5, 0.5)), area(box(1.5, 0, 2, 2))] };

describe('clip', () => {
  it('keeps points inside or on the border, once, and drops rows of which none is left', async () => {
    const table = await cut(
      {
        points: [
          [[0.2, 0.2]],
          [[0.7, 0.7]],
          [[1.7, 1]],
          [
            [0, 1],
            [9, 9]
          ],
          [],
          [[9, 9]]
        ],
        columns: { nom: ['dedans', 'trou', 'deux', 'bord', 'rien', 'loin'] }
      },
      park
    );
    expect(names(table)).toEqual(['dedans', 'deux', 'bord']);
    expect([...table.points!.rowOf]).toEqual([0, 1, 2]);
    expect([...table.points!.coords]).toEqual([0.2, 0.2, 1.7, 1, 0, 1]);
    expect(table.bbox).toEqual([0, 0.2, 1.7, 1]);
  });

  it('cuts lines at borders and holes, each piece a line of its row', async () => {
    const table = await cut(
      {
        lines: [
          [box(20, 0, 1)],
          [
            [
              [-1, 0.75],
              [5, 0.75]
            ]
          ],
          [
            [
              [1, 1.5],
              [3, 1.5]
            ]
          ]
        ],
        columns: { nom: ['loin', 'traverse', 'dedans'] }
      },
      park
    );
    expect(names(table)).toEqual(['traverse', 'dedans']);
    expect([...table.lines!.rowOf]).toEqual([0, 0, 1]);
    const xs = [...table.lines!.coords].filter((_, i) => i % 2 === 0);
    expect(xs.toSorted((a, b) => a - b)).toEqual([0, 0.5, 1, 1, 3, 3.5]);
  });

  it('cuts areas, holes kept', async () => {
    const table = await cut(
      { polygons: [area(box(-1, -1, 9)), area(box(-1, 0, 1))], columns: { nom: ['tout', 'touche'] } },
      park
    );
    expect(names(table)).toEqual(['tout']);
    const [whole] = areasKm2(handTable({ polygons: [area(box(0, 0, 3.5, 2), box(0.5, 0.5, 0.5))] }));
    expect(areasKm2(table)[0]! / whole!).toBeCloseTo(1, 6);
  });

  it('takes a table of points and areas, one of nothing left, and says what lacks', async () => {
    const mixed = await cut({ polygons: [[], area(box(1, 1, 9))], points: [[[0.1, 0.1]], []] }, park);
    expect([mixed.rows, [...mixed.points!.rowOf], [...mixed.polygons!.rowOf]]).toEqual([2, [0], [1]]);
    const none = await cut({ points: [[[9, 9]]], columns: { nom: ['loin'] } }, park);
    expect([none.rows, none.points, none.bbox]).toEqual([0, undefined, null]);
    const points = handTable({ points: [[[0, 0]]] });
    expect(await runCrossing([points, points], spec, crossContext())).toMatchObject({
      problem: { code: 'geometry-missing' }
    });
    const abort = new AbortController();
    const context = crossContext({ signal: abort.signal, breathe: async (done) => void (done > 0 && abort.abort()) });
    expect(
      await runCrossing([handTable({ points: Array(200).fill([[1, 1]]) }), handTable(park)], spec, context)
    ).toMatchObject({
      problem: { code: 'aborted' }
    });
  });
});
