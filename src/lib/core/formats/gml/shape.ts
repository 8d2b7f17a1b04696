import type { TableBuilder } from '../../table/builder';

/** Kinds of marks. */
export const mark = { point: 0, line: 1, shell: 2, hole: 3 } as const;

/** A geometry read from GML, of any type: positions x first, and what they are. */
export interface GmlShape {
  /** x, y interleaved */
  coords: Float64Array;
  /** triples: kind, first vertex, number of vertices. A shell begins a polygon, the holes that follow are its own. */
  marks: readonly number[];
  /** part of it could not be understood */
  refused: boolean;
}

/** Adds a shape to the builder's current row, as the readers of other formats add theirs. */
export function addShape(builder: TableBuilder, { coords, marks, refused }: GmlShape): void {
  if (refused) builder.refuse();
  const vertices = (from: number, count: number): void => {
    for (let i = 2 * from; i < 2 * (from + count); i += 2) builder.vertex(coords[i] as number, coords[i + 1] as number);
  };
  let inPolygon = false;
  for (let m = 0; m < marks.length; m += 3) {
    const [kind, from, count] = [marks[m], marks[m + 1] as number, marks[m + 2] as number];
    if (inPolygon && kind !== mark.hole) {
      builder.endPolygon();
      inPolygon = false;
    }
    if (kind === mark.point) builder.point(coords[2 * from] as number, coords[2 * from + 1] as number);
    else if (kind === mark.line) {
      if (count === 0) continue;
      builder.startLine();
      vertices(from, count);
      builder.endLine();
    } else {
      if (kind === mark.shell) builder.startPolygon();
      inPolygon = true;
      builder.startRing();
      vertices(from, count);
      builder.endRing(true);
    }
  }
  if (inPolygon) builder.endPolygon();
}
