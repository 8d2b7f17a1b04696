import { expect, it } from 'vitest';
import type { LayerSpec } from '../document/document';
import { groundUnder } from './ground-under';

const layer = (id: string, more: Partial<LayerSpec> = {}): LayerSpec => ({
  id,
  name: id,
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: 'a.geojson' },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' },
  ...more
});
const picture = (id: string, layers: string, more: Partial<LayerSpec> = {}): LayerSpec =>
  layer(id, {
    source: {
      kind: 'wms',
      url: 'https://cartes.exemple.fr/wms',
      layers: [layers],
      version: '1.3.0',
      format: 'image/png'
    },
    ...more
  } as Partial<LayerSpec>);

it('areas lie on the basemap, or on the pictures below that must most be read', () => {
  const areas = layer('zones');
  const plan = picture('plan', 'plan');
  const photos = picture('vues', 'ORTHOIMAGERY');
  expect(groundUnder([areas], areas, 'quiet')).toBe('quiet');
  expect(groundUnder([plan, areas], areas, 'quiet')).toBe('detailed');
  expect(groundUnder([plan, photos, areas], areas, 'quiet')).toBe('photo');
  expect(groundUnder([plan, areas], areas, 'photo')).toBe('photo');
});

it('does not see what lies above, is hidden or hardly seen, or is no picture', () => {
  const areas = layer('zones');
  const photos = picture('vues', 'ORTHOIMAGERY');
  expect(groundUnder([areas, photos], areas, 'quiet')).toBe('quiet');
  expect(groundUnder([{ ...photos, visible: false }, areas], areas, 'quiet')).toBe('quiet');
  expect(groundUnder([{ ...photos, opacity: 0.1 }, areas], areas, 'quiet')).toBe('quiet');
  expect(groundUnder([layer('ortho'), areas], areas, 'quiet')).toBe('quiet');
});
