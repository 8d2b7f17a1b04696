import { describe, expect, it } from 'vitest';
import { apart } from './colour-distance';
import { paletteSchema } from './colour-schema';
import { colourOf, qualitative, rampOf } from './palettes';
import { colourValues } from './categories/colour-values';

const themes = ['light', 'dark'] as const;

describe('rampOf', () => {
  it.each(paletteSchema.options)('%s has as many colours as classes, told apart, in both themes', (palette) => {
    for (const theme of themes) {
      for (let classes = 1; classes <= 7; classes++) {
        const ramp = rampOf(palette, classes, theme);
        expect(ramp).toHaveLength(classes);
        for (const colour of ramp) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
        for (let i = 1; i < classes; i++) expect(apart(ramp[i]!, ramp[i - 1]!)).toBeGreaterThan(4);
        expect(rampOf(palette, classes, theme, true)).toEqual([...ramp].reverse());
      }
    }
  });

  it('takes the stops as they are', () => {
    expect(rampOf('ocre', 5, 'light')).toEqual(['#fbf0d1', '#eace9b', '#d9ab6b', '#c68944', '#ac692c']);
    expect(rampOf('bleu', 7, 'dark')[0]).toBe('#193661');
    expect(rampOf('petrole-ocre', 7, 'light')[3]).toBe('#eceae4');
  });
});

describe('colourOf', () => {
  it('knows hexes, names and ramp stops, and forgives the unknown', () => {
    expect(colourOf('#123456', 'dark')).toBe('#123456');
    expect(colourOf('theme-eau', 'dark')).toBe('#6fb6dc');
    expect(colourOf('seq-bleu-7', 'light')).toBe('#1e3961');
    expect(colourOf('div-foret-prune-4', 'light')).toBe('#eceae4');
    expect(colourOf('quelque-chose', 'light')).toMatch(/^#[0-9a-f]{6}$/);
  });
});

describe('distances', () => {
  it.each(themes)('keep the ten kinds apart for every sight, %s', (theme) => {
    const colours = qualitative.map((c) => colourOf(c, theme));
    for (const [i, a] of colours.entries())
      for (const b of colours.slice(i + 1)) expect(apart(a, b)).toBeGreaterThan(16);
  });

  it.each(themes)('keep the twelve colours of categories apart, %s', (theme) => {
    const values = colourValues(Array.from({ length: 12 }, (_, i) => `v${i}`));
    const colours = values.map((v) => colourOf(v.colour, theme));
    for (const [i, a] of colours.entries())
      for (const b of colours.slice(i + 1)) expect(apart(a, b)).toBeGreaterThan(9);
  });

  it('see red and green alike where a deuteranope does', () => {
    expect(apart('#b04040', '#7a7a20')).toBeLessThan(apart('#b04040', '#4040b0'));
    expect(apart('#3b8cdf', '#3b8cdf')).toBe(0);
  });
});
