import { expect, it } from 'vitest';
import type { LayerSpec } from '../core/document/document';
import type { Group } from '../core/marks/marks';
import { good } from '../core/problems/problem';
import type { Picked } from '../map/map-view';
import { SelectionStore } from './selection.svelte';

interface Bench {
  selection: SelectionStore;
  lit: (Picked | null)[];
  answers: (() => void)[];
  approached: Group[];
}

function store(group?: Group): Bench {
  const lit: (Picked | null)[] = [];
  const approached: Group[] = [];
  const answers: (() => void)[] = [];
  const selection = new SelectionStore({
    pool: {
      call: (_name: string, { rows }: { rows: number[] }) =>
        new Promise((resolve) => answers.push(() => resolve(good([{ row: rows[0], values: [], group }]))))
    } as never,
    layer: (id) => ({ id, where: null }) as LayerSpec,
    table: () => 'table',
    highlight: (picked) => lit.push(picked),
    approach: (group) => approached.push(group)
  });
  return { selection, lit, answers, approached };
}

it('lights what the pointer is over, then again what is selected', async () => {
  const { selection, lit, answers } = store();
  const pick = selection.pick([{ layer: 'l1', row: 3 }]);
  answers[0]!();
  await pick;
  selection.hover({ layer: 'l1', row: 8 });
  selection.hover(null);
  selection.clear();
  expect(lit.map((picked) => picked?.row ?? null)).toEqual([3, 8, 3, null]);
});

it('keeps the last of two picks, whichever answer comes first', async () => {
  const { selection, answers } = store();
  const first = selection.pick([{ layer: 'l1', row: 1 }]);
  const second = selection.pick([{ layer: 'l1', row: 2 }]);
  answers[1]!();
  await second;
  answers[0]!();
  await first;
  expect(selection.selection?.description.row).toBe(2);
});

it('lights nothing by the number of a row that is another now, and keeps the card', async () => {
  const { selection, lit, answers } = store();
  const pick = selection.pick([{ layer: 'l1', row: 3 }]);
  answers[0]!();
  await pick;
  selection.replaced('l2');
  selection.replaced('l1');
  expect(lit.map((picked) => picked?.row ?? null)).toEqual([3, 3, null]);
  expect(selection.selection?.description.row).toBe(3);
});

it('goes near a group instead of opening a card', async () => {
  const group = { lon: 2, lat: 46, count: 120, zoom: 9 };
  const { selection, answers, approached, lit } = store(group);
  const pick = selection.pick([{ layer: 'l1', row: 900 }]);
  answers[0]!();
  await pick;
  expect(selection.selection).toBeNull();
  expect(approached).toEqual([group]);
  expect(lit.filter((picked) => picked !== null)).toEqual([]);
});
