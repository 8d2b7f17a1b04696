import { describe, expect, it } from 'vitest';
import { box, crossContext, values } from '../../../../../tests/crossing';
import { handTable, type HandPolygon } from '../../marks/hand-table';
import { areasKm2 } from '../../table/area';
import { runCrossing } from '../registry';

type Part = HandPolygon[number];

/** the rings of one area of one part */
const area = (...rings: Part[]): HandPolygon[] => [rings];

const spec = { kind: 'area-share', areas: 'a', over: 'b' } as const;

async function shares(areas: readonly HandPolygon[][], over: readonly HandPolygon[][]): Promise<(number | null)[]> {
  const outcome = await runCrossing(
    [handTable({ polygons: areas }), handTable({ polygons: over })],
    spec,
    crossContext()
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return values(outcome.value, 'part_pct') as (number | null)[];
}

describe('area-share', () => {
  it('takes half of an area, in per cent and in square kilometres', async () => {
    const areas = handTable({ polygons: [area(box(2, 45, 0.2)), area(box(2.2, 45, 0.2))] });
    const outcome = await runCrossing(
      [areas, handTable({ polygons: [area(box(2, 44, 0.1, 3))] })],
      spec,
      crossContext()
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    const [left, right] = values(outcome.value, 'part_pct') as number[];
    expect(left).toBeCloseTo(50, 4);
    expect(right).toBe(0);
    const km2 = values(outcome.value, 'surface_couverte_km2') as number[];
    expect(km2[0]! / areasKm2(areas)[0]!).toBeCloseTo(0.5, 6);
    expect(outcome.value.polygons).toBe(areas.polygons);
  });

  it('counts what overlaps once, whichever way its rings run', async () => {
    const clockwise = [...box(0.25, 0, 0.5, 1)].reverse();
    const [whole] = await shares([area(box(0, 0, 1))], [area(box(0, 0, 0.5, 1)), area(clockwise)]);
    expect(whole).toBeCloseTo(75, 3);
  });

  it('leaves holes out, on both sides, and what another area fills in again', async () => {
    const holed = area(box(0, 0, 1), box(0.25, 0, 0.5, 1));
    expect((await shares([area(box(0, 0, 1))], [holed]))[0]).toBeCloseTo(50, 3);
    expect((await shares([holed], [area(box(0, 0, 0.5, 1))]))[0]).toBeCloseTo(50, 3);
    expect((await shares([area(box(0, 0, 1))], [holed, area(box(0.2, -1, 0.6, 3))]))[0]).toBe(100);
  });

  it('counts a row of several parts, and parts that overlap, once', async () => {
    const parts = [[box(0, 0, 1)], [box(0.5, 0, 1, 1)], [box(4, 0, 1)]];
    const [share] = await shares([parts], [area(box(0, 0, 1.5, 1))]);
    // 1.5 of 2.5 squares
    expect(share).toBeCloseTo(60, 2);
    expect((await shares([area(box(0, 0, 2, 1))], [[[box(0, 0, 1)], [box(0.5, 0, 0.5, 1)]]]))[0]).toBeCloseTo(50, 3);
  });

  it('gives neighbours that only touch nothing, and the whole to an area covered by two that touch', async () => {
    expect(await shares([area(box(0, 0, 1)), area(box(5, 5, 1))], [area(box(1, 0, 1))])).toEqual([0, 0]);
    const [whole] = await shares([area(box(0, 0, 1))], [area(box(-1, 0, 1.4, 1)), area(box(0.4, 0, 1))]);
    expect(whole).toBeCloseTo(100, 6);
  });

  it('has nothing for rows without an area, no share of what has no size, and mends a figure of eight', async () => {
    const flat: Part = [
      [3, 3],
      [4, 4],
      [3, 3]
    ];
    const eight: Part = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1]
    ];
    const [none, nothing, both] = await shares([[], area(flat), area(eight)], [area(box(0, 0, 0.5, 1)), []]);
    expect([none, nothing]).toEqual([null, null]);
    expect(both).toBeCloseTo(50, 3);
  });

  it('cuts outlines of thousands of vertices without losing any of them', async () => {
    const star = (scale: number): Part =>
      Array.from({ length: 4000 }, (_, i): [number, number] => {
        const [angle, r] = [(2 * Math.PI * i) / 4000, scale * (i % 2 === 0 ? 1 : 0.5)];
        return [2 + r * Math.cos(angle), 46 + r * Math.sin(angle)];
      });
    const [share] = await shares([area(star(1))], [area(star(1))]);
    expect(share).toBeCloseTo(100, 4);
    const areas = handTable({ polygons: [area(star(1)), area(star(0.5))] });
    const [big, small] = areasKm2(areas);
    expect((await shares([area(star(1))], [area(star(0.5))]))[0]).toBeCloseTo((100 * small!) / big!, 2);
  });

  it('keeps its name before an older column of that name', async () => {
    const areas = handTable({ polygons: [area(box(0, 0, 1))], columns: { part_pct: [7] } });
    const over = handTable({ polygons: [area(box(0, 0, 1))] });
    const outcome = await runCrossing([areas, over], spec, crossContext());
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    expect(values(outcome.value, 'part_pct')).toEqual([100]);
    expect(values(outcome.value, 'part_pct_2')).toEqual([7]);
  });

  it('says when there are no areas, when its engine is not there, and stops when it is called off', async () => {
    const areas = handTable({ polygons: [area(box(0, 0, 1))] });
    const points = handTable({ points: [[[0, 0]]] });
    expect(await runCrossing([areas, points], spec, crossContext())).toMatchObject({
      problem: { code: 'geometry-missing' }
    });
    const abort = new AbortController();
    const stopping = crossContext({
      signal: abort.signal,
      breathe: (done) => {
        if (done > 0) abort.abort();
        return Promise.resolve();
      }
    });
    const many = handTable({ polygons: Array.from({ length: 200 }, (_, i) => area(box(i / 100, 0, 0.02))) });
    expect(await runCrossing([many, many], spec, stopping)).toMatchObject({ problem: { code: 'aborted' } });
  });
});
