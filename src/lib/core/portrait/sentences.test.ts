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
  rows: null,
  beside: null,
  place: 'Bazas',
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
      '3 gares s’y trouvent, contre 1 alentour (médiane de 8 communes)_; c’est 2,5_% du total de la Gironde (120). La population y est de 12_450 en tout.'
    );
    expect(read(layerSentence(gares, 'en', names()))).toBe(
      '3 gares are there, against 1 around it (median of 8 communes); that is 2.5% of the total for Gironde (120). The population is 12,450 there in all.'
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
      'Pour Bazas, le taux de chômage est de 7,25_%, contre 6,5_% alentour (médiane de 8 communes) et 8_% pour la médiane de la Gironde.'
    );
  });

  it('tells a ratio of totals as that of the whole, and no cover of what covers everything', () => {
    const rate = layer(
      [count(1, 1, 190), { kind: 'mean', column: 'tx', value: 1.87, ofTotals: true, others: 2.4, upper: 2.1 }],
      ['Léognan']
    );
    expect(read(layerSentence(rate, 'fr', names({ layer: 'Zones', geometry: 'polygon' })))).toBe(
      'Bazas est dans Léognan («_Zones_»). Le taux de chômage y est de 1,87_%, contre 2,4_% alentour (médiane de 8 communes) et 2,1_% pour l’ensemble de la Gironde.'
    );
    const division = layer([count(1, 1, 190), { kind: 'covered', value: 100, others: 100, upper: null }], ['Léognan']);
    expect(read(layerSentence(division, 'en', names({ layer: 'Zones', geometry: 'polygon', place: 'Léognan' })))).toBe(
      'It is a place of the layer “Zones”.'
    );
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
    ).toBe(
      '35,2_% de sa surface est couverte par 2 zones de la couche «_Argiles_» (E, D). La population y est de 70 en tout, au prorata des surfaces.'
    );
    expect(
      read(layerSentence(zones, 'en', names({ layer: 'Argiles', geometry: 'polygon', around: null, upper: null })))
    ).toBe(
      '35.2% of its ground is covered by 2 areas of the layer “Argiles” (E, D). The population is 70 there in all, in proportion to the ground.'
    );
  });

  it('names the nearest where there is nothing', () => {
    const none = layer([
      count(0, 0, 4),
      { kind: 'nearest', name: 'Captieux', value: 17.23, others: null, upper: null }
    ]);
    expect(read(layerSentence(none, 'fr', names()))).toBe(
      'On n’y trouve pas de gares_; au plus près, Captieux est à 17,2_km du centre, à vol d’oiseau.'
    );
    expect(read(layerSentence(none, 'en', names()))).toBe(
      'There are no gares; the nearest, Captieux, is 17.2_km from its centre as the crow flies.'
    );
    expect(read(layerSentence(layer([count(0)]), 'fr', names()))).toBe('On n’y trouve pas de gares.');
  });

  it('tells the first kind, the length of lines, and of a drawn place the median of the layer', () => {
    const lines = layer([
      count(1),
      { kind: 'length', value: 12.34, others: 4, upper: null },
      { kind: 'share', column: 'type', of: 'Autoroute', value: 62, others: null, upper: null }
    ]);
    const road = names({ layer: 'Routes', geometry: 'line', around: { count: 1, layer: 'Communes' } });
    expect(read(layerSentence(lines, 'fr', road))).toBe(
      '1 route s’y trouve, sur 12,3_km à l’intérieur, contre 4_km alentour (1 commune). «_Autoroute_» en fait 62_%.'
    );
    const rates = layer([count(4), { kind: 'mean', column: 'tx', value: 9, others: 8, upper: null }]);
    expect(
      read(layerSentence(rates, 'fr', names({ geometry: 'polygon', layer: 'IRIS', around: null, upper: null })))
    ).toBe(
      '4 IRIS s’y trouvent en tout ou partie. Le taux de chômage y est de 9_% en moyenne, contre 8_% pour la médiane de toute la couche.'
    );
  });

  it('tells what is counted as so many of them, and quotes a column that nobody knows', () => {
    const own = (column: string): string =>
      read(
        layerSentence(
          layer(
            [
              count(1),
              { kind: 'covered', value: 100, others: 100, upper: null },
              { kind: 'sum', column, value: 65000, others: null, upper: 1_600_000 }
            ],
            ['Pessac']
          ),
          'fr',
          names({ layer: 'Communes', geometry: 'polygon', place: 'Pessac', column: (name) => name })
        )
      );
    expect(own('Habitants')).toBe('Pessac compte 65_000 habitants_; c’est 4,1_% du total de la Gironde (1_600_000).');
    expect(own('taux_x')).toContain('Pour Pessac, la valeur «_taux_x_» est 65_000_;');
  });

  it('tells the part of the ground that areas cover, beside the level above', () => {
    const flooded = layer([count(12), { kind: 'covered', value: 34, others: null, upper: 12 }]);
    const told = names({ layer: 'Zones inondables', geometry: 'polygon', around: null });
    expect(read(layerSentence(flooded, 'fr', told))).toBe(
      '34_% de sa surface est couverte par 12 zones inondables, contre 12_% pour l’ensemble de la Gironde.'
    );
  });

  it('gives the measure that is compared at the other place, zero where it has none', () => {
    const there = (measures: Compared[]): PortraitNames['beside'] => ({ name: 'Pessac', layer: layer(measures) });
    expect(
      read(layerSentence(layer([count(3)]), 'fr', names({ around: null, upper: null, beside: there([count(12)]) })))
    ).toBe('3 gares s’y trouvent. Pour Pessac, c’est 12.');
    expect(read(layerSentence(layer([count(0)]), 'en', names({ beside: there([count(12)]) })))).toBe(
      'There are no gares. For Pessac, it is 12.'
    );
    const lines = [count(1), { kind: 'length' as const, value: 4, others: null, upper: null }];
    const road = names({ geometry: 'line', around: null, beside: there([count(0)]) });
    expect(read(layerSentence(layer(lines), 'fr', road))).toContain('Pour Pessac, c’est 0_km.');
  });

  it('counts rows by the layer they come from', () => {
    const crossed = names({ layer: 'Habitants des bourgs à plus de 5 km', rows: 'Villes et bourgs' });
    expect(read(layerSentence(layer([count(2)]), 'fr', crossed))).toBe('2 villes et bourgs s’y trouvent.');
    expect(read(layerSentence(layer([count(1)]), 'fr', names({ layer: 'IRVE' })))).toBe(
      '1 lieu de la couche «_IRVE_» s’y trouve.'
    );
  });
});
