import type { Clipper2, ClipperD, PathD, PathsD } from 'clipper2-wasm';
import type { Ring } from '../table/polygon-writer';
import { nestByWinding } from './nest-by-winding';

export type OverlayMode = 'intersection' | 'union' | 'difference';

/**
 * Decimals that positions are rounded to before anything is computed: 1e-8 degrees is a millimetre on the ground. The
 * overlay is exact on that grid, so that borders shared to the last bit stay so.
 */
const DEGREE_DECIMALS = 8;

/** Decimals that metres are rounded to. */
const METRE_DECIMALS = 4;

/** vertices up to which a path on the heap is kept for each number of them */
const MOST_KEPT = 1024;

/**
 * Overlay of areas on a plane (degrees), by Clipper2. Rings are closed, x,y interleaved, as tables hold them. A place is
 * covered where more shells than holes go round it: shells run anticlockwise and holes clockwise (`orientedBlock`), and
 * areas that overlap count once.
 */
export class OverlayEngine {
  readonly #clipper: Clipper2;
  /** one path of each length: filling it by its view is ten times as quick as `assign`, which goes value by value */
  readonly #kept = new Map<number, PathD>();
  #scratch = new Float64Array(3 * MOST_KEPT);

  constructor(clipper: Clipper2) {
    this.#clipper = clipper;
  }

  /** Rings of the result, in no order: shells anticlockwise, holes clockwise. */
  rings(mode: OverlayMode, subject: readonly Ring[], clip: readonly Ring[]): Ring[] {
    const made = new this.#clipper.PathsD();
    this.#execute(subject, clip, (clipper) =>
      clipper.ExecutePath(this.#type(mode), this.#clipper.FillRule.Positive, made)
    );
    const rings = readPaths(made, true);
    made.delete();
    return rings;
  }

  /** Polygons of the result: each its shell, then its holes. */
  polygons(mode: OverlayMode, subject: readonly Ring[], clip: readonly Ring[]): Ring[][] {
    return nestByWinding(this.rings(mode, subject, clip));
  }

  /** Pieces of a line inside the clip; of what runs along its border, either side may be taken. */
  cutLine(line: Ring, clip: readonly Ring[]): Ring[] {
    const clipper = new this.#clipper.ClipperD(DEGREE_DECIMALS);
    const [subjects, clips] = [this.#paths([line], false), this.#paths(clip, true)];
    const [closed, open] = [new this.#clipper.PathsD(), new this.#clipper.PathsD()];
    clipper.AddOpenSubject(subjects);
    clipper.AddClip(clips);
    clipper.ExecutePath(this.#type('intersection'), this.#clipper.FillRule.Positive, closed, open);
    const pieces = readPaths(open, false);
    for (const held of [subjects, clips, closed, open, clipper]) held.delete();
    return pieces;
  }

  /**
   * Rings of what lies within a distance of lines (of one vertex: of points) or of areas, on a plane in metres, joins and
   * ends round: arcs are drawn by chords that leave them by `tolerance` at most, towards the inside.
   */
  inflate(lines: readonly Ring[], areas: boolean, distance: number, tolerance: number): Ring[] {
    const { JoinType, EndType } = this.#clipper;
    const paths = this.#paths(lines, areas);
    const end = areas ? EndType.Polygon : EndType.Round;
    const made = this.#clipper.InflatePathsD(paths, distance, JoinType.Round, end, 2, METRE_DECIMALS, tolerance);
    const rings = readPaths(made, true);
    paths.delete();
    made.delete();
    return rings;
  }

  #type(mode: OverlayMode): unknown {
    const { Intersection, Union, Difference } = this.#clipper.ClipType;
    return { intersection: Intersection, union: Union, difference: Difference }[mode];
  }

  #execute(subject: readonly Ring[], clip: readonly Ring[], act: (clipper: ClipperD) => unknown): void {
    const clipper = new this.#clipper.ClipperD(DEGREE_DECIMALS);
    const [subjects, clips] = [this.#paths(subject, true), this.#paths(clip, true)];
    clipper.AddSubject(subjects);
    clipper.AddClip(clips);
    act(clipper);
    subjects.delete();
    clips.delete();
    clipper.delete();
  }

  /** Rings or lines on the heap of the wasm; a closed ring goes without its last vertex. */
  #paths(lines: readonly Ring[], closed: boolean): PathsD {
    const paths = new this.#clipper.PathsD();
    for (const line of lines) {
      const vertices = line.length / 2 - (closed ? 1 : 0);
      if (vertices < (closed ? 3 : 1)) continue;
      if (this.#scratch.length < 3 * vertices) this.#scratch = new Float64Array(6 * vertices);
      for (let i = 0; i < vertices; i++) {
        this.#scratch[3 * i] = line[2 * i] as number;
        this.#scratch[3 * i + 1] = line[2 * i + 1] as number;
      }
      this.#push(paths, vertices);
    }
    return paths;
  }

  /** Adds the first vertices of the scratch as a path. */
  #push(paths: PathsD, vertices: number): void {
    const triples = this.#scratch.subarray(0, 3 * vertices);
    const kept = this.#kept.get(vertices);
    if (kept) kept.view().set(triples);
    const path = kept ?? new this.#clipper.PathD();
    if (!kept) path.assign(triples);
    paths.push_back(path);
    if (kept) return;
    if (vertices <= MOST_KEPT) this.#kept.set(vertices, path);
    else path.delete();
  }
}

function readPaths(paths: PathsD, closed: boolean): Ring[] {
  return Array.from({ length: paths.size() }, (_, i) => {
    const path = paths.get(i);
    const ring = readPath(path.view(), closed);
    path.delete();
    return ring;
  });
}

/** The grid of the engine is one of powers of two: places given with few decimals come back as they were. */
const rounded = (degrees: number): number => Math.round(degrees * 10 ** DEGREE_DECIMALS) / 10 ** DEGREE_DECIMALS;

/** x,y of triples, with the first vertex once more at the end of a closed ring. */
function readPath(triples: Float64Array, closed: boolean): Ring {
  const vertices = triples.length / 3;
  const ring = new Float64Array(2 * (vertices + (closed ? 1 : 0)));
  for (let i = 0; i < vertices; i++) {
    ring[2 * i] = rounded(triples[3 * i] as number);
    ring[2 * i + 1] = rounded(triples[3 * i + 1] as number);
  }
  if (closed) ring.set(ring.subarray(0, 2), 2 * vertices);
  return ring;
}
