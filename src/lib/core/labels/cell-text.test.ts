import { describe, expect, it } from 'vitest';
import { cellText } from './cell-text';

const texts = (...values: number[]): string[] => {
  const text = cellText(
    { name: 'a', type: 'number', values: Float64Array.from(values), integer: values.every(Number.isInteger) },
    'fr'
  );
  return values.map((_, row) => text(row));
};

describe('cellText', () => {
  it('writes the figures of a column with the same decimals', () => {
    expect(texts(40.83, 63.31, 103.2, 166, 2090.7)).toEqual(['41', '63', '103', '166', '2\u00a0091']);
    expect(texts(5.21, 7, 9.18, 12.4)).toEqual(['5,2', '7,0', '9,2', '12,4']);
    expect(texts(0.031, 0.0452, 0.02)).toEqual(['0,0310', '0,0452', '0,0200']);
  });

  it('writes whole numbers whole, and nothing for what is missing', () => {
    expect(texts(3, 12450, NaN)).toEqual(['3', '12\u00a0450', '']);
  });

  it('keeps decimals where all are equal', () => {
    expect(texts(2.5, 2.5)).toEqual(['2,5', '2,5']);
    expect(texts(NaN)).toEqual(['']);
  });
});
