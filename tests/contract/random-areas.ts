import type { HandPolygon } from '../../src/lib/core/marks/hand-table';

type Position = [longitude: number, latitude: number];

/** Corners of the ground where cases lie: metropolitan France, Réunion, Guadeloupe, Guyane, Nouvelle-Calédonie. */
const places: readonly Position[] = [
  [2.3, 48.8],
  [-4.3, 48.2],
  [9.1, 42.2],
  [55.4, -21.1],
  [-61.5, 16.2],
  [-53, 4.2],
  [165.6, -21.3]
];

const rounded = (n: number): number => Math.round(n * 1e7) / 1e7;

/** A place of a case, by its number. */
export const placeOf = (cas: number): Position => places[cas % places.length]!;

/**
 * Rows of areas round a place, some hundredths of a degree wide, so that edges are the same whether they are straight in
 * degrees or on the ground: jagged ones with holes, squares of a grid that share borders
 * and corners or lie over one another, a hole that touches its shell, rows of several parts that overlap or not, outlines
 * that cross themselves, some of no size, rows of nothing.
 */
export function randomAreas(random: () => number, [lon, lat]: Position, most: number): HandPolygon[][] {
  const at = (x: number, y: number): Position => [rounded(lon + x / 5), rounded(lat + y / 5)];
  const box = (x: number, y: number, w: number, h: number): Position[] => [
    at(x, y),
    at(x + w, y),
    at(x + w, y + h),
    at(x, y + h)
  ];
  const turned = (ring: Position[]): Position[] => (random() < 0.5 ? ring.toReversed() : ring);
  const cell = (): number => Math.floor(random() * 4) * 0.05;

  function star(): HandPolygon {
    const [x, y, corners] = [random() * 0.2, random() * 0.2, 3 + Math.floor(random() * 20)];
    const radii = Array.from({ length: corners }, () => 0.02 + random() * 0.1);
    const ring = (scale: number): Position[] =>
      radii.map((r, i) => {
        const angle = (2 * Math.PI * i) / corners;
        return at(x + scale * r * Math.cos(angle), y + scale * r * Math.sin(angle));
      });
    return random() < 0.5 ? [turned(ring(1)), turned(ring(0.4))] : [turned(ring(1))];
  }
  const square = (): HandPolygon => [turned(box(cell(), cell(), 0.05 * (1 + Math.floor(random() * 3)), 0.1))];
  function touching(): HandPolygon {
    const [x, y] = [cell(), cell()];
    // the hole hangs from the middle of an edge
    return [box(x, y, 0.1, 0.1), turned([at(x + 0.05, y), at(x + 0.08, y + 0.05), at(x + 0.02, y + 0.05)])];
  }
  function crossing(): HandPolygon {
    const [x, y] = [cell(), cell()];
    return [[at(x, y), at(x + 0.1, y + 0.1), at(x + 0.1, y), at(x, y + 0.1)]];
  }
  function flat(): HandPolygon {
    const [x, y] = [cell(), cell()];
    return [[at(x, y), at(x + 0.1, y + 0.05), at(x, y)]];
  }
  function part(): HandPolygon {
    const kind = random();
    if (kind < 0.4) return star();
    if (kind < 0.75) return square();
    if (kind < 0.87) return touching();
    return kind < 0.95 ? crossing() : flat();
  }
  return Array.from({ length: 1 + Math.floor(random() * most) }, () =>
    random() < 0.05 ? [] : Array.from({ length: random() < 0.7 ? 1 : 2 + Math.floor(random() * 2) }, part)
  );
}
