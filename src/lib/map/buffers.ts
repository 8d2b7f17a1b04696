import { ordinaryArea } from './border-strength';
import { Buffer, type Device, type Texture } from '@luma.gl/core';
import type { Raster, Shape, ShapeId } from '../core/marks/marks';
import type { Bbox } from '../core/table/table';
import { nextFrame } from './frames';

/** Bytes written to the GPU per frame: about 3 ms of main thread each, so that no upload is a long task. */
const BYTES_PER_FRAME = 1 << 20;
/** Vertices allocated after the last: a thick line reads two neighbours ahead of the vertex it draws. */
const SPARE_AFTER = 2;
/** Bytes of a position: `[hx hy lx ly]`, four floats. */
export const PAIR_BYTES = 16;

export interface GpuRaster {
  bbox: Bbox;
  texture: Texture;
}

/** A shape whose arrays live on the GPU only; what the page keeps is small and per part, not per vertex. */
export interface GpuShape {
  id: ShapeId;
  geometry: Shape['geometry'];
  rows: number;
  vertices: number;
  /** positions, the spare vertex in front included */
  pairs: Buffer;
  /** table row of each vertex, the spare one not counted */
  row: Buffer;
  triangles: Buffer | null;
  segments: Buffer | null;
  triangleIndices: number;
  segmentIndices: number;
  /** vertices to be drawn as dots, by the area of their part ascending: see `Specks` */
  specks: Buffer | null;
  speckAreas: Float32Array;
  /** of those: see `ordinaryArea` */
  ordinaryArea: number;
  /** values over the ground, one texture a raster */
  rasters: GpuRaster[];
  /** first vertex of each part; length parts + 1 */
  starts: Uint32Array;
  /** table row of each part */
  partRow: Uint32Array;
  /** first index in `segments` of each part; length parts + 1 (empty without segments) */
  segmentStarts: Uint32Array;
}

interface Upload {
  bytes: Uint8Array;
  done: number;
  /** bytes to allocate, more than `bytes` when padding is needed */
  allocate: number;
  kind: 'vertex' | 'index';
  buffer: Buffer | null;
  cancelled: boolean;
  ended(): void;
}

interface RasterUpload extends Omit<Upload, 'allocate' | 'kind' | 'buffer'> {
  kind: 'raster';
  bbox: Bbox;
  width: number;
  height: number;
  texture: Texture | null;
}

interface Entry {
  promise: Promise<void>;
  shape: GpuShape | null;
  uploads: (Upload | RasterUpload)[];
  dropped: boolean;
}

/** Owns every vertex and index buffer of the map: fills them a little each frame and destroys them when dropped. */
export class ShapeStore {
  private readonly entries = new Map<ShapeId, Entry>();
  private readonly queue: (Upload | RasterUpload)[] = [];
  private pumping = false;
  private destroyed = false;

  constructor(private readonly device: Device) {}

  /** Buffers that exist on the GPU now. */
  get liveBuffers(): number {
    let n = 0;
    for (const entry of this.entries.values()) for (const u of entry.uploads) if (u.kind !== 'raster' && u.buffer) n++;
    return n;
  }

  /** Known, even if its upload has not ended. */
  has(id: ShapeId): boolean {
    return this.entries.has(id);
  }

  /** The shape once wholly uploaded, else undefined. */
  get(id: ShapeId): GpuShape | undefined {
    return this.entries.get(id)?.shape ?? undefined;
  }

  /** Resolves when nothing is left to upload. */
  async settled(): Promise<void> {
    await Promise.all([...this.entries.values()].map((e) => e.promise));
  }

  /** Uploads a shape; resolves when it is on the GPU, or was dropped meanwhile. A known id is not sent again. */
  put(shape: Shape): Promise<void> {
    const known = this.entries.get(shape.id);
    if (known) return known.promise;
    const pairs = upload(shape.positions, 'vertex', SPARE_AFTER * PAIR_BYTES);
    const row = upload(shape.row, 'vertex');
    const triangles = shape.triangles && shape.triangles.length > 0 ? upload(shape.triangles, 'index') : null;
    const segments = shape.segments && shape.segments.length > 0 ? upload(shape.segments, 'index') : null;
    const specks = shape.specks && shape.specks.vertices.length > 0 ? upload(shape.specks.vertices, 'index') : null;
    const rasters = (shape.rasters ?? []).map(rasterUpload);
    const uploads = [...[pairs, row, triangles, segments, specks].filter((u) => u !== null), ...rasters];
    const kept = {
      id: shape.id,
      geometry: shape.geometry,
      rows: shape.rows,
      vertices: shape.vertices,
      triangleIndices: shape.triangles?.length ?? 0,
      segmentIndices: shape.segments?.length ?? 0,
      speckAreas: shape.specks?.areas ?? new Float32Array(0),
      ordinaryArea: ordinaryArea(shape.specks?.areas ?? new Float32Array(0)),
      starts: shape.starts.slice(),
      partRow: rowsOfParts(shape),
      segmentStarts: segmentStarts(shape)
    };
    const entry: Entry = { promise: Promise.resolve(), shape: null, uploads, dropped: false };
    entry.promise = this.send(uploads).then(() => {
      if (entry.dropped) return;
      entry.shape = {
        ...kept,
        pairs: pairs.buffer as Buffer,
        row: row.buffer as Buffer,
        triangles: triangles?.buffer ?? null,
        segments: segments?.buffer ?? null,
        specks: specks?.buffer ?? null,
        rasters: rasters.map(({ bbox, texture }) => ({ bbox, texture: texture as Texture }))
      };
      for (const u of uploads) u.bytes = new Uint8Array(0);
    });
    this.entries.set(shape.id, entry);
    return entry.promise;
  }

  /** Frees a shape. Layers that draw it must be gone, or be dropped in the same frame. */
  drop(id: ShapeId): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.dropped = true;
    entry.shape = null;
    this.entries.delete(id);
    for (const u of entry.uploads) {
      u.cancelled = true;
      if (u.kind === 'raster') {
        u.texture?.destroy();
        u.texture = null;
      } else {
        u.buffer?.destroy();
        u.buffer = null;
      }
      u.ended();
    }
  }

  destroy(): void {
    this.destroyed = true;
    for (const id of [...this.entries.keys()]) this.drop(id);
  }

  private async send(uploads: (Upload | RasterUpload)[]): Promise<void> {
    const ends = uploads.map((u) => new Promise<void>((resolve) => (u.ended = resolve)));
    this.queue.push(...uploads);
    void this.pump();
    await Promise.all(ends);
  }

  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    while (this.queue.length > 0 && !this.destroyed) {
      let budget = BYTES_PER_FRAME;
      while (budget > 0 && this.queue.length > 0) budget -= this.step(this.queue[0] as Upload | RasterUpload, budget);
      if (this.queue.length > 0) await nextFrame();
    }
    this.pumping = false;
  }

  /** Writes at most `budget` bytes of the first upload of the queue; returns what it cost. */
  private step(u: Upload | RasterUpload, budget: number): number {
    if (u.cancelled) {
      this.queue.shift();
      return 0;
    }
    const end = u.kind === 'raster' ? this.writeRows(u, budget) : this.write(u, budget);
    const cost = end - u.done;
    u.done = end;
    if (end === u.bytes.byteLength) {
      this.queue.shift();
      u.ended();
    }
    return cost;
  }

  private write(u: Upload, budget: number): number {
    u.buffer ??= this.allocate(u);
    const end = Math.min(u.bytes.byteLength, u.done + budget);
    if (end > u.done) u.buffer.write(u.bytes.subarray(u.done, end), u.done);
    return end;
  }

  /** Whole rows of a texture, one at least. */
  private writeRows(u: RasterUpload, budget: number): number {
    u.texture ??= this.device.createTexture({
      format: 'r8unorm',
      width: u.width,
      height: u.height,
      sampler: {
        minFilter: 'linear',
        magFilter: 'linear',
        addressModeU: 'clamp-to-edge',
        addressModeV: 'clamp-to-edge'
      }
    });
    const end = Math.min(u.bytes.byteLength, u.done + u.width * Math.max(1, Math.floor(budget / u.width)));
    const rows = { x: 0, y: u.done / u.width, width: u.width, height: (end - u.done) / u.width };
    if (rows.height > 0) u.texture.writeData(u.bytes.subarray(u.done, end), rows);
    return end;
  }

  private allocate(u: Upload): Buffer {
    const index = u.kind === 'index';
    // An index buffer binds itself to the current vertex array: it must be nobody's.
    (this.device as Device & { gl?: WebGL2RenderingContext }).gl?.bindVertexArray(null);
    return this.device.createBuffer({
      usage: (index ? Buffer.INDEX : Buffer.VERTEX) | Buffer.COPY_DST,
      ...(index ? { indexType: 'uint32' as const } : {}),
      byteLength: Math.max(u.allocate, PAIR_BYTES)
    });
  }
}

function upload(array: Float32Array | Uint32Array, kind: Upload['kind'], pad = 0): Upload {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  return {
    bytes,
    done: 0,
    allocate: bytes.byteLength + pad,
    kind,
    buffer: null,
    cancelled: false,
    ended: () => undefined
  };
}

function rasterUpload({ bbox, width, height, values }: Raster): RasterUpload {
  return {
    bytes: values,
    done: 0,
    kind: 'raster',
    bbox,
    width,
    height,
    texture: null,
    cancelled: false,
    ended: () => undefined
  };
}

function rowsOfParts(shape: Shape): Uint32Array {
  const parts = Math.max(0, shape.starts.length - 1);
  const rows = new Uint32Array(parts);
  for (let i = 0; i < parts; i++) rows[i] = shape.row[shape.starts[i] as number] ?? 0;
  return rows;
}

/** Edges come in vertex order, so one walk finds where each part's begin. */
function segmentStarts(shape: Shape): Uint32Array {
  const { segments, starts } = shape;
  if (!segments) return new Uint32Array(0);
  const parts = Math.max(0, starts.length - 1);
  const out = new Uint32Array(parts + 1).fill(segments.length);
  let part = 0;
  if (parts > 0) out[0] = 0;
  for (let i = 0; i < segments.length; i += 2) {
    while (part + 1 < parts && (segments[i] as number) >= (starts[part + 1] as number)) out[++part] = i;
  }
  return out;
}
