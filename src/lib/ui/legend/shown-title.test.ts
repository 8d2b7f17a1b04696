import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../core/catalogue/entry';
import { emptyDocument, type LayerSpec } from '../../core/document/document';
import type { LegendModel } from '../../core/marks/marks';
import { prefs } from '../../state/prefs.svelte';
import type { LayerRuntime } from '../../studio/api';
import { shownTitle, writtenTitle } from './shown-title';

const layer = (id: string, name: string): LayerSpec => ({
  id,
  name,
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: 'x' },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});
const single: LegendModel = { type: 'single', geometry: 'point', fill: '#000000', stroke: '#ffffff', count: 3 };
const classes = (column: string): LegendModel => ({
  type: 'classes',
  column,
  breaks: [0, 1],
  colours: ['#000000'],
  counts: [1],
  noData: 0,
  off: [],
  firstMost: NaN,
  histogram: null
});
const square: LegendModel = {
  type: 'bivariate',
  column: 'taux_chomage',
  second: 'part_boisee',
  breaks: [0, 1],
  secondBreaks: [0, 1],
  colours: [['#000000']],
  counts: [[1]],
  noData: 0
};

/** A map of layers, topmost first, each with its legend and perhaps the year of its data. */
function map(
  title: string,
  ...lines: [name: string, legend: LegendModel | null, date?: string][]
): Parameters<typeof shownTitle>[0] {
  const layers = lines.map(([name], i) => ({ ...layer(`l${i}`, name), entry: `e${i}` })).toReversed();
  return {
    territoryName: '',
    document: { ...emptyDocument(), title, layers },
    entry: (id) => {
      const date = lines[Number(id.slice(1))]![2];
      return date === undefined ? undefined : ({ credit: { date }, columns: {} } as CatalogueEntry);
    },
    runtime: (id) => ({ legend: lines[Number(id.slice(1))]![1] }) as LayerRuntime
  };
}

afterEach(() => {
  prefs.language = 'fr';
});

describe('writtenTitle', () => {
  it('says the figure and the layer that shows it, wherever it lies', () => {
    expect(writtenTitle(map('', ['Gares', single], ['Communes', classes('taux_chomage')]))).toBe(
      'Taux de chômage, par commune'
    );
    expect(writtenTitle(map('', ['Communes', square]))).toBe('Taux de chômage et part boisée, par commune');
    expect(writtenTitle(map('', ['Taux de chômage par commune', classes('taux_chomage')]))).toBe(
      'Taux de chômage par commune'
    );
  });

  it('names the layers where no figure is shown', () => {
    expect(writtenTitle(map('', ['Gares', single]))).toBe('Gares');
    expect(writtenTitle(map('', ['Gares', single], ['Lycées', single], ['Hôpitaux', single]))).toBe(
      'Gares, Lycées et Hôpitaux'
    );
    const many = map('', ['A', single], ['B', single], ['C', single], ['D', single]);
    expect(writtenTitle(many)).toBe('A, B et 2 autres couches');
    prefs.language = 'en';
    expect(writtenTitle(many)).toBe('A, B and 2 other layers');
  });

  it('says where and when, unless it does already', () => {
    const gironde = (...lines: Parameters<typeof map>[1][]): string =>
      writtenTitle({ ...map('', ...lines), territoryName: 'Gironde' });
    expect(gironde(['Communes', classes('taux_chomage'), '2025-01-01'])).toBe(
      'Taux de chômage, par commune — Gironde, 2025'
    );
    expect(gironde(['Bassins d’emploi', classes('taux_chomage'), '2025'])).toBe(
      'Taux de chômage — Bassins d’emploi, Gironde, 2025'
    );
    expect(gironde(['Taux de chômage en Gironde', classes('taux_chomage')])).toBe('Taux de chômage en Gironde');
    // two years are no year
    expect(gironde(['Gares', single, '2024'], ['Lycées', single, '2025'])).toBe('Gares et Lycées — Gironde');
    prefs.language = 'en';
    expect(gironde(['Communes', classes('taux_chomage')])).toBe('Taux de chômage, by commune — Gironde');
  });

  it('is empty while nothing is drawn, and never stands before the author’s', () => {
    expect(writtenTitle(map('', ['Gares', null]))).toBe('');
    expect(shownTitle(map('La mienne', ['Gares', single]))).toBe('La mienne');
  });
});
