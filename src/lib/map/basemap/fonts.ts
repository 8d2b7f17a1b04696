import italicLatin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2?url';
import italicLatinExt from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-italic.woff2?url';
import latin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import latinExt from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2?url';
import { labelFonts } from './font-names';

const latinRange =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212';
const latinExtRange = 'U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1E9F, U+1EF2-1EFF';

const faces: { family: string; weight: string; style: string; files: [latin: string, ext: string] }[] = [
  { family: labelFonts.regular, weight: '400', style: 'normal', files: [latin, latinExt] },
  { family: labelFonts.medium, weight: '500', style: 'normal', files: [latin, latinExt] },
  { family: labelFonts.semibold, weight: '600', style: 'normal', files: [latin, latinExt] },
  { family: labelFonts.italic, weight: '400', style: 'italic', files: [italicLatin, italicLatinExt] }
];

let declared = false;

/** Resolves when the letters of labels can be drawn in their own font, or when it is known that they never will. */
export async function labelFontsLoaded(): Promise<void> {
  // a letter of each file
  await document.fonts.load(`500 32px "${labelFonts.medium}"`, 'aő').catch(() => []);
}

/**
 * Declares the label fonts to the page, once; a file is fetched when a label first needs it. A style's own
 * `font-faces` cannot choose a weight in a variable font, so the page declares one face per weight and the style has
 * neither `glyphs` nor `font-faces`: no glyph server is ever called.
 */
export function declareLabelFonts(): void {
  if (declared) return;
  declared = true;
  for (const { family, weight, style, files } of faces) {
    const ranges = [latinRange, latinExtRange];
    files.forEach((file, i) => {
      document.fonts.add(
        new FontFace(family, `url("${new URL(file, document.baseURI).href}") format("woff2")`, {
          weight,
          style,
          unicodeRange: ranges[i] ?? latinRange
        })
      );
    });
  }
}
