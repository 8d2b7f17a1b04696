import { describe, expect, it } from 'vitest';
import type { Compared, LayerPortrait } from './portrait';
import { layerSentence, type PortraitNames } from './sentences';

const layer = (measures: Compared[], names: string[] = []): LayerPortrait => ({
  layer: 'l1',
  names,
  measures,
  covers: 'all',
  byOutline: false,
  problem: null
});
const count = (value: number, others: number | null = null, upper: number | null = null): Compared => ({
  kind: 'count',
  value,
  others,
  upper
});
const names = (more: Partial<PortraitNames> = {}): PortraitNames => ({
  layer: 'Gares',
  geometry: 'point',
  column: (name) => ({ pop: 'Population', tx: 'Taux de chômage, en\u00a0%' })[name] ?? name,
  around: { count: 8, layer: 'Communes' },
  upper: { name: 'Gironde', of: 'de la Gironde' },
  ...more
});

/** Sentences as they are read: spaces of any width alike. */
const read = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, '_');

describe('layerSentence', () => {
  it('tells a number beside the neighbours and the level above', () => {
    const gares = layer([count(3, 1, 120), { kind: 'sum', column: 'pop', value: 12450, others: 3, upper: 9 }]);
    expect(read(layerSentence(gares, 'fr', names()))).toBe(
      'Gares_: 3 lieux. Alentour (8 communes), la médiane est de 1_; le lieu compte pour 2,5_% du total de la Gironde (120). Population_: 12_450 en tout.'
    );
    expect(read(layerSentence(gares, 'en', names()))).toBe(
      'Gares: 3 places. Around it (8 communes), the median is 1; the place is 2.5% of the total for Gironde (120). Population: 12,450 in all.'
    );
  });

  it('names a single area and gives its own figures', () => {
    const commune = layer(
      [
        count(1, 1, 534),
        { kind: 'covered', value: 100, others: 100, upper: null },
        { kind: 'mean', column: 'tx', value: 7.25, byGround: true, others: 6.5, upper: 8 }
      ],
      ['Bazas']
    );
    expect(read(layerSentence(commune, 'fr', names({ layer: 'Communes', geometry: 'polygon' })))).toBe(
      'Communes_: Bazas_; Taux de chômage, en_%_: 7,25. Alentour (8 communes), la médiane est de 6,5_; la médiane de la Gironde est de 8.'
    );
  });

  it('tells a ratio of totals as that of the whole, and no cover of what covers everything', () => {
    const rate = layer(
      [count(1, 1, 190), { kind: 'mean', column: 'tx', value: 1.87, ofTotals: true, others: 2.4, upper: 2.1 }],
      ['Léognan']
    );
    expect(read(layerSentence(rate, 'fr', names({ layer: 'Zones', geometry: 'polygon' })))).toBe(
      'Zones_: Léognan_; Taux de chômage, en_%_: 1,87. Alentour (8 communes), la médiane est de 2,4_; l’ensemble de la Gironde est à 2,1.'
    );
    const division = layer([count(1, 1, 190), { kind: 'covered', value: 100, others: 100, upper: null }], ['Léognan']);
    expect(read(layerSentence(division, 'en', names({ layer: 'Zones', geometry: 'polygon' })))).toBe('Zones: Léognan.');
  });

  it('says how much of the place areas cover, and what is shared out', () => {
    const zones = layer(
      [
        count(2),
        { kind: 'covered', value: 35.2, others: null, upper: null },
        { kind: 'sum', column: 'pop', value: 70, shared: true, others: null, upper: null }
      ],
      ['E', 'D']
    );
    expect(
      read(layerSentence(zones, 'fr', names({ layer: 'Argiles', geometry: 'polygon', around: null, upper: null })))
    ).toBe('Argiles_: 2 zones (E, D), qui couvrent 35,2_% du lieu_; Population_: 70 en tout, au prorata des surfaces.');
    expect(
      read(layerSentence(zones, 'en', names({ layer: 'Argiles', geometry: 'polygon', around: null, upper: null })))
    ).toBe(
      'Argiles: 2 areas (E, D), which cover 35.2% of the place; Population: 70 in all, in proportion to the ground.'
    );
  });

  it('names the nearest where there is nothing', () => {
    const none = layer([
      count(0, 0, 4),
      { kind: 'nearest', name: 'Captieux', value: 17.23, others: null, upper: null }
    ]);
    expect(read(layerSentence(none, 'fr', names()))).toBe(
      'Gares_: rien dans ce lieu_; au plus près, Captieux, à 17,2_km du centre à vol d’oiseau.'
    );
    expect(read(layerSentence(none, 'en', names()))).toBe(
      'Gares: nothing in this place; the nearest, Captieux, is 17.2_km from its centre as the crow flies.'
    );
    expect(read(layerSentence(layer([count(0)]), 'fr', names()))).toBe('Gares_: rien dans ce lieu.');
  });

  it('tells the first kind, the length of lines, and of a drawn place the median of the layer', () => {
    const lines = layer([
      count(1),
      { kind: 'length', value: 12.34, others: 4, upper: null },
      { kind: 'share', column: 'type', of: 'Autoroute', value: 62, others: null, upper: null }
    ]);
    const road = names({ layer: 'Routes', geometry: 'line', around: { count: 1, layer: 'Communes' } });
    expect(read(layerSentence(lines, 'fr', road))).toBe(
      'Routes_: 1 tracé, 12,3_km à l’intérieur. Alentour (1 commune), la médiane est de 4_km. Autoroute_: 62_%.'
    );
    const rates = layer([count(4), { kind: 'mean', column: 'tx', value: 9, others: 8, upper: null }]);
    expect(
      read(layerSentence(rates, 'fr', names({ geometry: 'polygon', layer: 'IRIS', around: null, upper: null })))
    ).toBe('IRIS_: 4 IRIS_; Taux de chômage, en_%_: 9 en moyenne. Dans toute la couche, la médiane est de 8.');
  });
});
