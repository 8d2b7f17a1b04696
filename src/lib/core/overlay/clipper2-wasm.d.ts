/**
 * What is used of clipper2-wasm. The published package names a file of types that it lacks, and its own would bring
 * Emscripten's globals with them. Every object lives on the heap of the wasm until `delete`.
 */
declare module 'clipper2-wasm' {
  export interface PathD {
    /** x, y, z triples; z is not used */
    assign(triples: Float64Array): void;
    /** the triples, on a heap that the next call may move */
    view(): Float64Array;
    delete(): void;
  }
  export interface PathsD {
    /** copies the path */
    push_back(path: PathD): void;
    size(): number;
    /** a copy */
    get(index: number): PathD;
    delete(): void;
  }
  export interface ClipperD {
    AddSubject(paths: PathsD): void;
    AddOpenSubject(paths: PathsD): void;
    AddClip(paths: PathsD): void;
    ExecutePath(type: unknown, rule: unknown, closed: PathsD, open?: PathsD): boolean;
    delete(): void;
  }
  export interface Clipper2 {
    PathD: new () => PathD;
    PathsD: new () => PathsD;
    ClipperD: new (decimals: number) => ClipperD;
    ClipType: Record<'Intersection' | 'Union' | 'Difference' | 'Xor', unknown>;
    FillRule: Record<'EvenOdd' | 'NonZero' | 'Positive' | 'Negative', unknown>;
    JoinType: Record<'Square' | 'Round' | 'Miter', unknown>;
    EndType: Record<'Polygon' | 'Joined' | 'Butt' | 'Square' | 'Round', unknown>;
    InflatePathsD(
      paths: PathsD,
      delta: number,
      join: unknown,
      end: unknown,
      miterLimit: number,
      decimals: number,
      arcTolerance: number
    ): PathsD;
  }
  /** Compiles and starts the module; `wasmBinary` are the bytes of `clipper2z.wasm`, `printErr` hears what it complains of. */
  export default function clipper2(options: {
    wasmBinary: Uint8Array;
    printErr(text: string): void;
  }): Promise<Clipper2>;
}
