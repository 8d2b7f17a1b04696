import { expect, it } from 'vitest';
import { dimensionValues } from './dimension-values';

const list = (extent: string): string[] => {
  const found = dimensionValues(extent);
  return found?.type === 'list' ? found.values : [JSON.stringify(found)];
};

it('reads lists and expands intervals', () => {
  expect(list('2015, 2018,2018,2020')).toEqual(['2015', '2018', '2020']);
  expect(list('2019/2022/P1Y')).toEqual(['2019', '2020', '2021', '2022']);
  expect(list('2023-11/2024-02/P1M,2024-06')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02', '2024-06']);
  expect(list('2024-02-27/2024-03-01/P1D')).toEqual(['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01']);
  expect(list('2024-06-01T00:00:00Z/2024-06-01T01:00:00Z/PT30M')).toEqual([
    '2024-06-01T00:00:00Z',
    '2024-06-01T00:30:00Z',
    '2024-06-01T01:00:00Z'
  ]);
  expect(list('0/100/50')).toEqual(['0', '50', '100']);
});

it('keeps the latest of long intervals', () => {
  const values = list('1990-01-01/2024-12-31/P1D');
  expect([values.length, values.at(-1)]).toEqual([500, '2024-12-31']);
  expect(list('2000-01-01T00:00:00Z/2024-01-01T00:00:00Z/PT5M').at(-1)).toBe('2024-01-01T00:00:00Z');
});

it('leaves what cannot be stepped through as a range, and nothing as nothing', () => {
  expect(dimensionValues('1990-01-01/2024-12-31')).toEqual({ type: 'range', from: '1990-01-01', to: '2024-12-31' });
  expect(dimensionValues('0/5000/0')).toMatchObject({ type: 'range' });
  expect(dimensionValues('2000-01-01/2024-01-01/PT0S')).toMatchObject({ type: 'range' });
  expect(dimensionValues('  ')).toBeNull();
});
