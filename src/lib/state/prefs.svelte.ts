import type { Language } from '../core/wording';

/** What a person prefers on this device: language and theme; reactive. `theme` null follows the system. */
class Prefs {
  language = $state<Language>('fr');
  theme = $state<'light' | 'dark' | null>(null);
  systemTheme = $state<'light' | 'dark'>('light');

  /** the theme in force */
  get shownTheme(): 'light' | 'dark' {
    return this.theme ?? this.systemTheme;
  }
}

export const prefs = new Prefs();
