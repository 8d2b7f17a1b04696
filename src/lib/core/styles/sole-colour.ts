import { paletteSchema, type PaletteName } from './colour-schema';
import { farFrom, keptApart } from './colour-distance';
import type { MarkRole, ProposeContext, Theme } from './kind';
import { colourOf, rampOf, sequentialNames, spreadHues, stackColours, type SequentialName } from './palettes';

/** CIEDE2000 above which two layers are not taken for one another. */
export const CLEARLY_APART = 12;

/** Themes whose readers expect a colour; patterns against a theme's id. */
const expected: readonly { topic: RegExp; colour: string; palette: SequentialName }[] = [
  { topic: /^(eau|hydro|mer|littoral|water)/, colour: 'theme-eau', palette: 'bleu' },
  { topic: /^(for[eê]t|bois|agri|forest)/, colour: 'theme-foret', palette: 'foret' },
  { topic: /^(risque|risk|al[eé]a)/, colour: 'theme-risque-moyen', palette: 'brique' },
  { topic: /^(nature|biodiv|environnement|proteg|espaces-proteges)/, colour: 'theme-protege', palette: 'foret' },
  { topic: /^(patrimoine|culture|heritage)/, colour: 'theme-patrimoine', palette: 'ocre' }
];

function expectedFor(topic: string | undefined): (typeof expected)[number] | undefined {
  return topic === undefined ? undefined : expected.find((e) => e.topic.test(topic));
}

/** Colour that readers expect of a theme; undefined for themes without one. */
export function themeColour(topic: string | undefined): string | undefined {
  return expectedFor(topic)?.colour;
}

/** Palette that readers expect of a theme; undefined for themes without one. */
export function themePalette(topic: string | undefined): SequentialName | undefined {
  return expectedFor(topic)?.palette;
}

const themes = ['light', 'dark'] as const;

/** Colours of all that is drawn: single colours, and each class of the palettes in use. */
function drawnColours(context: ProposeContext, theme: Theme): string[] {
  const palettes = context.usedPalettes.flatMap((name): string[] => {
    const known = paletteSchema.options.find((p): p is PaletteName => p === name);
    return known ? rampOf(known, 5, theme) : [];
  });
  return [...context.usedColours.map((c) => colourOf(c, theme)), ...palettes];
}

/** How far colours of a theme stand from what is drawn, in the theme where they stand nearest. */
function distanceFrom(context: ProposeContext): (coloursIn: (theme: Theme) => readonly string[]) => number {
  const drawn = { light: drawnColours(context, 'light'), dark: drawnColours(context, 'dark') };
  return (coloursIn) =>
    Math.min(...themes.map((theme) => Math.min(...coloursIn(theme).map((colour) => farFrom(colour, drawn[theme])))));
}

/** The candidate with the largest distance, the first of equals. Below `floor` the figure no longer matters. */
function farthest<T extends string>(candidates: readonly T[], distance: (candidate: T, floor: number) => number): T {
  let found = candidates[0] as T;
  let most = -Infinity;
  for (const candidate of candidates) {
    const far = distance(candidate, most);
    if (far > most) [found, most] = [candidate, far];
  }
  return found;
}

/**
 * How well a colour keeps apart from layers of the same mark, in the theme where it does so least; see `keptApart`. The
 * search ends below `floor`, where the figure no longer matters.
 */
function apartFrom(rivals: readonly string[]): (name: string, floor?: number) => number {
  const known = themes.map((theme) => [theme, [...new Set(rivals.map((rival) => colourOf(rival, theme)))]] as const);
  return (name, floor = 0) => {
    let least = Infinity;
    for (const [theme, hexes] of known) {
      const own = colourOf(name, theme);
      for (const hex of hexes) {
        least = Math.min(least, keptApart(own, hex));
        if (least < floor) return least;
      }
    }
    return least;
  };
}

const pale: readonly string[] = ['qual-4', 'qual-6', 'qual-8'];

/**
 * Colour of a new layer of one symbol: the one its theme expects while it is free, else the first that keeps apart from
 * the layers of the same mark, else, all being taken, the hue that does so best.
 */
export function soleColour(mark: MarkRole, context: ProposeContext): string {
  const ratio = apartFrom(context.rivals?.(mark) ?? context.usedColours);
  const distance = distanceFrom(context);
  const clear = (name: string): boolean => distance((theme) => [colourOf(name, theme)]) >= CLEARLY_APART;
  const wanted = themeColour(context.topic);
  if (wanted !== undefined && ratio(wanted, 1) >= 1 && clear(wanted)) return wanted;
  // thin lines and small dots vanish in the pale kinds
  const candidates = mark === 'surface' ? stackColours : stackColours.filter((c) => !pale.includes(c));
  const free = candidates.filter((c) => ratio(c, 1) >= 1);
  // among those, one that stands off the other marks too, so long as there is one
  return free.find(clear) ?? free[0] ?? farthest([...candidates, ...spreadHues], ratio);
}

/** Colour of circles by context: several styles ask for the same, and the search is the dear part of proposing. */
const circleColours = new WeakMap<ProposeContext, string>();

/** Colour of proportional circles: their own deep blue while it is free. */
export function circleColour(context: ProposeContext): string {
  const known = circleColours.get(context) ?? searchedCircleColour(context);
  circleColours.set(context, known);
  return known;
}

function searchedCircleColour(context: ProposeContext): string {
  const distance = distanceFrom(context)((theme) => [colourOf('carte-cercle', theme)]);
  const ratio = apartFrom(context.rivals?.('circle') ?? context.usedColours);
  return distance >= CLEARLY_APART && ratio('carte-cercle', 1) >= 1 ? 'carte-cercle' : soleColour('circle', context);
}

/** Palette of a new choropleth: the one its theme expects while it is free, else the farthest of the others. */
export function classPalette(context: ProposeContext): SequentialName {
  const wanted = themePalette(context.topic);
  if (wanted !== undefined && !context.usedPalettes.includes(wanted)) return wanted;
  const free = sequentialNames.filter((name) => !context.usedPalettes.includes(name));
  const far = distanceFrom(context);
  // the far end from the paper tells palettes apart: their near ends all look alike
  return farthest(free.length > 0 ? free : sequentialNames, (name) => far((theme) => rampOf(name, 5, theme).slice(2)));
}
