import type { Basemap } from '../core/catalogue/config';
import type { Ground } from '../core/catalogue/ground';
import type { LayerId, View } from '../core/document/document';
import type { Mark, Shape, ShapeId } from '../core/marks/marks';
import type { GroundTone, Tone } from '../core/marks/tone';
import type { ZoomRange } from '../core/marks/zoom-range';
import type { Access } from '../core/net/access';
import type { Bbox } from '../core/table/table';
import type { Padding } from './camera';
import type { PictureFailure } from './raster-answer';

export type Theme = 'light' | 'dark';

/** A document layer ready to draw. */
export interface DrawnLayer {
  id: LayerId;
  marks: readonly Mark[];
  visible: boolean;
  /** zooms at which it is drawn, while it is visible; absent: all */
  zooms?: ZoomRange;
  /** 0..1 as in the document; the map corrects what deck bends */
  opacity: number;
  /** nobody chose its style by hand: over a ground that is not quiet its strokes may be stronger */
  automatic?: boolean;
  /** what its areas lie on besides the basemap: pictures of layers below */
  ground?: Ground;
  /** of its pictures */
  tone?: Tone | undefined;
}

export interface Picked {
  layer: LayerId;
  /** table row */
  row: number;
}

/** What is known of the pictures of a layer. */
export interface RasterState {
  pending: number;
  failed: PictureFailure | null;
  drawsAt: number | null;
}

export interface MapEvents {
  /** the camera came to rest, or moved by a person (`byUser`) */
  view?(view: View, byUser: boolean): void;
  click?(at: { lon: number; lat: number }, picked: Picked[]): void;
  hover?(picked: Picked | null, x: number, y: number): void;
  /**
   * pictures of a raster layer: pending count, the first failure among those asked together, and, while the view is out
   * of the scales at which the server draws, the zoom at which it does
   */
  raster?(layer: LayerId, state: RasterState): void;
  /** the online basemap cannot be reached: the offline one has taken over */
  basemapFailed?(basemap: string): void;
  /** the map has another size */
  resized?(): void;
  /** the WebGL context was lost: the map was made again and needs its shapes again */
  restored?(): void;
}

export interface MapOptions {
  container: HTMLElement;
  view: View;
  basemap: Basemap;
  /** of the basemap; absent: as it comes */
  tone?: GroundTone;
  theme: Theme;
  language: 'fr' | 'en';
  /** absolute address of the site: where `demo/` is */
  baseUrl: string;
  /** credentials and relay for pictures of servers */
  access?: () => Access;
  /** `ctrl`: the wheel zooms only with Ctrl (embeds); `free` otherwise */
  scroll: 'free' | 'ctrl';
  events: MapEvents;
}

/** The map: MapLibre below, deck.gl layers interleaved under its labels. Knows marks, nothing of sources or styles. */
export interface MapView {
  /** Uploads a shape in chunks; resolves when every buffer is on the GPU. The arrays are not kept. */
  putShape(shape: Shape): Promise<void>;
  hasShape(id: ShapeId): boolean;
  dropShape(id: ShapeId): void;
  /** Bottom first. Layers whose marks, opacity and visibility did not change are reused. */
  setLayers(layers: readonly DrawnLayer[]): void;
  /** `theme`: of the data and of our own papers; see `themeOver`. */
  setBasemap(basemap: Basemap, theme: Theme, tone?: GroundTone): void;
  setLanguage(language: 'fr' | 'en'): void;
  getView(): View;
  /** Shows a view, as much of it as its author had in sight; padding in CSS pixels, as for `fit`. */
  setView(view: View, padding?: Padding): void;
  /** Ground that is seen, degrees: all of it where the map is turned or tilted. */
  getBounds(): Bbox;
  /** Frames an extent, padding in CSS pixels. */
  fit(bbox: Bbox, padding: Padding): void;
  /** Moves to a place, as by a person. */
  goTo(lon: number, lat: number, zoom: number): void;
  zoomBy(levels: number): void;
  /** Tilts the map to an angle, degrees, as by a person; flat, it also has the north up. */
  tilt(pitch: number): void;
  /** Ground metres per CSS pixel at the centre, for the scale bar. */
  metresPerPixel(): number;
  /** Lights a feature (all its parts), or none. */
  highlight(picked: Picked | null): void;
  /** Outlines a place over the data: rings, longitude and latitude interleaved; null: none. */
  setZone(rings: readonly Float64Array[] | null): void;
  /** Shows the corners of a zone being drawn, in order; null: none is. While one is, a double click does not zoom. */
  setSketch(corners: readonly (readonly [number, number])[] | null): void;
  /** Resolves once everything set so far is on screen. */
  drawn(): Promise<void>;
  resize(): void;
  destroy(): void;
}

/** What `createMap` refuses to do without. */
export function webglAvailable(): boolean {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}
