import type { Theme } from '../kind';
import { rampOf } from '../palettes';
import { rgba } from '../rgba';
import type { HeatStyle } from './schema';

/** Values of a ramp. */
const RAMP = 256;
/** Part of the ramp over which the shade comes out of the ground. */
const FADE = 0.3;
/** Opacity of all but the faintest shades: what lies below is still guessed. */
const STRENGTH = 0.88;

/** Colours of the ramp, faint to strong, clear where it is faintest. */
export function heatRamp(style: Pick<HeatStyle, 'palette' | 'reverse'>, theme: Theme): Uint8Array {
  const ramp = new Uint8Array(4 * RAMP);
  rampOf(style.palette, RAMP, theme, style.reverse).forEach((colour, i) => {
    const out = Math.min(1, i / (RAMP - 1) / FADE);
    ramp.set(rgba(colour, Math.round(255 * STRENGTH * out * out * (3 - 2 * out))), 4 * i);
  });
  return ramp;
}

/** Colours of a ramp as a legend shows them, the first and the last among them. */
export function heatColours(style: Pick<HeatStyle, 'palette' | 'reverse'>, theme: Theme): string[] {
  const ramp = heatRamp(style, theme);
  return Array.from({ length: 18 }, (_, i) => {
    const [red, green, blue, alpha] = ramp.subarray(60 * i, 60 * i + 4);
    return `rgb(${red} ${green} ${blue} / ${((alpha as number) / 255).toFixed(2)})`;
  });
}
