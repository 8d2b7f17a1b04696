import { afterEach, describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../core/document/document';
import type { TableProfile } from '../../core/table/profile';
import { prefs } from '../../state/prefs.svelte';
import type { LayerRuntime } from '../../studio/api';
import { metaLine, progressShare } from './row-meta';

const layer: LayerSpec = {
  id: 'a',
  name: 'Gares',
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: 'a.geojson' },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
};
const derived: LayerSpec = {
  ...layer,
  source: { kind: 'derived', crossing: { kind: 'count-in', areas: 'a', points: 'b' } }
};
const profile = (rows: number, geometry: TableProfile['geometry']): TableProfile => ({
  table: 't',
  rows,
  placed: rows,
  vertices: rows,
  geometry,
  bbox: null,
  covers: 'all',
  total: rows,
  crs: 'EPSG:4326',
  columns: [],
  bytes: 0
});
const idle: LayerRuntime = {
  phase: 'ready',
  progress: null,
  problem: null,
  notices: [],
  profile: null,
  legend: null,
  picture: null,
  drawsAt: null,
  loading: null,
  pictured: false,
  partial: false
};

afterEach(() => {
  prefs.language = 'fr';
});

describe('metaLine', () => {
  it('says what the layer holds, how it was made and whose it is', () => {
    expect(metaLine(layer, { ...idle, profile: profile(1, 'point') }, 'ready', 'SNCF, 2024')).toBe(
      '1 lieu · SNCF, 2024'
    );
    expect(metaLine(derived, { ...idle, profile: profile(2534, 'polygon') }, 'ready', null)).toBe(
      '2\u202f534 zones · croisement'
    );
    expect(
      metaLine(
        { ...layer, source: { kind: 'wms', url: 'w', layers: ['l'], version: '1.3.0', format: 'image/png' } },
        idle,
        'ready',
        'BRGM'
      )
    ).toBe('image du serveur · BRGM');
  });

  it('says how much of a source is in view, or was before it held too much', () => {
    const seen: LayerRuntime = { ...idle, profile: { ...profile(3214, 'point'), covers: 'view', total: 1_090_000 } };
    expect(metaLine(layer, seen, 'ready', null)).toBe('vue courante\u00a0: 3\u202f214 sur 1\u202f090\u202f000');
    const wide: LayerRuntime = { ...seen, notices: [{ code: 'view-too-wide', facts: { limit: 50_000 } }] };
    expect(metaLine(layer, wide, 'ready', null)).toBe('vue précédente\u00a0: 3\u202f214 sur 1\u202f090\u202f000');
    expect(metaLine(layer, { ...wide, profile: null }, 'ready', null)).toBe('Zoomez pour afficher');
  });

  it('says the step while loading', () => {
    const reading: LayerRuntime = { ...idle, phase: 'reading', progress: { features: 3000, total: 7412, bytes: 1 } };
    expect(metaLine(layer, reading, 'loading', 'IGN')).toBe('Chargement\u00a0: 3\u202f000 sur 7\u202f412');
    expect(progressShare(reading)).toBeCloseTo(3000 / 7412, 9);
    prefs.language = 'en';
    expect(metaLine(layer, reading, 'loading', 'IGN')).toBe('Loading: 3,000 of 7,412');
    const bytes: LayerRuntime = { ...idle, phase: 'reading', progress: { features: 0, total: null, bytes: 2621440 } };
    expect(metaLine(layer, bytes, 'loading', null)).toBe('Loading: 2.5\u00a0MB');
    expect(progressShare(bytes)).toBeNull();
    expect(metaLine(derived, { ...idle, phase: 'reading' }, 'loading', null)).toBe('Computing');
  });

  it('says that a layer is hidden or empty', () => {
    expect(metaLine(layer, idle, 'hidden', 'IGN')).toBe('Masquée');
    expect(metaLine(layer, idle, 'empty', 'IGN')).toBe('Aucun objet sur ce territoire');
  });
});
