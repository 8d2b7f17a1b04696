import { describe, expect, it } from 'vitest';
import { emptyDocument, type LayerSpec } from '../core/document/document';
import { handTable } from '../core/marks/hand-table';
import { profileOf } from '../core/table/make-profile';
import type { Bbox } from '../core/table/table';
import { RuntimeStore } from '../state/runtime.svelte';
import { Framing } from './framing';

const mainland: Bbox = [-5, 41, 10, 51];
const places = {
  france: [
    [2, 49],
    [-53, 4],
    [56, -21],
    [45, -13],
    [-61, 17]
  ],
  europe: [
    [-10, 36],
    [30, 60]
  ]
} as const;

/** Where the camera goes when layers of these places have arrived on an empty map. */
function fitted(where: keyof typeof places, closer?: boolean): Bbox | undefined {
  const runtimes = new RuntimeStore();
  const layer: LayerSpec = {
    id: 'l1',
    name: where,
    visible: true,
    opacity: 1,
    source: { kind: 'file', name: where, size: 1, hash: '0' },
    where: null,
    style: null,
    decidedBy: { style: 'automatic', place: 'automatic' }
  };
  const fits: Bbox[] = [];
  const framing = new Framing({
    document: () => ({ ...emptyDocument(), layers: [layer] }),
    runtime: (id) => runtimes.get(id),
    bboxOf: (territory) => (territory?.kind === 'fr' ? mainland : null),
    chosen: () => null,
    fit: (bbox) => fits.push(bbox)
  });
  framing.await([layer], closer);
  runtimes.patch('l1', { profile: profileOf(handTable({ points: places[where].map((xy) => [xy]) })) });
  framing.arrived('l1');
  framing.arrived('l1');
  expect(fits).toHaveLength(1);
  return fits[0];
}

describe('Framing', () => {
  it('frames layers that were awaited on all that they hold, once', () => {
    expect(fitted('france')).toEqual([-61, -21, 56, 49]);
    expect(fitted('europe', true)).toEqual([-10, 36, 30, 60]);
  });

  it('frames all France on its mainland, where that is asked', () => {
    expect(fitted('france', true)).toEqual(mainland);
  });
});
