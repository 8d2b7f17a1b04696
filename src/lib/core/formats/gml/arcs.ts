/** Curves become chords of at most this angle: 0.06 % of the radius away from the arc. */
const step = (4 * Math.PI) / 180;

type Position = readonly [x: number, y: number];

/**
 * Vertices of the arc from `a` through `b` to `c`, both ends and `b` among them; the three as they are where they lie on
 * a straight line.
 */
export function arcThrough(a: Position, b: Position, c: Position): Position[] {
  const centre = centreOf(a, b, c);
  if (!centre) return [a, b, c];
  const turn = Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  return [a, ...between(centre, a, b, turn), b, ...between(centre, b, c, turn), c];
}

/** Vertices of the closed circle through three positions, in their order. */
export function circleThrough(a: Position, b: Position, c: Position): Position[] {
  const centre = centreOf(a, b, c);
  if (!centre) return [a, b, c, a];
  const turn = Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  return [...arcThrough(a, b, c), ...between(centre, c, a, turn), a];
}

/**
 * Vertices of an arc around a centre. Angles in degrees from the first axis of the coordinate system towards the second
 * (ISO 19107): from east anticlockwise where x comes first, from north clockwise where y does.
 */
export function arcAround(
  centre: Position,
  radius: { x: number; y: number },
  angles: { start: number; end: number },
  northFirst: boolean
): Position[] {
  const from = (angles.start * Math.PI) / 180;
  const sweep = ((angles.end - angles.start) * Math.PI) / 180;
  const parts = Math.min(720, Math.max(1, Math.ceil(Math.abs(sweep) / step)));
  const positions: Position[] = [];
  for (let i = 0; i <= parts; i++) {
    const angle = from + (sweep * i) / parts;
    const [first, second] = [Math.cos(angle), Math.sin(angle)];
    const [dx, dy] = northFirst ? [second, first] : [first, second];
    positions.push([centre[0] + radius.x * dx, centre[1] + radius.y * dy]);
  }
  return positions;
}

/** Metres of the units that GML documents give radii in; null for angles and unknown units. */
const metresOf: Readonly<Record<string, number>> = {
  m: 1,
  metre: 1,
  meter: 1,
  km: 1000,
  nm: 1852,
  nmi: 1852,
  '[nmi_i]': 1852,
  ft: 0.3048,
  '[ft_i]': 0.3048
};

/** A radius in the units of the coordinates around a centre: metres in a plane, or degrees (by the local scale). */
export function radiusAt(centre: Position, radius: number, unit: string): { x: number; y: number } {
  const name = unit.toLowerCase().replace(/^.*[:#/]/, '');
  const metres = metresOf[name];
  const inDegrees = Math.abs(centre[0]) <= 180 && Math.abs(centre[1]) <= 90;
  if (metres === undefined || !inDegrees) return { x: radius * (metres ?? 1), y: radius * (metres ?? 1) };
  const y = (radius * metres) / 111195;
  return { x: y / Math.max(0.01, Math.cos((centre[1] * Math.PI) / 180)), y };
}

/** Vertices strictly between two positions of a circle, in the sense of `turn`. */
function between(centre: Position, from: Position, to: Position, turn: number): Position[] {
  const radius = Math.hypot(from[0] - centre[0], from[1] - centre[1]);
  const start = Math.atan2(from[1] - centre[1], from[0] - centre[0]);
  let sweep = Math.atan2(to[1] - centre[1], to[0] - centre[0]) - start;
  if (turn > 0 && sweep < 0) sweep += 2 * Math.PI;
  if (turn < 0 && sweep > 0) sweep -= 2 * Math.PI;
  const parts = Math.ceil(Math.abs(sweep) / step);
  const positions: Position[] = [];
  for (let i = 1; i < parts; i++) {
    const angle = start + (sweep * i) / parts;
    positions.push([centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)]);
  }
  return positions;
}

/** Centre of the circle through three positions, null when there is none (straight or not finite). */
function centreOf(a: Position, b: Position, c: Position): Position | null {
  // relative to a, so that planes in millions of metres lose no digit
  const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
  const d = 2 * (bx * cy - by * cx);
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy];
  if (!(Math.abs(d) > 1e-12 * (b2 + c2))) return null;
  return [a[0] + (cy * b2 - by * c2) / d, a[1] + (bx * c2 - cx * b2) / d];
}
