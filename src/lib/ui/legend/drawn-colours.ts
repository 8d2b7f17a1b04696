import type { LegendModel } from '../../core/marks/marks';

const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/**
 * A CSS hex colour (`#rrggbb`, `#rrggbbaa`) at an opacity of 0 to 1 over a paper (`#rrggbb`), as one sees it; what is no
 * hex colour (`transparent`) stays.
 */
export function drawnOver(colour: string, opacity: number, paper: string): string {
  if (!/^#[0-9a-f]{6}([0-9a-f]{2})?$/i.test(colour)) return colour;
  const part = opacity * (colour.length === 9 ? parseInt(colour.slice(7), 16) / 255 : 1);
  if (part === 1) return colour;
  const below = channels(paper);
  const mixed = channels(colour).map((v, i) => Math.round(v * part + (below[i] as number) * (1 - part)));
  return `#${mixed.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

/** A legend with every colour as it is drawn at the opacity of its layer; a picture's comes as its server sends it. */
export function drawnLegend(legend: LegendModel, opacity: number, paper: string): LegendModel {
  if (opacity === 1) return legend;
  const drawn = (colour: string): string => drawnOver(colour, opacity, paper);
  switch (legend.type) {
    case 'single':
    case 'circles':
      return { ...legend, fill: drawn(legend.fill), stroke: drawn(legend.stroke) };
    case 'extruded-columns':
      return {
        ...legend,
        fill: drawn(legend.fill),
        classes: legend.classes && { ...legend.classes, colours: legend.classes.colours.map(drawn) }
      };
    case 'classes':
      return { ...legend, colours: legend.colours.map(drawn) };
    case 'bivariate':
      return { ...legend, colours: legend.colours.map((row) => row.map(drawn)) };
    case 'categories':
      return {
        ...legend,
        items: legend.items.map((item) => ({ ...item, colour: drawn(item.colour) })),
        others: legend.others && { ...legend.others, colour: drawn(legend.others.colour) }
      };
    case 'dot-density':
      return { ...legend, colour: drawn(legend.colour) };
    default:
      return legend;
  }
}
