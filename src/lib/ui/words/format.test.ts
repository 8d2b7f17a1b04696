import { expect, it } from 'vitest';
import { localDay } from './format';

it('gives the day where the person is, whatever the hour in Greenwich', () => {
  expect(localDay(new Date(2026, 0, 5, 0, 10))).toBe('2026-01-05');
  expect(localDay(new Date(2026, 10, 25, 23, 50))).toBe('2026-11-25');
});
