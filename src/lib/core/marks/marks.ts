import type { IconName } from '../icons/names';
import type { Bbox } from '../table/table';
import type { RasterRequest } from './raster-request';

export type ShapeId = string;
/** Red, green, blue, alpha, each 0..255. */
export type Rgba = [red: number, green: number, blue: number, alpha: number];
/** One colour for all, or four bytes per table row (a row texture: restyling resends only this). */
export type Paint = Rgba | Uint8Array;

/**
 * Geometry ready for the GPU, sent once per (table, filter, geometry, scale band). Positions are degrees split in high/low float
 * pairs `[hx hy lx ly]`, one spare vertex in front so that line and polygon layers share a buffer.
 */
export interface Shape {
  id: ShapeId;
  geometry: 'point' | 'line' | 'polygon';
  /** table rows (length of a row paint / 4) */
  rows: number;
  /** vertices, the spare one not counted */
  vertices: number;
  /** (vertices + 1) × 4 floats */
  positions: Float32Array;
  /** first vertex of mark i (point, line, polygon part); length marks + 1 */
  starts: Uint32Array;
  /** polygons: vertex indices of triangles, made in the Mercator plane */
  triangles?: Uint32Array;
  /** polygons and lines: vertex index pairs of every edge, for one-pixel outlines (`line-list`) */
  segments?: Uint32Array;
  /** table row of each vertex */
  row: Uint32Array;
  /** values over the ground instead of vertices */
  rasters?: Raster[];
  /** polygons: where each part stands as a dot, while it is smaller than a pixel */
  specks?: Specks;
  bbox: Bbox;
}

/** Values in square steps of the Mercator plane. */
export interface Raster {
  bbox: Bbox;
  /** a multiple of four */
  width: number;
  height: number;
  /** 0..255, rows from the north */
  values: Uint8Array;
}

/** One vertex of each part, by its area ascending: the first ones are those to be drawn as dots. */
export interface Specks {
  vertices: Uint32Array;
  /** square degrees of the Mercator plane */
  areas: Float32Array;
}

/** How areas are hatched, in pixels of the screen: it does not swell with zoom. */
export interface Pattern {
  motif: 'lines' | 'cross' | 'dots';
  /** direction of the lines, degrees anticlockwise from the horizontal */
  angle: number;
  /** from line to line, or dot to dot, CSS pixels */
  spacing: number;
}

/** The closed set of things the map can draw: the waist between styles and map. Sizes and widths are CSS pixels. */
export type Mark =
  | { mark: 'polygons'; shape: ShapeId; fill: Paint; hatch?: 'no-data' | Pattern }
  | { mark: 'outlines'; shape: ShapeId; stroke: Paint }
  /** `width`: of all, or of each table row */
  | { mark: 'lines'; shape: ShapeId; width: number | Float32Array; stroke: Paint }
  | { mark: 'dots'; shape: ShapeId; radius: number; fill: Paint; stroke: Rgba; strokeWidth: number }
  | {
      /** few, large, of varying radius; sorted largest first by the compiler, so positions come with the paint */
      mark: 'circles';
      /** longitude/latitude interleaved, degrees */
      positions: Float64Array;
      radius: Float32Array;
      /** table row of circle i */
      row: Uint32Array;
      fill: Rgba;
      stroke: Rgba;
      strokeWidth: number;
    }
  | {
      /** a disc with an icon on it at each vertex, or a dot where icons would meet */
      mark: 'icons';
      shape: ShapeId;
      icon: IconName;
      /** diameter of the disc */
      size: number;
      /** radius of the dot */
      dot: number;
      /** by table row: zoom from which it is an icon, in half steps from 0; 255: at none */
      fromZoom: Uint8Array;
      fill: Rgba;
      ink: Rgba;
      /** edge of either, that parts it from any ground */
      stroke: Rgba;
    }
  | {
      /** few curves that thin towards their end; sorted by the compiler, so positions come with the paint */
      mark: 'flows';
      /** longitude/latitude interleaved, degrees: `steps` + 1 places a curve */
      positions: Float64Array;
      steps: number;
      /** width of curve i where it starts */
      width: Float32Array;
      /** width at the end, as a part of it */
      taper: number;
      /** table row of curve i */
      row: Uint32Array;
      fill: Rgba;
      /** edge of one pixel around each, that parts those that cross */
      stroke: Rgba;
    }
  | {
      /** solids that stand at each vertex, seen on a tilted map; the nearer hides what is behind it */
      mark: 'columns';
      shape: ShapeId;
      /** by table row, as seen on a tilted map; 0: there is none */
      height: Float32Array;
      /** from corner to corner of the foot */
      width: number;
      fill: Paint;
      /** edge that parts those that stand close */
      stroke: Rgba;
    }
  | {
      /** names above the data of every layer, by `fromZoom` ascending; none overlaps another of the same mark */
      mark: 'texts';
      /** longitude/latitude interleaved, degrees */
      positions: Float64Array;
      texts: string[];
      /** smallest zoom from which text i is shown, a half or a whole one */
      fromZoom: Float32Array;
      /** table row of text i */
      row: Uint32Array;
      /** along lines: degrees, counter-clockwise from east; absent: level */
      angle?: Float32Array;
      fill: Rgba;
      halo: Rgba;
      size: number;
      /** how far above its position the middle of a text stands, CSS pixels */
      rise: number;
    }
  | {
      /** figures in the place of the stack where they stand, the first ones on top; never picked */
      mark: 'numbers';
      /** longitude/latitude interleaved, degrees */
      positions: Float64Array;
      texts: string[];
      fill: Rgba;
      size: number;
    }
  /** values of a shape's rasters, each in the colour that a ramp of 256 has for it, four bytes each */
  | { mark: 'shade'; shape: ShapeId; ramp: Uint8Array }
  | { mark: 'raster'; request: RasterRequest };

/** A picture of a server's legend, and the name of the layer it explains. */
export interface LegendPicture {
  url: string;
  name: string;
}

/** How values spread, in bins of one width from `low` to `high`; `open`: the last bin also holds all beyond. */
export interface Histogram {
  low: number;
  high: number;
  counts: number[];
  open: boolean;
}

/** Points gathered in one circle. */
export interface Group {
  /** its middle, degrees */
  lon: number;
  lat: number;
  count: number;
  /** zoom of the map from which its points are parted */
  zoom: number;
}

/** CSS colours and figures for the legend; sentences and number formats are the interface's. */
export type LegendModel =
  | { type: 'single'; geometry: 'point' | 'line' | 'polygon'; fill: string; stroke: string; count: number }
  | {
      type: 'classes';
      column: string;
      /** ascending, classes + 1; lower bound included, the last class includes its upper bound */
      breaks: number[];
      colours: string[];
      counts: number[];
      noData: number;
      /** ranks of the classes that are put out */
      off: readonly number[];
      /** greatest value of the first class: it may hold nothing but zeros; NaN when it is empty */
      firstMost: number;
      histogram: Histogram | null;
    }
  | {
      type: 'cells';
      /** what is summed or averaged; none where points are counted */
      column?: string;
      measure: 'count' | 'sum' | 'mean';
      /** whole numbers only */
      whole: boolean;
      shape: 'hexagons' | 'squares';
      /** metres from side to opposite side */
      size: number;
      /** points in all cells */
      points: number;
      /** as of `classes`, of cells */
      breaks: number[];
      colours: string[];
      counts: number[];
      noData: number;
      off: readonly number[];
      histogram: Histogram | null;
    }
  | {
      type: 'heat';
      /** what points weigh; none where each counts for one */
      column?: string;
      /** faint to strong */
      colours: string[];
      /** metres on the ground within which a point counts */
      radius: number;
      /** density of the strongest colour and above, per km²; the middle colour stands for a quarter of it */
      top: number;
      total: number;
      points: number;
      noData: number;
    }
  | {
      type: 'clusters';
      fill: string;
      stroke: string;
      /** radius of a single point, CSS pixels */
      size: number;
      /** round numbers, largest first, with their radius in CSS pixels */
      stops: { value: number; radius: number }[];
      /** number of points from which on a circle's area tells it; null: always */
      from: number | null;
      total: number;
      /** points that stand alone at this zoom */
      single: number;
      /** the largest groups, for whoever does not point at the map */
      groups: Group[];
    }
  | {
      type: 'categories';
      column: string;
      geometry: 'point' | 'line' | 'polygon';
      items: { value: string; colour: string; count: number }[];
      others: { colour: string; count: number } | null;
      noData: number;
      /** ranks of the items that are put out; `others` comes after the last */
      off: readonly number[];
    }
  | {
      type: 'circles';
      column: string;
      fill: string;
      stroke: string;
      /** round values, largest first, with their radius in CSS pixels */
      stops: { value: number; radius: number }[];
      total: number;
      drawn: number;
      noData: number;
    }
  | {
      type: 'extruded-columns';
      column: string;
      /** of all, where there are no classes */
      fill: string;
      /** from corner to corner of the foot, CSS pixels */
      width: number;
      /** round values, largest first, with their height on a tilted map in CSS pixels */
      stops: { value: number; height: number }[];
      total: number;
      drawn: number;
      /** rows below zero: they have no column */
      negative: number;
      noData: number;
      /** what colours them; null: one colour for all */
      classes: Extract<LegendModel, { type: 'classes' }> | null;
    }
  | {
      type: 'circles-on-classes';
      column: string;
      second: string;
      circles: Extract<LegendModel, { type: 'circles' }>;
      classes: Extract<LegendModel, { type: 'classes' }>;
    }
  | {
      type: 'bivariate';
      column: string;
      second: string;
      /** ascending, classes + 1, of each column */
      breaks: number[];
      secondBreaks: number[];
      /** rows by class of the second column, low to high, within a row by class of the first */
      colours: string[][];
      counts: number[][];
      noData: number;
    }
  | {
      type: 'dot-density';
      column: string;
      colour: string;
      /** what one dot stands for */
      unit: number;
      total: number;
      /** dots */
      drawn: number;
      noData: number;
    }
  | {
      type: 'proportional-lines';
      column: string;
      colour: string;
      /** round values, largest first, with their width in CSS pixels */
      stops: { value: number; width: number }[];
      drawn: number;
      noData: number;
    }
  | {
      type: 'flows';
      column: string;
      colour: string;
      /** width at the end, as a part of that at the start */
      taper: number;
      /** round values, largest first, with their width at the start in CSS pixels */
      stops: { value: number; width: number }[];
      /** flows below it are not drawn */
      least: number;
      drawn: number;
      total: number;
      hidden: number;
      hiddenTotal: number;
      noData: number;
    }
  | { type: 'icons'; icon: IconName; fill: string; ink: string; stroke: string; count: number }
  /** pictures that a server draws of its own symbols */
  | { type: 'image'; pictures: readonly LegendPicture[] }
  | { type: 'table'; count: number };

/** Result of compiling a style over a table. */
export interface Compiled {
  marks: Mark[];
  legend: LegendModel;
  /** zooms of the map, the last left out, for which the marks are made; absent: all */
  zooms?: readonly [from: number, to: number];
}
