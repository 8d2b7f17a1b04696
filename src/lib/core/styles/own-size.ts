import type { ColumnProfile, TableProfile } from '../table/profile';
import { USUAL_MAP } from '../table/usual-map';
import type { Wording } from '../wording';

/** A size that automatic cartography gives, CSS pixels, and why it is not the usual one; null: it is. */
export interface OwnSize {
  size: number;
  why: Wording | null;
}

type Crowd = Pick<TableProfile, 'geometry' | 'placed' | 'grain'>;

const both = (fr: string, en: string): Wording => ({ fr, en });
const spelt = (count: number): { fr: string; en: string } => ({
  fr: new Intl.NumberFormat('fr').format(count),
  en: new Intl.NumberFormat('en').format(count)
});

/** Features that are few enough to be shown larger, and the fewest. */
const FEW = 40;
const FEWEST = 12;
/** Points up to which they keep their usual size, and how far apart they are then, pixels. */
const MANY_POINTS = 2500;
const ROOM_OF_POINT = 4;
/** Pixels between lines below which they grow thinner. */
const ROOM_OF_LINE = 4;

/** Radius of dots: larger where they are few, smaller where they are thousands, or close together. */
function dotRadius(usual: number, { placed, grain }: Crowd): OwnSize {
  if (placed <= FEW)
    return {
      size: usual + (placed <= FEWEST ? 3 : 1.5),
      why: both('peu de points, chacun compte', 'few points, each of them counts')
    };
  const close = (grain?.pixels ?? ROOM_OF_POINT) / ROOM_OF_POINT;
  const size = halves(usual * Math.max(0.5, Math.min(1, Math.sqrt(MANY_POINTS / placed), close)));
  if (size >= usual) return { size: usual, why: null };
  const count = spelt(placed);
  return {
    size,
    why: both(`${count.fr} points, plus petits pour moins se couvrir`, `${count.en} points, smaller to overlap less`)
  };
}

/** Width of lines: wider where they are few, thinner where they are close together. */
function strokeWidth(usual: number, { placed, grain }: Crowd): OwnSize {
  const room = (grain?.pixels ?? ROOM_OF_LINE) / ROOM_OF_LINE;
  if (room < 1) {
    const size = Math.max(0.75, Math.round(4 * usual * room) / 4);
    if (size < usual)
      return {
        size,
        why: both('plus fin, car les tracés sont serrés', 'thinner, since the lines are close together')
      };
  }
  if (placed <= FEWEST)
    return { size: usual + 1, why: both('peu de tracés, chacun compte', 'few lines, each of them counts') };
  return { size: usual, why: null };
}

/** Size of the features themselves: radius of dots, width of lines; areas have none. */
function featureSize(usual: number, crowd: Crowd): OwnSize {
  if (crowd.geometry === 'point') return dotRadius(usual, crowd);
  return crowd.geometry === 'line' ? strokeWidth(usual, crowd) : { size: usual, why: null };
}

/** Part of a usual map that circles cover: less is lost in it where they are few, more hides what lies under them. */
const [LEAST_INK, MOST_INK] = [0.015, 0.6];
const FEW_CIRCLES = 20;
const LEAST_LARGEST = 8;

/** Radius of the largest circle: larger where few circles cover little, smaller where they would cover the map. */
function largestRadius(usual: number, { placed }: Crowd, { min, max, sum }: ColumnProfile): OwnSize {
  if (min === undefined || max === undefined || sum === undefined || min < 0 || max <= 0)
    return { size: usual, why: null };
  // areas add up as the values do
  const circles = sum / max;
  const map = USUAL_MAP.width * USUAL_MAP.height;
  const of = (ink: number): number => Math.sqrt((ink * map) / (Math.PI * circles));
  // one alone is compared with none
  if (placed > 1 && placed <= FEW_CIRCLES) {
    const size = Math.min(Math.round(1.5 * usual), Math.round(of(LEAST_INK)));
    if (size > usual) return { size, why: both('peu de cercles, chacun compte', 'few circles, each of them counts') };
  }
  const size = Math.max(LEAST_LARGEST, Math.round(of(MOST_INK)));
  if (size >= usual) return { size: usual, why: null };
  return {
    size,
    why: both('de grandes valeurs partout\u00a0: moins couvrir', 'large values everywhere: to cover less')
  };
}

/** Usual sizes of features in one colour, and in several: these need more of each. */
const sole = { point: 4, line: 2, polygon: 4, none: 4 } as const;
const coloured = { point: 5, line: 3, polygon: 5, none: 5 } as const;

/** Size of features that are all alike. */
export const soleSize = (profile: Crowd): OwnSize => featureSize(sole[profile.geometry], profile);

/** Size of features that are told apart by their colours. */
export const colouredSize = (profile: Crowd): OwnSize => featureSize(coloured[profile.geometry], profile);

/** Radius of the largest proportional circle: those of areas have more room. */
export const circlesRadius = (profile: Crowd, column: ColumnProfile): OwnSize =>
  largestRadius(profile.geometry === 'point' ? 16 : 24, profile, column);

/** The same over areas in classes. */
export const circlesOnClassesRadius = (profile: Crowd, column: ColumnProfile): OwnSize =>
  largestRadius(22, profile, column);

/** Size of icons: larger where they are few. */
export function iconSize({ placed }: Crowd): OwnSize {
  const usual = 20;
  return placed <= FEWEST
    ? { size: usual + 6, why: both('peu de lieux, chacun compte', 'few places, each of them counts') }
    : { size: usual, why: null };
}

function halves(size: number): number {
  return Math.round(2 * size) / 2;
}
