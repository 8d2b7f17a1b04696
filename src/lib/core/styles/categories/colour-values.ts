import { qualitative } from '../palettes';
import { scaleOf } from './scales';

export const MOST_VALUES = 12;

/** The ten kinds, then the two named colours found to stand farthest from them and from each other, in both themes. */
const colours: readonly string[] = [...qualitative, 'seq-bleu-1', 'seq-brique-1'];

/** Levels of danger, whose readers expect their colours; the strongest first, since « très fort » holds « fort ». */
const levels: readonly { word: RegExp; colour: string }[] = [
  { word: /\b(tres fort|majeur|tres eleve)/, colour: 'theme-risque-majeur' },
  { word: /\b(fort|eleve)/, colour: 'theme-risque-fort' },
  { word: /\b(moyen|modere)/, colour: 'theme-risque-moyen' },
  { word: /\bfaible/, colour: 'theme-risque-faible' }
];

function levelOf(value: string): number {
  const plain = value
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return levels.findIndex((level) => level.word.test(plain));
}

/**
 * Colours of at most twelve values, in their order. When two values or more are all different levels of danger (« fort »,
 * « moyen », « faible »), they are ordered and coloured as such; so are the steps of other scales (`scaleOf`).
 */
export function colourValues(values: readonly string[]): { value: string; colour: string }[] {
  const ranked = values.map((value) => ({ value, level: levelOf(value) }));
  const scale = new Set(ranked.map((r) => r.level));
  if (values.length > 1 && !scale.has(-1) && scale.size === values.length) {
    ranked.sort((a, b) => a.level - b.level);
    return ranked.map(({ value, level }) => ({ value, colour: (levels[level] as { colour: string }).colour }));
  }
  const steps = scaleOf(values);
  if (steps) return steps;
  return values.slice(0, MOST_VALUES).map((value, i) => ({ value, colour: colours[i] as string }));
}
