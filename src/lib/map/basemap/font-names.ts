/** Names of the label fonts, as the style asks for them. MapLibre reads weight and slant from the last word. */
export const labelFonts = {
  regular: 'Millefeuille Carte Regular',
  medium: 'Millefeuille Carte Medium',
  semibold: 'Millefeuille Carte SemiBold',
  italic: 'Millefeuille Carte Italic'
} as const;
