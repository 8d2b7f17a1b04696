import { formatHex, modeOklab, modeRgb, parseHex, useMode } from 'culori/fn';
import type { Theme } from '../kind';
import type { SquareName } from './schema';

useMode(modeRgb);
const toOklab = useMode(modeOklab);

/** Classes of each column. */
export const SIDE = 3;

/**
 * Colours on light paper, rows from the low to the high class of the second column, within a row from low to high of the
 * first (Joshua Stevens, « Bivariate choropleth maps: a how-to guide », 2015).
 */
const onLight: Readonly<Record<SquareName, string>> = {
  'prune-petrole': '#e8e8e8 #ace4e4 #5ac8c8 #dfb0d6 #a5add3 #5698b9 #be64ac #8c62aa #3b4994',
  'brique-bleu': '#e8e8e8 #e4acac #c85a5a #b0d5df #ad9ea5 #985356 #64acbe #627f8c #574249',
  'ocre-violet': '#e8e8e8 #e4d9ac #c8b35a #cbb8d7 #c8ada0 #af8e53 #9972af #976b82 #804d36'
};

/** The same hue and strength with its lightness turned round: on dark paper low is dark, high is light. */
function onDark(hex: string): string {
  const { l, a, b } = toOklab(parseHex(hex)) as { l: number; a: number; b: number };
  // 0.93 (the palest) becomes 0.34, just above the paper; 0.40 (the deepest) 0.86
  return formatHex({ mode: 'oklab', l: 0.34 + (0.93 - l) * 0.98, a: a * 1.05, b: b * 1.05 });
}

/**
 * Colours of a square palette in CSS hex: row by class of the second column, column by class of the first, low to high.
 * Fewer classes on a side (few distinct values) take its ends.
 */
export function squareOf(name: SquareName, across: number, up: number, theme: Theme): string[][] {
  const light = onLight[name].split(' ');
  const pick = (i: number, count: number): number => (count === 1 ? 1 : Math.round((i * (SIDE - 1)) / (count - 1)));
  return Array.from({ length: up }, (_, j) =>
    Array.from({ length: across }, (_, i) => {
      const hex = light[pick(j, up) * SIDE + pick(i, across)] as string;
      return theme === 'light' ? hex : onDark(hex);
    })
  );
}
