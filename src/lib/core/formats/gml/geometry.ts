import { parseCrs } from '../../crs/name';
import { Floats } from '../../table/growing';
import { arcAround, arcThrough, circleThrough, radiusAt } from './arcs';
import { spacedNumbers, tupleNumbers } from './numbers';
import { mark, type GmlShape } from './shape';

type Attributes = Readonly<Record<string, string>>;
type Position = [x: number, y: number];

/** What positions are written in, until an element says otherwise. */
export interface Reference {
  /** `srsName` as written, null when nothing said one */
  srsName: string | null;
  /** numbers a position, null when nothing said so */
  dimension: number | null;
}

/** Geometry elements of GML 2, 3.1 and 3.2. */
export const geometryNames: ReadonlySet<string> = new Set(
  (
    'Point MultiPoint LineString LinearRing Ring Curve CompositeCurve OrientableCurve MultiLineString MultiCurve Polygon Surface ' +
    'CompositeSurface OrientableSurface PolyhedralSurface Tin TriangulatedSurface MultiPolygon MultiSurface MultiGeometry ' +
    'GeometricComplex Box Envelope EnvelopeWithTimePeriod Solid CompositeSolid MultiSolid SimplePolygon SimpleRectangle SimpleTriangle SimpleMultiPoint'
  ).split(' ')
);
const lines = new Set('LineString LinearRing Ring Curve CompositeCurve OrientableCurve'.split(' '));
const polygons = new Set(
  'Polygon PolygonPatch Triangle Rectangle SimplePolygon SimpleRectangle SimpleTriangle'.split(' ')
);
const boxes = new Set(['Box', 'Envelope', 'EnvelopeWithTimePeriod']);
const rings = new Set(['exterior', 'interior', 'outerBoundaryIs', 'innerBoundaryIs']);
const shells = new Set(['exterior', 'outerBoundaryIs']);
/** pieces of a curve; those that are not computed are refused rather than drawn wrong */
const straight = new Set(['LineStringSegment', 'GeodesicString', 'Geodesic', 'CubicSpline']);
const arcs = new Set(['Arc', 'ArcString', 'Circle', 'ArcByCenterPoint', 'CircleByCenterPoint']);
const uncomputed = new Set(['ArcByBulge', 'ArcStringByBulge', 'Bezier', 'BSpline', 'Clothoid', 'OffsetCurve']);

interface Frame {
  name: string;
  reference: Reference;
  /** first vertex inside */
  from: number;
  attributes: Attributes;
}

/**
 * Reads one geometry element from its tags: any type of GML 2, 3.1 or 3.2, arcs made of short chords, heights left
 * aside. Positions come out x first whatever the coordinate system's axis order.
 */
export class GeometryScan {
  /** `srsName` of the first position */
  srsName: string | null = null;
  curved = false;
  /** positions had a third number */
  raised = false;
  readonly #coords: Floats;
  readonly #frames: Frame[] = [];
  readonly #marks: number[] = [];
  #polygon: { name: string; shell: number[] | null; holes: number[] } | null = null;
  /** outermost line or ring under way: its depth, and where its pieces begin */
  #line: { depth: number; pieces: number[] } | null = null;
  #refused = false;
  /** parts of the arc under way */
  #radius = { value: NaN, unit: '' };
  #angles = { start: NaN, end: NaN };
  #coord: number[] = [];
  readonly #reference: Reference;
  readonly #axis: 'xy' | 'yx' | undefined;

  /** `axis`: the order of all positions, when somebody states it. `scratch`: emptied, and used until the shape is taken. */
  constructor(reference: Reference, axis?: 'xy' | 'yx', scratch = new Floats()) {
    this.#reference = reference;
    this.#axis = axis;
    this.#coords = scratch;
    scratch.length = 0;
  }

  open(name: string, attributes: Attributes): void {
    const above = this.#frames[this.#frames.length - 1]?.reference ?? this.#reference;
    const { srsName } = attributes;
    const size = attributes['srsDimension'] ?? attributes['dimension'];
    const dimension = size === undefined ? above.dimension : Math.min(4, Math.max(2, Number(size) || 2));
    const reference =
      srsName === undefined && size === undefined ? above : { srsName: srsName ?? above.srsName, dimension };
    this.#frames.push({ name, reference, from: this.#vertices, attributes });
    if (polygons.has(name)) this.#polygon = { name, shell: null, holes: [] };
    else if (lines.has(name)) {
      if (this.#line) this.#line.pieces.push(this.#vertices);
      else this.#line = { depth: this.#frames.length, pieces: [] };
    } else if (straight.has(name) || arcs.has(name)) {
      this.#line?.pieces.push(this.#vertices);
      this.#angles = { start: 0, end: 360 };
    } else if (uncomputed.has(name)) this.#refused = true;
    else if (name === 'coord') this.#coord = [];
    // a part described elsewhere (topologies): following references is not done
    if (attributes['href'] !== undefined && /[mM]embers?$|^base(Curve|Surface)$/.test(name)) this.#refused = true;
  }

  /** True when the geometry itself has closed. */
  close(name: string, text: string): boolean {
    const frame = this.#frames.pop() as Frame;
    switch (name) {
      case 'pos':
      case 'posList':
      case 'lowerCorner':
      case 'upperCorner': {
        const numbers = spacedNumbers(text);
        const dimension = frame.reference.dimension ?? guessDimension(name, numbers);
        this.#positions(numbers, dimension, frame.reference);
        break;
      }
      case 'coordinates': {
        const { cs = ',', ts = ' ', decimal = '.' } = frame.attributes;
        const { numbers, dimension } = tupleNumbers(text, { cs, ts, decimal });
        this.#positions(numbers, dimension, frame.reference);
        break;
      }
      case 'X':
      case 'Y':
      case 'Z':
        this.#coord.push(text === '' ? NaN : Number(text));
        break;
      case 'coord':
        this.#positions(this.#coord, Math.max(2, this.#coord.length), frame.reference);
        break;
      case 'radius':
        this.#radius = { value: Number(text), unit: frame.attributes['uom'] ?? '' };
        break;
      case 'startAngle':
        this.#angles.start = Number(text);
        break;
      case 'endAngle':
        this.#angles.end = Number(text);
        break;
      case 'Point':
        if (!this.#line && this.#vertices > frame.from) this.#marks.push(mark.point, frame.from, 1);
        break;
      case 'SimpleMultiPoint':
        for (let v = frame.from; v < this.#vertices; v++) this.#marks.push(mark.point, v, 1);
        break;
      default:
        this.#closeShape(name, frame);
    }
    return this.#frames.length === 0;
  }

  /** What was read, null when it is an empty geometry. */
  shape(): GmlShape | null {
    if (this.#marks.length === 0 && !this.#refused) return null;
    return { coords: this.#coords.trim(), marks: this.#marks, refused: this.#refused };
  }

  get #vertices(): number {
    return this.#coords.length / 2;
  }

  #closeShape(name: string, frame: Frame): void {
    if (arcs.has(name)) return this.#closeArc(name, frame);
    if (lines.has(name)) {
      if (name === 'OrientableCurve' && frame.attributes['orientation'] === '-') this.#reverse(frame.from);
      if (this.#line?.depth === this.#frames.length + 1) this.#closeLine(frame.from);
      return;
    }
    if (boxes.has(name)) return this.#closeBox(frame.from);
    if (this.#polygon && name === this.#polygon.name) {
      const { shell, holes } = this.#polygon;
      // SimplePolygon of GML 3.3 writes its positions without rings
      const bare = shell === null && holes.length === 0 && this.#vertices > frame.from;
      const ring = bare ? [mark.shell, frame.from, this.#vertices - frame.from] : shell;
      if (ring) this.#marks.push(...ring, ...holes);
      else if (holes.length > 0) this.#refused = true;
      this.#polygon = null;
    }
  }

  #closeLine(from: number): void {
    this.#joinPieces(from);
    this.#line = null;
    const parent = this.#frames[this.#frames.length - 1]?.name ?? '';
    const count = this.#vertices - from;
    if (!this.#polygon || !rings.has(parent)) this.#marks.push(mark.line, from, count);
    else if (!shells.has(parent)) this.#polygon.holes.push(mark.hole, from, count);
    else if (this.#polygon.shell) this.#refused = true;
    else this.#polygon.shell = [mark.shell, from, count];
  }

  #closeArc(name: string, frame: Frame): void {
    this.curved = true;
    const given: Position[] = [];
    const { data } = this.#coords;
    for (let v = frame.from; v < this.#vertices; v++) given.push([data[2 * v] as number, data[2 * v + 1] as number]);
    const [a, b, c] = given;
    const made: (readonly [number, number])[] = [];
    if (/ByCenterPoint$/.test(name)) {
      const { value, unit } = this.#radius;
      if (!a || !(value > 0) || !Number.isFinite(value)) return this.#refuse(frame.from);
      const angles = name.startsWith('Circle') ? { start: 0, end: 360 } : this.#angles;
      made.push(...arcAround(a, radiusAt(a, value, unit), angles, this.#northFirst(frame.reference)));
      if (name.startsWith('Circle') && made[0]) made[made.length - 1] = made[0];
    } else if (!a || !b || !c || given.length % 2 === 0) return this.#refuse(frame.from);
    else if (name === 'Circle') made.push(...circleThrough(a, b, c));
    else {
      for (let i = 0; i + 2 < given.length; i += 2) {
        const piece = arcThrough(given[i] as Position, given[i + 1] as Position, given[i + 2] as Position);
        made.push(...(i === 0 ? piece : piece.slice(1)));
      }
    }
    this.#coords.length = 2 * frame.from;
    for (const [x, y] of made) this.#coords.push2(x, y);
  }

  #refuse(from: number): void {
    this.#refused = true;
    this.#coords.length = 2 * from;
  }

  #closeBox(from: number): void {
    const { data } = this.#coords;
    const at = (v: number): Position => [data[2 * v] as number, data[2 * v + 1] as number];
    if (this.#vertices - from < 2) return this.#refuse(from);
    const [[west, south], [east, north]] = [at(from), at(from + 1)];
    this.#coords.length = 2 * from;
    for (const [x, y] of [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south]
    ] as const) {
      this.#coords.push2(x, y);
    }
    this.#marks.push(mark.shell, from, 5);
  }

  /** Pieces of a curve repeat the vertex where they meet. */
  #joinPieces(from: number): void {
    const { data } = this.#coords;
    const starts = new Set(this.#line?.pieces.filter((v) => v > from));
    if (starts.size === 0) return;
    let kept = from;
    for (let v = from; v < this.#vertices; v++) {
      const [x, y] = [data[2 * v] as number, data[2 * v + 1] as number];
      if (starts.has(v) && x === data[2 * kept - 2] && y === data[2 * kept - 1]) continue;
      data[2 * kept] = x;
      data[2 * kept + 1] = y;
      kept++;
    }
    this.#coords.length = 2 * kept;
  }

  #reverse(from: number): void {
    const { data } = this.#coords;
    const to = this.#vertices;
    for (let a = from, b = to - 1; a < b; a++, b--) {
      for (const k of [0, 1]) {
        const value = data[2 * a + k] as number;
        data[2 * a + k] = data[2 * b + k] as number;
        data[2 * b + k] = value;
      }
    }
    if (this.#line) this.#line.pieces = this.#line.pieces.map((v) => (v > from && v < to ? from + to - v : v));
  }

  #northFirst({ srsName }: Reference): boolean {
    return (this.#axis ?? (srsName === null ? 'xy' : axisOf(srsName))) === 'yx';
  }

  #positions(numbers: readonly number[], dimension: number, reference: Reference): void {
    this.srsName ??= reference.srsName;
    if (dimension > 2) this.raised = true;
    const swap = this.#northFirst(reference);
    for (let i = 0; i + 1 < numbers.length; i += dimension) {
      const [first, second] = [numbers[i] as number, numbers[i + 1] as number];
      this.#coords.push2(swap ? second : first, swap ? first : second);
    }
  }
}

/** Numbers a position, where nothing says so. */
function guessDimension(name: string, numbers: readonly number[]): number {
  const n = numbers.length;
  if (name !== 'posList') return Math.max(2, n);
  if (n % 3 !== 0) return 2;
  if (n % 2 !== 0) return 3;
  // both fit: a ring tells by closing
  const closes = (size: number): boolean => numbers[0] === numbers[n - size] && numbers[1] === numbers[n - size + 1];
  return n >= 12 && closes(3) && !closes(2) ? 3 : 2;
}

const axes = new Map<string, 'xy' | 'yx'>();

function axisOf(srsName: string): 'xy' | 'yx' {
  let axis = axes.get(srsName);
  if (axis === undefined) {
    axis = parseCrs(srsName)?.axis ?? 'xy';
    if (axes.size < 1000) axes.set(srsName, axis);
  }
  return axis;
}
