import { areaOpacity, strongerGround, type Ground } from '../core/catalogue/ground';
import type { Mark, Paint, Rgba } from '../core/marks/marks';
import type { DrawnLayer, Theme } from './map-view';

/** What a layer draws in its own place of the stack. */
export type ShownMark = Exclude<Mark, { mark: 'texts' }>;

/** How data are made to stand off a ground that is not quiet. Widths are CSS pixels. */
export interface Emphasis {
  /** added to the widths that were chosen automatically */
  widen: number;
  /** width of the paper on each side of lines and round points */
  casing: number;
  colour: Rgba;
  ground: Ground;
}

const casings: Record<Theme, Rgba> = { light: [255, 255, 255, 235], dark: [16, 22, 27, 235] };

/** What a ground asks for; null: nothing, data lie on it as they are. */
export function emphasisOf(ground: Ground, theme: Theme): Emphasis | null {
  if (ground === 'quiet') return null;
  const colour = casings[theme];
  return ground === 'photo' ? { widen: 1, casing: 1.75, colour, ground } : { widen: 0.4, casing: 1.1, colour, ground };
}

/** Part of the casing that edges of areas have: they run in networks. */
const EDGE_CASING = 0.65;

/** A mark as it is drawn over a ground. */
export interface Strong {
  /** number of the mark in its layer, or that and `casing` */
  key: string;
  mark: ShownMark;
  /** thickens edges on each side, CSS pixels */
  spread: number;
  /** widens the lines of a hatch, CSS pixels */
  hatchSpread: number;
  opacity: number;
  pickable: boolean;
}

/**
 * Marks of a layer, bottom first, as a ground asks for: wider strokes where the style is automatic, and the paper round
 * lines, lone edges, hatches and points whoever chose the style. Nothing of it enters the document.
 */
export function strengthen(layer: DrawnLayer, emphasis: Emphasis | null): Strong[] {
  return layer.marks.flatMap((mark, i) => {
    if (mark.mark === 'texts') return [];
    const plain = { mark, key: `${i}`, spread: 0, hatchSpread: 0, opacity: layer.opacity, pickable: true };
    return emphasis ? stronger(plain, layer, emphasis) : [filled(plain, layer, 'quiet')];
  });
}

/** Areas as they are filled over a ground, pictures of layers below included. */
function filled(plain: Strong, { opacity, automatic = false, ground = 'quiet' }: DrawnLayer, basemap: Ground): Strong {
  const { mark } = plain;
  if (mark.mark !== 'polygons' || typeof mark.hatch === 'object') return plain;
  return { ...plain, opacity: areaOpacity(strongerGround(basemap, ground), { opacity, automatic }) };
}

function stronger(plain: Strong, layer: DrawnLayer, emphasis: Emphasis): Strong[] {
  const { mark } = plain;
  const { casing, colour } = emphasis;
  const automatic = layer.automatic === true;
  const widen = automatic ? emphasis.widen : 0;
  const below: Strong = { ...plain, key: `${plain.key}-casing`, pickable: false };
  switch (mark.mark) {
    case 'raster':
    case 'shade':
    case 'numbers':
      return [plain];
    case 'polygons': {
      if (typeof mark.hatch !== 'object') return [filled(plain, layer, emphasis.ground)];
      const paper = { ...mark, fill: cased(mark.fill, colour) };
      return [
        { ...below, mark: paper, hatchSpread: widen + casing },
        { ...plain, hatchSpread: widen }
      ];
    }
    case 'outlines': {
      // edges between areas that are filled part them already
      if (layer.marks.some((m) => m.mark === 'polygons' && m.shape === mark.shape && !m.hatch)) return [plain];
      // faint edges (round circles) stay so
      const weight = mark.stroke instanceof Uint8Array ? 1 : mark.stroke[3] / 255;
      const paper = { ...mark, stroke: cased(mark.stroke, colour) };
      return [
        { ...below, mark: paper, spread: (widen / 2 + EDGE_CASING * casing) * weight },
        { ...plain, spread: (widen / 2) * weight }
      ];
    }
    case 'lines': {
      // widths that tell of values keep their proportions
      const width = typeof mark.width === 'number' ? mark.width + widen : mark.width;
      const around = typeof width === 'number' ? width + 2 * casing : grown(width, 2 * casing);
      const paper = { ...mark, width: around, stroke: cased(mark.stroke, colour) };
      return [
        { ...below, mark: paper },
        { ...plain, mark: { ...mark, width } }
      ];
    }
    case 'dots': {
      const radius = mark.radius + (widen + casing) / 2;
      return [{ ...plain, mark: { ...mark, radius, stroke: colour, strokeWidth: mark.strokeWidth + casing } }];
    }
    // their own edge parts them from any ground
    case 'icons':
      return [plain];
    case 'columns':
    case 'flows':
      return [{ ...plain, mark: { ...mark, stroke: colour } }];
    case 'circles': {
      const stroke = casing * 0.6;
      const radius = grown(mark.radius, stroke / 2);
      return [{ ...plain, mark: { ...mark, radius, stroke: colour, strokeWidth: mark.strokeWidth + stroke } }];
    }
  }
}

/** What `make` gives, made once for an array and what it was asked with. */
function once<A extends object, B>(store: WeakMap<A, Map<string, B>>, of: A, asked: string, make: () => B): B {
  const known = store.get(of) ?? new Map<string, B>();
  store.set(of, known);
  const made = known.get(asked) ?? make();
  known.set(asked, made);
  return made;
}

const casedPaints = new WeakMap<Uint8Array, Map<string, Uint8Array>>();

/** The same paint in one colour, as far as it is seen: rows that are clear or put out stay so. Made once a paint. */
function cased(paint: Paint, colour: Rgba): Paint {
  const [red, green, blue, full] = colour;
  if (!(paint instanceof Uint8Array)) return [red, green, blue, (full * paint[3]) / 255];
  return once(casedPaints, paint, String(colour), () => {
    const made = paint.slice();
    for (let i = 0; i < made.length; i += 4) {
      const alpha = made[i + 3] as number;
      if (alpha > 0) made.set([red, green, blue, (full * alpha) / 255], i);
    }
    return made;
  });
}

const grownSizes = new WeakMap<Float32Array, Map<string, Float32Array>>();

/** Radii or widths with room for a wider edge: what it encloses keeps its size. Made once an array. */
function grown(sizes: Float32Array, by: number): Float32Array {
  return once(grownSizes, sizes, String(by), () => sizes.map((size) => size + by));
}
