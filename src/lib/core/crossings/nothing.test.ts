import { describe, expect, it } from 'vitest';
import { crossContext } from '../../../../tests/crossing';
import { handTable } from '../marks/hand-table';
import { cell, type FeatureTable } from '../table/table';
import { oneOfEach } from './one-of-each.fixture';
import { costOf, crossingInputs, crossingKinds, runCrossing } from './registry';
import type { CrossingSpec } from './schema';

/** What a service answers that has none of a kind in a territory: no row, so no geometry and no column either. */
const nothing = handTable({ id: 'nothing' });
const square = (x: number): [number, number][][][] => [
  [
    [
      [x, 45],
      [x + 1, 45],
      [x + 1, 46],
      [x, 46],
      [x, 45]
    ]
  ]
];
const areas = handTable({ id: 'areas', polygons: [square(0), square(1)], columns: { nom: ['Un', 'Deux'] } });

async function cross(spec: CrossingSpec, ...tables: FeatureTable[]): Promise<FeatureTable> {
  const outcome = await runCrossing(tables, spec, crossContext());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

const values = (table: FeatureTable, name: string): unknown[] => {
  const column = table.columns.find((c) => c.name === name);
  if (!column) throw new Error(`no column ${name}`);
  return Array.from({ length: table.rows }, (_, row) => cell(column, row));
};

describe('crossings with a layer of which a territory has none', () => {
  it('count zero, cover zero, and keep all that is far from it', async () => {
    const counted = await cross({ kind: 'count-in', areas: 'areas', points: 'nothing' }, areas, nothing);
    expect(values(counted, 'nombre')).toEqual([0, 0]);
    const covered = await cross({ kind: 'area-share', areas: 'areas', over: 'nothing' }, areas, nothing);
    expect(values(covered, 'part_pct')).toEqual([0, 0]);
    const far = { kind: 'within', from: 'areas', to: 'nothing', metres: 5000, mode: 'beyond' } as const;
    expect((await cross(far, areas, nothing)).rows).toBe(2);
    expect((await cross({ ...far, mode: 'within' }, areas, nothing)).rows).toBe(0);
  });

  it.each([true, false])('have nothing around it, merged: %s', async (dissolve) => {
    const around = await cross({ kind: 'buffer', layer: 'nothing', metres: 5000, dissolve }, nothing);
    expect([around.rows, around.polygons]).toEqual([0, undefined]);
    const shares = await cross({ kind: 'area-share', areas: 'areas', over: 'around' }, areas, around);
    expect(values(shares, 'part_pct')).toEqual([0, 0]);
  });

  it('tell no distance to it, cut nothing out of it, and take nothing away', async () => {
    const nearest = await cross({ kind: 'nearest', from: 'areas', to: 'nothing', label: 'nom' }, areas, nothing);
    expect(values(nearest, 'distance_km')).toEqual([null, null]);
    expect((await cross({ kind: 'clip', layer: 'areas', within: 'nothing' }, areas, nothing)).rows).toBe(0);
    expect((await cross({ kind: 'clip', layer: 'nothing', within: 'areas' }, nothing, areas)).rows).toBe(0);
    const overlay = { kind: 'overlay', areas: 'areas', over: 'nothing' } as const;
    expect((await cross({ ...overlay, mode: 'intersection' }, areas, nothing)).rows).toBe(0);
    for (const mode of ['difference', 'union'] as const)
      expect((await cross({ ...overlay, mode }, areas, nothing)).rows).toBe(2);
  });
});

/** Rows of every geometry and with every column that the crossings below name. */
const line = (x: number): [number, number][] => [
  [x, 45.2],
  [x + 1, 45.8]
];
const codes = ['33', '40'];
const everything = handTable({
  polygons: [square(0), square(1)],
  lines: [[line(0)], [line(1)]],
  points: [[[0.5, 45.5]], [[1.5, 45.5]]],
  columns: {
    ...{ code: codes, origine: codes, destination: codes.toReversed(), code_dep: codes, nom: ['Un', 'Deux'] },
    ...{ x: [1, 4], nombre: [7, 9], population: [100, 200] }
  }
});

describe.each(crossingKinds.map((one) => [one.kind, one] as const))('the crossing %s', (kind, { addsColumns }) => {
  const spec = oneOfEach[kind];
  const inputs = crossingInputs(spec);

  it('is thought to take longer the more there is to read', () => {
    const sizes = (more: number) =>
      inputs.map(() => ({
        rows: 1000 * more,
        vertices: 20_000 * more,
        geometry: 'polygon' as const
      }));
    expect(costOf(spec, sizes(0))).toBe(0);
    expect(costOf(spec, sizes(1))).toBeGreaterThan(0);
    expect(costOf(spec, sizes(10))).toBeGreaterThan(5 * costOf(spec, sizes(1)));
  });

  it('is done whichever of its layers are empty, columns and all', async () => {
    const full = await cross(spec, ...inputs.map(() => everything));
    expect(full.rows).toBeGreaterThan(0);
    expect(full.rows === everything.rows && full.polygons === everything.polygons).toBe(addsColumns?.(spec) ?? false);
    for (let which = 1; which < 2 ** inputs.length; which++) {
      const tables = inputs.map((_, i) => ((which >> i) & 1 ? nothing : everything));
      const outcome = await runCrossing(tables, spec, crossContext());
      // trips with no place to go from or to are told
      const told = kind === 'flows' && tables[0] === everything ? 'flows-none' : undefined;
      expect(outcome.ok ? undefined : outcome.problem.code, `empty: ${which.toString(2)}`).toBe(told);
      // what is made from nothing is nothing
      if (outcome.ok && tables[0] === nothing && kind !== 'overlay') expect(outcome.value.rows).toBe(0);
    }
  });
});
