import { afterEach, expect, it } from 'vitest';
import { emptyDocument, type LayerSpec } from '../../core/document/document';
import { prefs } from '../../state/prefs.svelte';
import type { LayerRuntime } from '../../studio/api';
import { outWords, rangeWords } from './scale-words';

const layer: LayerSpec = {
  id: 'a',
  name: 'Parcelles',
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: 'a.geojson' },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
};
const studio = {
  document: emptyDocument(),
  zoom: 8,
  runtime: () => ({ profile: { bbox: [-1, 44, 0, 46] }, picture: null }) as unknown as LayerRuntime
};

afterEach(() => {
  prefs.language = 'fr';
});

it('says scales, by the middle of the layer, to two figures', () => {
  // 2π × 6378137 × cos 45° / 512 / 2^12 / 0.00028 = 48 254
  expect(outWords(studio, layer, { zoom: 12, by: 'layer' })).toBe('visible en zoomant (à partir de 1:48\u202f000)');
  expect(outWords(studio, layer, { zoom: 5, by: 'layer' })).toMatch(/^visible en dézoomant \(jusqu’à 1:/);
  expect(rangeWords(studio, layer)).toBe('À toutes les échelles');
  expect(rangeWords(studio, { ...layer, minzoom: 12 })).toBe('À partir de 1:48\u202f000');
  expect(rangeWords(studio, { ...layer, minzoom: 12, maxzoom: 15 })).toBe('De 1:48\u202f000 à 1:6\u202f000');
});

it('in English too', () => {
  prefs.language = 'en';
  expect(outWords(studio, layer, { zoom: 12, by: 'layer' })).toBe('seen when zooming in (from 1:48,000)');
  expect(rangeWords(studio, { ...layer, maxzoom: 12 })).toBe('Up to 1:48,000');
});
