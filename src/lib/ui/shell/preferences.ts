import type { Language } from '../../core/wording';

/** What a visit starts with. `theme` null follows the system. */
export interface Preferences {
  language: Language;
  theme: 'light' | 'dark' | null;
}

interface Sources {
  /** query of the address */
  query: URLSearchParams;
  /** of an earlier visit */
  saved: Partial<Preferences>;
  /** the browser's languages, preferred first (BCP 47) */
  languages: readonly string[];
}

const isLanguage = (text: unknown): text is Language => text === 'fr' || text === 'en';
const isTheme = (text: unknown): text is 'light' | 'dark' => text === 'light' || text === 'dark';

/**
 * Language: `?lang=`, else what was chosen before, else the first of the browser's languages that we speak, else French.
 * Theme: `?theme=`, else what was chosen before, else the system's.
 */
export function firstPreferences({ query, saved, languages }: Sources): Preferences {
  const asked = query.get('lang');
  const spoken = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  const theme = query.get('theme');
  return {
    language: isLanguage(asked) ? asked : isLanguage(saved.language) ? saved.language : (spoken ?? 'fr'),
    theme: isTheme(theme) ? theme : isTheme(saved.theme) ? saved.theme : null
  };
}

const key = 'millefeuille.preferences';

/** What an earlier visit chose; nothing when the browser keeps nothing for us. */
export function savedPreferences(): Partial<Preferences> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof saved === 'object' && saved !== null ? saved : {};
  } catch {
    return {};
  }
}

/**
 * Remembers what a person chose by hand on this device, where the browser allows it. What the address asked is then
 * forgotten, or reloading would undo the choice.
 */
export function savePreference(change: Partial<Preferences>): void {
  const url = new URL(location.href);
  if (change.language) url.searchParams.delete('lang');
  if (change.theme) url.searchParams.delete('theme');
  if (url.href !== location.href) history.replaceState(history.state, '', url);
  try {
    localStorage.setItem(key, JSON.stringify({ ...savedPreferences(), ...change }));
  } catch {
    // private windows and full disks: the choice lasts as long as the page
  }
}
