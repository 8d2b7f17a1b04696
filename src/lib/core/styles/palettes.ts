import { clampChroma, formatHex, interpolate, modeOklab, modeOklch, modeRgb, useMode } from 'culori/fn';
import type { PaletteName } from './colour-schema';
import type { Theme } from './kind';
import { diverging7, named, sequential5, sequential7 } from './palette-values';

useMode(modeRgb);
useMode(modeOklab);
useMode(modeOklch);

type Stops = Readonly<Record<Theme, string>>;
export type SequentialName = keyof typeof sequential7;

const singles: ReadonlyMap<string, Stops> = new Map(Object.entries(named));
const ramps: Readonly<Record<string, ReadonlyMap<string, Stops>>> = {
  seq: new Map(Object.entries(sequential7)),
  seq5: new Map(Object.entries(sequential5)),
  div: new Map(Object.entries(diverging7))
};

/** Qualitative colours, in the order categories and new layers try them. */
export const qualitative: readonly string[] = Array.from({ length: 10 }, (_, i) => `qual-${i + 1}`);

/**
 * Colours of layers of one symbol, in the order a stack tries them: eight that keep apart from one another to every
 * sight (see `keptApart`), then the other kinds, and five that keep apart from the twelve colours of categories.
 */
export const stackColours: readonly string[] = [
  'qual-1',
  'qual-2',
  ...Array.from({ length: 6 }, (_, i) => `pile-${i + 1}`),
  ...qualitative.slice(2),
  ...Array.from({ length: 5 }, (_, i) => `pile-${i + 7}`)
];

/** Palettes of ordered values, in the order choropleths try them. */
export const sequentialNames: readonly SequentialName[] = ['ocre', 'petrole', 'prune', 'bleu', 'foret', 'brique'];

/** Names of a palette's stops, low to high: five of a sequential one, seven of a diverging one. */
export function paletteStops(palette: string): string[] {
  const [family, count] = palette in diverging7 ? (['div', 7] as const) : (['seq5', 5] as const);
  return Array.from({ length: count }, (_, i) => `${family}-${palette}-${i + 1}`);
}

/** Does a palette part two directions from a middle? */
export function isDiverging(palette: PaletteName): boolean {
  return palette in diverging7;
}

/** Lightness that paper of each theme leaves readable, darkest and lightest; hues keep their order in both. */
const lightness = { light: [0.3, 0.72], dark: [0.46, 0.84] } as const;

/** A hue of OKLCH (lightness as on light paper, chroma, degrees), within what screens show. */
function hueOf(l: number, c: number, h: number, theme: Theme): string {
  const [low, high] = lightness[theme];
  const [from, to] = lightness.light;
  const shown = low + ((l - from) * (high - low)) / (to - from);
  return formatHex(clampChroma({ mode: 'oklch', l: shown, c, h }, 'oklch'));
}

/** Names of hues spread over what both papers leave readable, for stacks that have used up the named colours. */
export const spreadHues: readonly string[] = [30, 36, 42, 48, 54, 60, 66, 72].flatMap((l) =>
  ['05', '10', '15', '20'].flatMap((c) => Array.from({ length: 18 }, (_, i) => `teinte-${l}-${c}-${i * 20}`))
);

/**
 * CSS hex of a colour: `#rrggbb` as it is, a name (`qual-3`, `theme-eau`, `seq-bleu-5`, `teinte-48-15-270`) in the theme's value. A name this
 * version does not know gives a quiet grey, so that a newer link still opens.
 */
export function colourOf(colour: string, theme: Theme): string {
  if (colour.startsWith('#')) return colour;
  const single = singles.get(colour);
  if (single) return single[theme];
  const hue = /^teinte-(\d{2})-(\d{2})-(\d{1,3})$/.exec(colour);
  if (hue) return hueOf(Number(hue[1]) / 100, Number(hue[2]) / 100, Number(hue[3]), theme);
  const [, family, palette, stop] = /^(seq5|seq|div)-([a-z-]+)-(\d)$/.exec(colour) ?? [];
  const stops = ramps[family ?? '']?.get(palette ?? '')?.[theme].split(' ');
  return stops?.[Number(stop) - 1] ?? named['carte-lim-dep'][theme];
}

/**
 * Colours of `classes` ordered classes, low to high, as CSS hex. Up to 5 they come from the lighter five-stop run (hatches
 * and labels stay readable above), beyond from the seven stops, sampled in OKLab. In the dark theme low is dark: palettes
 * turn round with the paper. `reverse` swaps low and high. Few classes of a diverging palette leave out its darkest ends,
 * which are for the last of several steps: one class below the mean, where most areas are, would paint the map dark.
 */
export function rampOf(palette: PaletteName, classes: number, theme: Theme, reverse = false): string[] {
  const five = classes <= 5 ? ramps['seq5']?.get(palette) : undefined;
  const stops = (five ?? ramps['seq']?.get(palette) ?? ramps['div']?.get(palette))?.[theme].split(' ') ?? [];
  const at = interpolate(stops, 'oklab');
  const end = isDiverging(palette) && classes < 5 ? 1 / 6 : 0;
  const colours = Array.from({ length: classes }, (_, i) => {
    const exact = stops.length === classes ? stops[i] : undefined;
    return exact ?? formatHex(at(classes === 1 ? 0.5 : end + (i / (classes - 1)) * (1 - 2 * end)));
  });
  return reverse ? colours.reverse() : colours;
}
