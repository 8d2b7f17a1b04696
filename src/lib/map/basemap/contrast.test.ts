import { wcagContrast } from 'culori';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rampOf } from '../../core/styles/palettes';
import { paletteSchema } from '../../core/styles/colour-schema';
import { groundColours } from './colours';

/** A translucent CSS colour (`rgba(r, g, b, a)`) over an opaque one (`#rrggbb`). */
function over(top: string, under: string): string {
  const [r, g, b, a] = top.match(/[\d.]+/g)!.map(Number) as [number, number, number, number];
  const below = [1, 3, 5].map((at) => parseInt(under.slice(at, at + 2), 16));
  const mixed = [r, g, b].map((v, i) => Math.round(v * a + below[i]! * (1 - a)));
  return `#${mixed.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

describe.each(['light', 'dark', 'print'] as const)('names of the %s ground', (look) => {
  const colours = groundColours(look);
  const names = [colours.label, colours.labelQuiet];

  it('are read on land, abroad, at sea and on bare paper', () => {
    for (const name of names)
      for (const ground of [colours.land, colours.landOutside, colours.paper])
        expect(wcagContrast(name, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(colours.labelWater, colours.sea)).toBeGreaterThanOrEqual(4.5);
    // written at 80 %
    const { labelQuiet, landOutside } = colours;
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(labelQuiet.slice(at, at + 2), 16));
    expect(wcagContrast(over(`rgba(${r}, ${g}, ${b}, 0.8)`, landOutside), landOutside)).toBeGreaterThanOrEqual(4.5);
  });

  it('are read on their halo over any class of any palette', () => {
    const theme = look === 'dark' ? 'dark' : 'light';
    for (const palette of paletteSchema.options)
      for (const classes of [5, 7])
        for (const fill of rampOf(palette, classes, theme))
          for (const name of names)
            expect(wcagContrast(name, over(colours.halo, fill)), `${name} over ${fill}`).toBeGreaterThanOrEqual(7);
  });
});

/** Values of the design tokens in a theme, `--name` against its colour. */
function tokens(theme: 'light' | 'dark'): Map<string, string> {
  const css = readFileSync(new URL('../../ui/base/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = css.split(":root[data-theme='dark']");
  const read = (text: string): [string, string][] =>
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1]!, found[2]!]);
  return new Map([...read(light), ...(theme === 'dark' ? read(dark.split('@media')[0]!) : [])]);
}

describe.each(['light', 'dark'] as const)('texts beside and over the map, %s', (theme) => {
  const of = tokens(theme);

  it('of legend, credits, scale and messages are read on their papers', () => {
    for (const paper of ['papier', 'papier-2'])
      for (const ink of ['encre', 'encre-2', 'encre-3', 'erreur', 'accent'])
        expect(wcagContrast(of.get(ink)!, of.get(paper)!), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    for (const [ink, paper] of [
      ['alerte', 'alerte-fond'],
      ['succes', 'succes-fond'],
      ['erreur', 'erreur-fond'],
      ['sur-accent', 'accent']
    ] as const)
      expect(wcagContrast(of.get(ink)!, of.get(paper)!), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    // of the scale, written on the map itself
    for (const ground of ['carte-mer', 'carte-terre', 'carte-terre-hors'])
      expect(wcagContrast(of.get('carte-etiquette')!, of.get(ground)!), ground).toBeGreaterThanOrEqual(4.5);
    // credits lie on paper that lets an eighth of the map through: of the darkest and of the lightest
    const { r, g, b } = parse(of.get('papier')!);
    for (const under of ['#000000', '#ffffff'])
      expect(wcagContrast(of.get('encre-2')!, over(`rgba(${r}, ${g}, ${b}, 0.88)`, under))).toBeGreaterThanOrEqual(4.5);
  });

  it('say the same colours as the map’s own ground', () => {
    const ground = groundColours(theme);
    expect([of.get('carte-mer'), of.get('carte-terre'), of.get('carte-etiquette')]).toEqual([
      ground.sea,
      ground.land,
      ground.label
    ]);
  });
});

function parse(hex: string): { r: number; g: number; b: number } {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return { r, g, b };
}
