import { formatHex, interpolate, modeOklab, modeRgb, useMode } from 'culori/fn';
import type { PaletteName } from './colour-schema';
import type { Theme } from './kind';
import { diverging7, named, sequential5, sequential7 } from './palette-values';

useMode(modeRgb);
useMode(modeOklab);

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

/** Palettes of ordered values, in the order choropleths try them. */
export const sequentialNames: readonly SequentialName[] = ['ocre', 'petrole', 'prune', 'bleu', 'foret', 'brique'];

/** Does a palette part two directions from a middle? */
export function isDiverging(palette: PaletteName): boolean {
  return palette in diverging7;
}

/**
 * CSS hex of a colour: `#rrggbb` as it is, a name (`qual-3`, `theme-eau`, `seq-bleu-5`) in the theme's value. A name this
 * version does not know gives a quiet grey, so that a newer link still opens.
 */
export function colourOf(colour: string, theme: Theme): string {
  if (colour.startsWith('#')) return colour;
  const single = singles.get(colour);
  if (single) return single[theme];
  const [, family, palette, stop] = /^(seq5|seq|div)-([a-z-]+)-(\d)$/.exec(colour) ?? [];
  const stops = ramps[family ?? '']?.get(palette ?? '')?.[theme].split(' ');
  return stops?.[Number(stop) - 1] ?? named['carte-lim-dep'][theme];
}

/**
 * Colours of `classes` ordered classes, low to high, as CSS hex. Up to 5 they come from the lighter five-stop run (hatches
 * and labels stay readable above), beyond from the seven stops, sampled in OKLab. In the dark theme low is dark: palettes
 * turn round with the paper. `reverse` swaps low and high.
 */
export function rampOf(palette: PaletteName, classes: number, theme: Theme, reverse = false): string[] {
  const five = classes <= 5 ? ramps['seq5']?.get(palette) : undefined;
  const stops = (five ?? ramps['seq']?.get(palette) ?? ramps['div']?.get(palette))?.[theme].split(' ') ?? [];
  const at = interpolate(stops, 'oklab');
  const colours = Array.from({ length: classes }, (_, i) => {
    const exact = stops.length === classes ? stops[i] : undefined;
    return exact ?? formatHex(at(classes === 1 ? 0.5 : i / (classes - 1)));
  });
  return reverse ? colours.reverse() : colours;
}
