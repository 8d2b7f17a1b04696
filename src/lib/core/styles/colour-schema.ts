import * as v from 'valibot';

/** `#rrggbb`, or the name of a palette colour (`qual-1` … `qual-10`, `theme-eau`…) that has a light and a dark value. */
export const colourSchema = v.pipe(v.string(), v.regex(/^(#[0-9a-f]{6}|[a-z]+(-[a-z0-9]+)+)$/));

/** Name of a sequential or diverging palette, light and dark (`bleu petrole foret ocre brique prune …`). */
export const paletteSchema = v.picklist([
  'bleu',
  'petrole',
  'foret',
  'ocre',
  'brique',
  'prune',
  'petrole-ocre',
  'bleu-brique',
  'foret-prune'
]);
export type PaletteName = v.InferOutput<typeof paletteSchema>;
