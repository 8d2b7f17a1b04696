import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box } from '../../../../tests/crossing';
import { handTable } from '../marks/hand-table';
import type { FeatureTable } from '../table/table';
import { valueOf, type Sums, type TerritoryFigure } from './figure';
import { comparisonSentence, differenceText, methodSentence, toldTotals, type ComparisonNames } from './sentence';
import { sumsOf } from './sums';

const both = (table: FeatureTable): { top: FeatureTable; bottom: FeatureTable } => ({ top: table, bottom: table });
const rate: TerritoryFigure = {
  kind: 'per',
  layer: 'l1',
  column: 'taux',
  top: { layer: 'l1', columns: ['n'] },
  bottom: { layer: 'l1', columns: ['pop'] },
  factor: 10_000,
  unit: ''
};

describe('sumsOf', () => {
  const table = handTable({
    polygons: [[[box(0, 0, 1)]], [[box(1, 0, 1)]], [[box(2, 0, 2, 1)]]],
    columns: { n: [3, null, 5], pop: [1000, 4000, null], part: [50, 10, 0], nature: ['a', 'b', 'a'] }
  });

  it('leaves rows that lack either amount out of both sums', () => {
    expect(sumsOf(rate, both(table))).toEqual({ top: 3, bottom: 1000, rows: 1 });
  });

  it('weighs a share by the ground, whatever the sizes of the areas', () => {
    const share: TerritoryFigure = {
      ...rate,
      top: { layer: 'l1', columns: ['part'], ground: true },
      bottom: { layer: 'l1', columns: [], ground: true },
      factor: 1
    };
    // areas of 1, 1 and 2: (50 + 10 + 2 × 0) / 4
    expect(valueOf(share, sumsOf(share, both(table)))).toBeCloseTo(15, 2);
  });

  it('counts one kind among the rows that have any', () => {
    const kind = {
      top: { layer: 'l1', columns: [], only: { column: 'nature', value: 'a' } },
      bottom: { layer: 'l1', columns: [] }
    };
    expect(sumsOf(kind, both(table))).toEqual({ top: 2, bottom: 3, rows: 3 });
  });

  it('adds up each layer by itself where there are two, and gives nothing for a column that is not there', () => {
    const kept = { top: { layer: 'l1', columns: ['pop'] }, bottom: { layer: 'l2', columns: ['pop'] } };
    const all = handTable({ columns: { pop: [1000, 4000, 5000] } });
    expect(sumsOf(kept, { top: table, bottom: all })).toEqual({ top: 5000, bottom: 10_000, rows: 3 });
    expect(sumsOf({ ...kept, top: { layer: 'l1', columns: ['x'] } }, { top: table, bottom: all }).top).toBe(0);
  });

  it('the figure of a whole is that of its parts weighed by what they are told for, never the mean of their figures', () => {
    const row = fc.record({
      n: fc.option(fc.integer({ min: 0, max: 500 })),
      pop: fc.option(fc.integer({ min: 0, max: 90_000 })),
      part: fc.nat(4)
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const made = (some: typeof rows): FeatureTable =>
          handTable({ columns: { n: [0, ...some.map((r) => r.n)], pop: [0, ...some.map((r) => r.pop)] } });
        const whole = sumsOf(rate, both(made(rows)));
        const parts = [0, 1, 2, 3, 4].map((p) => sumsOf(rate, both(made(rows.filter((r) => r.part === p)))));
        const weights = parts.reduce((sum, { bottom }) => sum + bottom, 0);
        const weighed = parts.reduce((sum, part) => sum + (valueOf(rate, part) ?? 0) * part.bottom, 0) / weights;
        const value = valueOf(rate, whole);
        // inhabitants of nobody: numerators alone make no rate
        if (value === null) return weights === 0;
        const lost = parts.some((part) => part.bottom === 0 && part.top > 0);
        return lost || Math.abs(weighed - value) <= 1e-9 * Math.max(1, value);
      })
    );
  });
});

const read = (text: string | null): string => (text ?? '').replaceAll('\u00a0', '_').replaceAll('\u202f', '_');
const sums = (top: number, bottom: number, rows = 1): Sums => ({ top, bottom, rows });
const names: ComparisonNames = {
  layer: 'Points de service pour 10 000 habitants',
  counted: 'Points de service (démonstration)',
  by: 'Habitants',
  units: { fr: 'zones', en: 'areas' },
  own: 'Gironde',
  upper: 'Nouvelle-Aquitaine'
};

describe('comparisonSentence', () => {
  it('tells a rate in the words of what is counted, and how much more or less it is', () => {
    const compared = { figure: rate, own: sums(912, 1_000_000), upper: sums(4_200, 5_000_000) };
    expect(read(comparisonSentence(compared, 'fr', names))).toBe(
      'Gironde_: 9,12 points de service pour 10_000 habitants_; Nouvelle-Aquitaine_: 8,4. C’est 9_% de plus.'
    );
    const english = { ...names, counted: 'Service points (demonstration)', by: 'Inhabitants' };
    expect(read(comparisonSentence(compared, 'en', english))).toBe(
      'Gironde: 9.12 service points for 10,000 inhabitants; Nouvelle-Aquitaine: 8.4. That is 9% more.'
    );
    expect(read(differenceText(rate, 9.12, 8.4, 'fr'))).toBe('+0,72');
    expect(methodSentence(compared, 'fr', names)).toContain('Total rapporté au total');
    expect(toldTotals(rate)).toBe(true);
  });

  it('tells a density by its ground, and what is many times as much', () => {
    const density: TerritoryFigure = {
      ...rate,
      top: { layer: 'l1', columns: ['pop'] },
      bottom: { layer: 'l1', columns: [], ground: true },
      factor: 1
    };
    const compared = { figure: density, own: sums(240_000, 1000), upper: sums(100_000, 1000) };
    expect(read(comparisonSentence(compared, 'fr', { ...names, counted: 'Habitants' }))).toBe(
      'Gironde_: 240 habitants au km²_; Nouvelle-Aquitaine_: 100. C’est 2,4 fois plus.'
    );
  });

  it('tells shares in points, after the name of the layer without its unit', () => {
    const share: TerritoryFigure = { ...rate, kind: 'share', factor: 100, unit: '%' };
    const of = (own: number, upper: number): string =>
      read(
        comparisonSentence({ figure: share, own: sums(own, 100), upper: sums(upper, 100) }, 'fr', {
          ...names,
          layer: 'Habitants des villes (%)'
        })
      );
    expect(of(31, 48)).toBe(
      'Habitants des villes_: Gironde, 31_%_; Nouvelle-Aquitaine, 48_%. C’est 17 points de moins.'
    );
    expect(of(31, 29.5)).toContain('C’est 1,5 point de plus.');
    expect(of(31, 31)).toContain('C’est autant.');
    expect(read(differenceText(share, 31, 48, 'fr'))).toBe('−17_points');
  });

  it('tells means with their unit, one kind of a category, and what is covered', () => {
    const mean: TerritoryFigure = {
      ...rate,
      kind: 'mean',
      bottom: { layer: 'l1', columns: [] },
      factor: 1,
      unit: 'km'
    };
    const compared = { figure: mean, own: sums(61, 10, 10), upper: sums(720, 100, 100) };
    const far = { ...names, layer: 'Distance du bourg à la bibliothèque (km)' };
    expect(read(comparisonSentence(compared, 'fr', far))).toBe(
      'Distance du bourg à la bibliothèque_: Gironde, 6,1_km en moyenne_; Nouvelle-Aquitaine, 7,2_km. C’est 15_% de moins.'
    );
    expect(read(methodSentence(compared, 'fr', far))).toBe('Moyennes simples sur 10 zones et 100 zones.');
    expect(toldTotals(mean)).toBe(false);
    const kind: TerritoryFigure = {
      ...rate,
      kind: 'kind',
      top: { layer: 'l1', columns: [], only: { column: 'nature', value: 'Métropole' } },
      factor: 100,
      unit: '%'
    };
    expect(read(comparisonSentence({ ...compared, figure: kind, own: sums(5, 10) }, 'en', names))).toContain(
      'Métropole: Gironde, 50% of the areas;'
    );
    const covered: TerritoryFigure = { ...kind, kind: 'covered' };
    expect(read(comparisonSentence({ ...compared, figure: covered, own: sums(5, 10) }, 'fr', names))).toContain(
      'Gironde, 50_% du territoire_;'
    );
  });

  it('says nothing where there is nothing to divide by', () => {
    expect(comparisonSentence({ figure: rate, own: sums(3, 0), upper: sums(1, 1) }, 'fr', names)).toBeNull();
  });
});
