import { areaOpacity, type Ground } from '../catalogue/ground';
import { isDiverging } from '../styles/palettes';
import {
  circlesOnClassesRadius,
  circlesRadius,
  colouredSize,
  iconSize,
  soleSize,
  type OwnSize
} from '../styles/own-size';
import type { ZoomRange } from '../marks/zoom-range';
import type { StyleSpec } from '../styles/schema';
import { themeColour, themePalette } from '../styles/sole-colour';
import type { TableProfile } from '../table/profile';
import type { Wording } from '../wording';
import { roleOf, type StackRole } from './stack';
import { explainZooms } from './zooms';

/** What is chosen for a layer besides its variable and style, in the order a reader asks for it. */
export const aspects = ['classes', 'palette', 'place', 'size', 'labels', 'opacity', 'range'] as const;
export type Aspect = (typeof aspects)[number];

/** One choice and why, in a line. */
export interface Choice {
  aspect: Aspect;
  reason: Wording;
}

/** What the choices for a layer depend on besides its data. */
export interface ChoiceContext {
  style: StyleSpec;
  /** as `proposeLabels` says it */
  labels: Wording;
  topic?: string | undefined;
  /** of the basemap, or of the pictures below */
  ground: Ground;
  opacity: number;
  /** zooms at which it is drawn; `automatic`: nobody chose them */
  zooms?: ZoomRange & { automatic: boolean };
}

const both = (fr: string, en: string): Wording => ({ fr, en });

const places: Record<StackRole, Wording> = {
  table: both('nulle part\u00a0: un tableau sans position', 'nowhere: a table without positions'),
  raster: both('sous toutes les autres\u00a0: une image', 'below all others: a picture'),
  surface: both('sous les lignes et les points\u00a0: une surface pleine', 'below lines and points: a filled surface'),
  outline: both('au-dessus des surfaces\u00a0: elle les laisse voir', 'above surfaces: they show through it'),
  line: both('au-dessus des surfaces, sous les points', 'above surfaces, below points'),
  circle: both('au-dessus des surfaces et des lignes, sous les points', 'above surfaces and lines, below points'),
  point: both('au-dessus de tout\u00a0: un point ne cache presque rien', 'above all: a point hides hardly anything')
};

const methods: Record<string, Wording> = {
  quantile: both('autant de lieux dans chacune', 'as many places in each'),
  jenks: both('les lieux les plus semblables ensemble', 'places most alike together'),
  manual: both('aux bornes qui étaient données', 'at the breaks that were given')
};

/**
 * Why a layer has its classes, colours, place, size, names, opacity and range of scales, a line each; aspects that its style
 * has not are left out. Says what is drawn, whoever chose it.
 */
export function explainChoices(profile: TableProfile, context: ChoiceContext): Choice[] {
  const { style } = context;
  const reasons: Record<Aspect, Wording | null> = {
    classes: classesOf(style),
    palette: paletteOf(style, context.topic),
    place: places[roleOf({ geometry: profile.geometry, style })],
    size: sizeOf(style, profile),
    labels: context.labels,
    opacity: opacityOf(profile, context),
    range: explainZooms(profile, context.zooms ?? {}, context.zooms?.automatic ?? true)
  };
  return aspects.flatMap((aspect) => {
    const reason = reasons[aspect];
    return reason ? [{ aspect, reason }] : [];
  });
}

function classesOf(style: StyleSpec): Wording | null {
  if (style.kind === 'categories') {
    const count = style.values?.length ?? 0;
    return both(`${count}, les plus fréquentes d’abord`, `${count}, the most frequent first`);
  }
  if (style.kind !== 'classes') return null;
  const count = style.breaks ? style.breaks.length - 1 : style.classes;
  const how = methods[style.method];
  return how ? both(`${count}, ${how.fr}`, `${count}, ${how.en}`) : both(`${count}`, `${count}`);
}

function paletteOf(style: StyleSpec, topic: string | undefined): Wording | null {
  const expected = both('celle que l’on attend de ce thème', 'the one expected of this theme');
  if ('palette' in style && style.kind === 'classes') {
    if (style.palette === themePalette(topic)) return expected;
    return isDiverging(style.palette)
      ? both('deux teintes, de part et d’autre d’une valeur', 'two hues, on both sides of a value')
      : both('une teinte libre dans la pile, du clair au foncé', 'a hue free in the stack, from light to dark');
  }
  if ('colour' in style) {
    return style.colour === themeColour(topic)
      ? expected
      : both('distincte des autres couches, à toutes les vues', 'apart from the other layers, to every sight');
  }
  if (style.kind === 'categories' && style.values?.every(({ colour }) => /^(seq|div)-/.test(colour)))
    return both('du clair au foncé, dans l’ordre des degrés', 'from light to dark, in the order of the steps');
  return both('une couleur par valeur, distinctes à toutes les vues', 'a colour per value, apart to every sight');
}

/** The size that a style gets by itself; null for those whose sizes tell of values alone, or that have none. */
function ownSize(style: StyleSpec, profile: TableProfile): OwnSize | null {
  const column = 'column' in style ? profile.columns.find(({ name }) => name === style.column) : undefined;
  switch (style.kind) {
    case 'single':
      return soleSize(profile);
    case 'classes':
    case 'categories':
    case 'bivariate':
      return colouredSize(profile);
    case 'icons':
      return iconSize(profile);
    case 'circles':
      return column ? circlesRadius(profile, column) : null;
    case 'circles-on-classes':
      return column ? circlesOnClassesRadius(profile, column) : null;
    default:
      return null;
  }
}

function sizeOf(style: StyleSpec, profile: TableProfile): Wording | null {
  const { geometry } = profile;
  const size = 'maxRadius' in style ? style.maxRadius : 'size' in style ? style.size : undefined;
  const own = ownSize(style, profile);
  if (own?.why && own.size === size) {
    const number = { fr: new Intl.NumberFormat('fr').format(size), en: new Intl.NumberFormat('en').format(size) };
    return both(`${number.fr}\u00a0px\u00a0: ${own.why.fr}`, `${number.en}\u00a0px: ${own.why.en}`);
  }
  if ('maxRadius' in style)
    return both(
      `${style.maxRadius}\u00a0px de rayon pour la plus grande valeur, en surface pour les autres`,
      `${style.maxRadius}\u00a0px of radius for the largest value, by area for the others`
    );
  if ('maxHeight' in style)
    return both(
      `${style.maxHeight}\u00a0px de haut pour la plus grande valeur, en proportion pour les autres`,
      `${style.maxHeight}\u00a0px high for the largest value, in proportion for the others`
    );
  if (!('size' in style) || geometry === 'polygon' || geometry === 'none') return null;
  return geometry === 'line'
    ? both(`${style.size}\u00a0px, assez pour la couleur`, `${style.size}\u00a0px, enough for the colour`)
    : both(
        `${style.size}\u00a0px, assez pour la couleur sans trop se couvrir`,
        `${style.size}\u00a0px, enough for the colour, not to overlap`
      );
}

function opacityOf({ geometry }: TableProfile, { style, ground, opacity }: ChoiceContext): Wording {
  const full = geometry === 'polygon' && roleOf({ geometry, style }) === 'surface';
  const drawn = full ? areaOpacity(ground, { opacity, automatic: true }) : opacity;
  const percent = Math.round(drawn * 100);
  if (full && drawn < 1 && opacity === 1)
    return both(`${percent}\u00a0%\u00a0: le fond se lit dessous`, `${percent}\u00a0%: the basemap is read below`);
  if (drawn < 1) return both(`${percent}\u00a0%, comme choisi`, `${percent}\u00a0%, as chosen`);
  return both('pleine\u00a0: la couleur est celle de la légende', 'full: the colour is the legend’s');
}
