import { describe, expect, it } from 'vitest';
import type { LayerPortrait } from './portrait';
import { lineFigure, linesOf, moreFigure } from './table';

describe('linesOf', () => {
  it('says how each figure was measured, and what was not counted', () => {
    const lines = linesOf(
      {
        layer: 'l1',
        names: [],
        covers: 'view',
        byOutline: true,
        problem: null,
        measures: [
          { kind: 'count', value: 2, others: 1, upper: 9 },
          { kind: 'sum', column: 'pop', value: 70, shared: true, others: null, upper: null },
          { kind: 'share', column: 'type', of: 'haie', byGround: true, value: 25, others: null, upper: null }
        ]
      },
      'fr',
      { layer: 'Zones', column: (name) => name.toUpperCase() }
    );
    const common = 'seulement ce qui est chargé de la vue, niveau supérieur par un contour simplifié';
    expect(lines.map(({ measure, how, unit, value }) => [measure, how, unit, value])).toEqual([
      ['Nombre', common, '', 2],
      ['POP\u00a0: total', `au prorata des surfaces, ${common}`, '', 70],
      ['haie', `part de la surface, ${common}`, '%', 25]
    ]);
  });
});

describe('linesOf beside another place', () => {
  it('takes its figures, and says how much more there is here', () => {
    const layer = { layer: 'l1', names: [], covers: 'all' as const, byOutline: false, problem: null };
    const none = { others: null, upper: null };
    const here: LayerPortrait = {
      ...layer,
      measures: [
        { kind: 'count', value: 5, ...none },
        { kind: 'sum', column: 'pop', value: 70, ...none },
        { kind: 'mean', column: 'taux', value: 2, ...none }
      ]
    };
    const there: LayerPortrait = { ...layer, measures: [{ kind: 'count', value: 0, ...none }] };
    const lines = linesOf(here, 'fr', { layer: 'Gares', column: (name) => name }, there);
    expect(lines.map(({ beside, more }) => [beside, more])).toEqual([
      [0, 5],
      [0, 70],
      [null, null]
    ]);
    expect(lines.map((line) => moreFigure(line, 'fr'))).toEqual(['+5', '+70', '—']);
  });
});

describe('linesOf a single area', () => {
  it('leaves out what goes without saying', () => {
    const common = { others: null, upper: 3 };
    const lines = linesOf(
      {
        layer: 'l1',
        names: ['A'],
        covers: 'all',
        byOutline: false,
        problem: null,
        measures: [
          { kind: 'count', value: 1, ...common },
          { kind: 'covered', value: 100, ...common },
          { kind: 'mean', column: 'taux', value: 2, byGround: true, ...common },
          { kind: 'mean', column: 'pour_mille', value: 2, ofTotals: true, ...common }
        ]
      },
      'fr',
      { layer: 'Zones', column: (name) => name }
    );
    expect(lines.map(({ measure, how }) => [measure, how])).toEqual([
      ['taux', 'niveau supérieur\u00a0: médiane'],
      ['pour_mille', 'total rapporté au total']
    ]);
  });
});

describe('lineFigure', () => {
  it('writes units as each language does', () => {
    expect(lineFigure(12450, '', 'fr')).toBe('12\u202f450');
    expect(lineFigure(3.21, '%', 'fr')).toBe('3,21\u00a0%');
    expect(lineFigure(3.21, '%', 'en')).toBe('3.21%');
    expect(lineFigure(17.2, 'km', 'en')).toBe('17.2\u00a0km');
    expect(lineFigure(null, 'km', 'fr')).toBe('—');
  });
});
