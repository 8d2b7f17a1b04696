import { describe, expect, it } from 'vitest';
import { firstPreferences } from './preferences';

const first = (query: string, saved = {}, languages: string[] = []): ReturnType<typeof firstPreferences> =>
  firstPreferences({ query: new URLSearchParams(query), saved, languages });

describe('firstPreferences', () => {
  it('takes the address, then an earlier choice, then the browser, then French', () => {
    expect(first('lang=en', { language: 'fr' }, ['fr']).language).toBe('en');
    expect(first('', { language: 'en' }, ['fr-FR']).language).toBe('en');
    expect(first('', {}, ['de-DE', 'en-GB', 'fr']).language).toBe('en');
    expect(first('', {}, ['de']).language).toBe('fr');
  });

  it('passes over what it does not know', () => {
    expect(first('lang=de&theme=sepia', { language: 'it', theme: 'blue' }, ['fr'])).toEqual({
      language: 'fr',
      theme: null
    });
  });

  it('takes the theme from the address, then from an earlier choice', () => {
    expect(first('theme=dark', { theme: 'light' }).theme).toBe('dark');
    expect(first('', { theme: 'light' }).theme).toBe('light');
  });
});
