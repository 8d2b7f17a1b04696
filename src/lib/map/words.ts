/** Words that the map itself shows or speaks. */
export const mapWords = {
  fr: {
    canvas: 'Carte interactive',
    ctrl: 'Ctrl + molette pour zoomer sur la carte',
    command: '⌘ + molette pour zoomer sur la carte',
    fingers: 'Deux doigts pour déplacer la carte'
  },
  en: {
    canvas: 'Interactive map',
    ctrl: 'Ctrl + scroll to zoom the map',
    command: '⌘ + scroll to zoom the map',
    fingers: 'Two fingers to move the map'
  }
} as const;

/** MapLibre's own phrases in a language. */
export function mapLocale(language: 'fr' | 'en'): Record<string, string> {
  const words = mapWords[language];
  return {
    'Map.Title': words.canvas,
    'CooperativeGesturesHandler.WindowsHelpText': words.ctrl,
    'CooperativeGesturesHandler.MacHelpText': words.command,
    'CooperativeGesturesHandler.MobileHelpText': words.fingers
  };
}
