import { afterEach, expect, it } from 'vitest';
import { prefs } from '../../state/prefs.svelte';
import { crossingWords } from './crossing';
import { localDay, wait } from './format';
import { say } from './say';

afterEach(() => {
  prefs.language = 'fr';
});

it('gives the day where the person is, whatever the hour in Greenwich', () => {
  expect(localDay(new Date(2026, 0, 5, 0, 10))).toBe('2026-01-05');
  expect(localDay(new Date(2026, 10, 25, 23, 50))).toBe('2026-11-25');
});

it('tells how long there is to wait by steps that people say', () => {
  expect([200, 800, 2300, 6500, 27_000, 49_000, 70_000, 400_000].map(wait)).toEqual(
    [null, '1 s', '2 s', '5 s', '30 s', '45 s', '1 min', '7 min'].map((text) => text?.replace(' ', '\u00a0') ?? null)
  );
  expect(say(crossingWords).wait(wait(100))).toBe('moins d’une seconde');
  prefs.language = 'en';
  expect(say(crossingWords).wait(wait(2000))).toBe('about 2\u00a0s');
});
