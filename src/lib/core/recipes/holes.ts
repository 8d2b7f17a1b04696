import { quote, type TerritoryPlace } from '../catalogue/cut';

/** A text that names the territory, with `{of}` and `{territory}` in its place. Whole words only: « Lot » is not in « loterie ». */
export function withHoles(text: string, place: TerritoryPlace): string {
  const holed = [
    [place.of, '{of}'],
    [place.name, '{territory}']
  ].reduce(
    (out, [name, hole]) => (name ? (out as string).replace(wholeWord(name), hole as string) : out),
    text
  ) as string;
  return quote(holed, place) === text ? holed : text;
}

function wholeWord(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}-])${literal}(?![\\p{L}\\p{N}-])`, 'gu');
}
