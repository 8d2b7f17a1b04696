import { describe, expect, it } from 'vitest';
import { filterSummary } from './filter-summary';

const word = (column: string): string => ({ reg: 'Région', pop: 'Population' })[column] ?? column;

describe('filterSummary', () => {
  it('says every condition with the words of its column', () => {
    const all = [
      { column: 'reg', op: '=', value: '75' } as const,
      { column: 'pop', op: '>=', value: 1000 } as const,
      { column: 'reg', op: 'in', value: ['1', '2', '3', '4', '5'] as string[] } as const,
      { column: 'nom', op: 'filled' } as const
    ];
    expect(filterSummary({ all: [...all], distinct: 'uic' }, word)).toBe(
      'Région est 75 et Population ≥ 1\u202f000 et Région parmi 1, 2, 3, 4… et nom est rempli et une ligne par uic'
    );
  });

  it('is empty without a filter', () => {
    expect(filterSummary(null, word)).toBe('');
    expect(filterSummary({ all: [] }, word)).toBe('');
  });
});
