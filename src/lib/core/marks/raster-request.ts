import type { Bbox } from '../table/table';

/** Scale denominators, by the standard pixel of 0.28 mm, between which a server draws; null: no end on that side. */
export interface ScaleRange {
  min: number | null;
  max: number | null;
}

interface RasterAsk {
  /** given to a silent server, per picture */
  timeoutSeconds: number;
  attribution: string;
  /** degrees; nothing is asked outside of it */
  bbox?: Bbox;
  /** nothing is asked out of it */
  scales?: ScaleRange;
  /** pixels a side that the server draws at most */
  maxPixels?: number;
}

/** One level of a tiled grid, in the units of its coordinate system. */
export interface TileMatrix {
  id: string;
  /** units per pixel */
  resolution: number;
  /** easting and northing of the upper left corner of column 0, row 0 */
  left: number;
  top: number;
  tileWidth: number;
  tileHeight: number;
  /** first and last column and row there are; absent: no end */
  columns?: [first: number, last: number];
  rows?: [first: number, last: number];
}

/**
 * Tiles of the usual Web Mercator grid. Placeholders of `url`: {z} {x} {y} (rows from the north), {-y} (from the south),
 * {q} (quadkey), {s} (one of `subdomains`), {r} (`@2x` on dense screens), {level} (name in `levels`), or those of a
 * server that draws any extent: {bbox-epsg-3857} {width} {height}.
 */
export interface TilesRequest extends RasterAsk {
  form: 'tiles';
  url: string;
  /** CSS pixels of a tile side */
  tileSize: number;
  /** levels that the server holds; beyond the last, its tiles are enlarged */
  minZoom?: number;
  maxZoom?: number;
  subdomains?: readonly string[];
  /** levels by their zoom, where the server names them otherwise or holds a part of them */
  levels?: Readonly<Record<number, TileMatrix>>;
}

/**
 * Tiles of any other grid, each drawn on a mesh of longitude/latitude nodes. Placeholders: {level} {row} {column}, or
 * {bbox} {width} {height}.
 */
export interface MatrixRequest extends RasterAsk {
  form: 'matrix';
  url: string;
  /** `EPSG:n`, one that `crs/transform.ts` knows */
  crs: string;
  /** order in which {bbox} is written: `yx` is north first */
  axis: 'xy' | 'yx';
  /** coarsest first */
  matrices: readonly TileMatrix[];
}

/** One picture a view. Placeholders: {bbox} {width} {height}. */
export interface PictureRequest extends RasterAsk {
  form: 'picture';
  url: string;
  crs: string;
  axis: 'xy' | 'yx';
  /** pixels the server draws at most; null: it does not say */
  maxWidth: number | null;
  maxHeight: number | null;
}

/** Pictures asked from a server as the view moves. */
export type RasterRequest = TilesRequest | MatrixRequest | PictureRequest;
