import { expect, it } from 'vitest';
import { readDate } from './read-date';

it.each([
  ['2024-01-31', '2024-01-31T00:00:00.000Z'],
  ['2024-01-31T10:20:30Z', '2024-01-31T10:20:30.000Z'],
  ['2024-01-31T10:20:30.5+02:00', '2024-01-31T08:20:30.500Z'],
  ['2024-01-31 10:20', '2024-01-31T10:20:00.000Z'],
  ['31/01/2024', '2024-01-31T00:00:00.000Z'],
  ['1/2/2024 8h30', '2024-02-01T08:30:00.000Z']
])('reads %s', (text, iso) => {
  expect(new Date(readDate(text)).toISOString()).toBe(iso);
});

it.each(['2024', '31/02/2024', '2024-13-01', '12-2024', 'hier', '01/02/24'])('refuses %s', (text) => {
  expect(readDate(text)).toBeNaN();
});
