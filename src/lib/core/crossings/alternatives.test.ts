import { describe, expect, it } from 'vitest';
import { alternativesOf } from './alternatives';
import type { Suggestion } from './kind';
import type { CrossingSpec } from './schema';

const offer = (spec: CrossingSpec): Suggestion<CrossingSpec> => {
  const words = { fr: JSON.stringify(spec), en: JSON.stringify(spec) };
  return { spec, score: 0.5, sentence: words, name: words };
};
const count = (areas: string, points: string, sum?: string): Suggestion<CrossingSpec> =>
  offer({ kind: 'count-in', areas, points, ...(sum && { sum }) });

describe('alternativesOf', () => {
  const [first, summed, stations, regions, both] = [
    count('communes', 'ecoles'),
    count('communes', 'ecoles', 'eleves'),
    count('communes', 'gares'),
    count('regions', 'ecoles'),
    count('regions', 'gares')
  ] as const;
  const near = offer({ kind: 'nearest', from: 'communes', to: 'gares' });
  const all = [first, near, summed, stations, regions, both];

  it('puts another layer in the place of each, one place at a time', () => {
    expect(alternativesOf(all, first)).toEqual({
      layers: [
        {
          layer: 'communes',
          choices: [
            { layer: 'communes', offered: first },
            { layer: 'regions', offered: regions }
          ]
        },
        {
          layer: 'ecoles',
          choices: [
            { layer: 'ecoles', offered: first },
            { layer: 'gares', offered: stations }
          ]
        }
      ],
      measures: [first, summed],
      amounts: []
    });
  });

  it('offers other amounts', () => {
    const per = (n: number): Suggestion<CrossingSpec> =>
      offer({
        kind: 'ratio',
        layer: 'communes',
        numerator: 'nb',
        denominator: { by: 'column', column: 'pop' },
        per: n
      });
    const thousand = { ...per(1000), variants: [per(100), per(1000), per(10000)] };
    expect(alternativesOf([...all, thousand], thousand)).toEqual({
      layers: [],
      measures: [],
      amounts: thousand.variants
    });
    // one of them chosen, the others are there still
    const [hundred] = thousand.variants as [Suggestion<CrossingSpec>];
    expect(alternativesOf([...all, thousand], hundred).amounts).toBe(thousand.variants);
    // and it stands for what was offered, among the other measures
    const other = offer({ ...thousand.spec, numerator: 'nb_eleves' } as CrossingSpec);
    expect(alternativesOf([other, thousand], hundred).measures).toEqual([other, hundred]);
  });

  it('has none where there is no choice', () => {
    expect(alternativesOf(all, near)).toEqual({ layers: [], measures: [], amounts: [] });
  });
});
