import { expect, it } from 'vitest';
import type { LayerSpec } from '../core/document/document';
import { drawnAt } from './drawn-at';

const layer = (more: Partial<LayerSpec> = {}): LayerSpec => ({
  id: 'a',
  name: 'Parcelles',
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: 'a.geojson' },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' },
  ...more
});
const free = { drawsAt: null };

it('a layer is drawn where it is seen, unless its zooms or its server leave it out', () => {
  expect(drawnAt(layer(), free, 8)).toBeNull();
  expect(drawnAt(layer({ minzoom: 12 }), free, 8)).toEqual({ zoom: 12, by: 'layer' });
  expect(drawnAt(layer({ maxzoom: 6 }), free, 8)).toEqual({ zoom: 5.75, by: 'layer' });
  expect(drawnAt(layer(), { drawsAt: 10 }, 8)).toEqual({ zoom: 10, by: 'server' });
});

it('the map tells one zoom at which both are so; what is hidden is nowhere', () => {
  expect(drawnAt(layer({ minzoom: 9 }), { drawsAt: 10 }, 8)).toEqual({ zoom: 10, by: 'layer' });
  expect(drawnAt(layer({ minzoom: 9, visible: false }), free, 8)).toBeNull();
});
