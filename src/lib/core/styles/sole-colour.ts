import type { GeometryType } from '../table/table';
import { paletteSchema, type PaletteName } from './colour-schema';
import { farFrom } from './colour-distance';
import type { ProposeContext, Theme } from './kind';
import { colourOf, qualitative, rampOf, sequentialNames, type SequentialName } from './palettes';

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

/** The candidate that stands farthest from what is drawn; the first one when nothing is. */
function farthest<T extends string>(candidates: readonly T[], distance: (candidate: T) => number): T {
  const ranked = candidates.map((candidate, order) => ({ candidate, order, far: distance(candidate) }));
  ranked.sort((a, b) => b.far - a.far || a.order - b.order);
  return (ranked[0] as { candidate: T }).candidate;
}

/** Colour of a new layer of one symbol: the one its theme expects while it is free, else the farthest of the others. */
export function soleColour(geometry: GeometryType, context: ProposeContext): string {
  const far = distanceFrom(context);
  const ofName = (name: string): number => far((theme) => [colourOf(name, theme)]);
  const wanted = expectedFor(context.topic)?.colour;
  if (wanted !== undefined && ofName(wanted) >= CLEARLY_APART) return wanted;
  // thin lines and small dots vanish in the pale kinds
  const pale = ['qual-4', 'qual-6', 'qual-8'];
  return farthest(geometry === 'polygon' ? qualitative : qualitative.filter((c) => !pale.includes(c)), ofName);
}

/** Colour of proportional circles: their own deep blue while it is free. */
export function circleColour(context: ProposeContext): string {
  const distance = distanceFrom(context)((theme) => [colourOf('carte-cercle', theme)]);
  return distance >= CLEARLY_APART ? 'carte-cercle' : soleColour('point', context);
}

/** Palette of a new choropleth: the one its theme expects while it is free, else the farthest of the others. */
export function classPalette(context: ProposeContext): SequentialName {
  const wanted = expectedFor(context.topic)?.palette;
  if (wanted !== undefined && !context.usedPalettes.includes(wanted)) return wanted;
  const free = sequentialNames.filter((name) => !context.usedPalettes.includes(name));
  const far = distanceFrom(context);
  // the far end from the paper tells palettes apart: their near ends all look alike
  return farthest(free.length > 0 ? free : sequentialNames, (name) => far((theme) => rampOf(name, 5, theme).slice(2)));
}
