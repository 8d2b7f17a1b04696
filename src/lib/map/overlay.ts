import type { Layer, LayerProps } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Device } from '@luma.gl/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Mark, Rgba } from '../core/marks/marks';
import { anchors, assertAnchors, groupsInPlace } from './anchors';
import { ShapeStore, type GpuShape } from './buffers';
import { labelFontsLoaded } from './basemap/fonts';
import { circleLayer } from './circles';
import { lineLayer } from './lines';
import { ShapeLayer } from './shape-layer';
import { flat } from './stack';
import { textData, textLayer } from './text-layer';

/** Milliseconds after a click within which a double click is told. */
const DOUBLE_CLICK = 500;

const WARM = 'millefeuille-warm';
/** name of the moment at which deck was given its layers (User Timing) */
const LAYERS_GIVEN = 'layers-given';

/** A triangle without extent, which is also a line and a point. */
const seed = {
  id: WARM,
  geometry: 'polygon',
  rows: 1,
  vertices: 3,
  positions: new Float32Array(16),
  starts: new Uint32Array([0, 3]),
  triangles: new Uint32Array([0, 1, 2]),
  row: new Uint32Array(3),
  bbox: [0, 0, 0, 0]
} as const;

const clear: Rgba = [0, 0, 0, 0];

const seedCircle = {
  mark: 'circles',
  positions: new Float64Array(2),
  radius: new Float32Array(1),
  row: new Uint32Array(1),
  fill: clear,
  stroke: clear,
  strokeWidth: 1
} as const;

const seedText = {
  mark: 'texts',
  positions: new Float64Array(2),
  texts: ['a'],
  fromZoom: new Float32Array(1),
  row: new Uint32Array(1),
  fill: clear,
  halo: clear,
  size: 1,
  rise: 0
} satisfies Mark;

/** deck interleaved with MapLibre: one overlay per map, two groups that live as long as the map does. */
export class Overlay {
  readonly shapes: ShapeStore;
  private readonly control: MapLibreOverlay;
  /** whether the pointer is over a feature: deck owns the canvas's cursor */
  private readonly pointer: { over: boolean; drawing: boolean };
  private layers: Layer[] = [];
  private keepers: Layer[] = [];
  private gone = false;

  private constructor(
    private readonly map: MapLibreMap,
    control: MapLibreOverlay,
    device: Device,
    pointer: { over: boolean; drawing: boolean }
  ) {
    this.control = control;
    this.pointer = pointer;
    this.shapes = new ShapeStore(device);
  }

  /** Adds deck to a map whose style is loaded. */
  static async create(map: MapLibreMap, onError: (error: Error) => void): Promise<Overlay> {
    assertAnchors(map);
    const pointer = { over: false, drawing: false };
    const made = await new Promise<[MapLibreOverlay, Device]>((resolve) => {
      const control = new MapLibreOverlay({
        interleaved: true,
        layers: [],
        getCursor: () => (pointer.drawing ? 'crosshair' : pointer.over ? 'pointer' : ''),
        onError: (error) => onError(error),
        onDeviceInitialized: (device) => resolve([control, device])
      });
      map.addControl(control);
    });
    const overlay = new Overlay(map, ...made, pointer);
    await overlay.shapes.put({ ...seed, bbox: [...seed.bbox] });
    overlay.warm(overlay.shapes.get(WARM) as GpuShape);
    void labelFontsLoaded().then(() => overlay.warmTexts());
    map.on('idle', overlay.check);
    map.on('styledata', overlay.check);
    return overlay;
  }

  /** Layers in drawing order; applied at deck's next frame. */
  set(layers: Layer[]): void {
    this.layers = layers;
    this.control.setProps({ layers: [...this.keepers, ...layers] });
    // for who measures how long an answer takes to the map; the last one only, marks are kept for ever
    performance.clearMarks(LAYERS_GIVEN);
    performance.mark(LAYERS_GIVEN);
  }

  /** Whether every layer handed over has been taken in by deck. */
  get taken(): boolean {
    return this.layers.every((layer) => layer.lifecycle !== 'Awaiting state');
  }

  /** Shows a hand over features. */
  pointAt(over: boolean): void {
    this.pointer.over = over;
  }

  /** A zone is being drawn: the pointer says so, and a double click ends it rather than zooming. */
  draw(drawing: boolean): void {
    if (drawing === this.pointer.drawing) return;
    this.pointer.drawing = drawing;
    if (drawing) this.map.doubleClickZoom.disable();
    // the click that ended it may be the second of a double click, whose event is still to come
    else setTimeout(() => this.pointer.drawing || this.map.doubleClickZoom.enable(), DOUBLE_CLICK);
  }

  pick(x: number, y: number, radius: number): { id: string; row: number } | null {
    const info = this.control.pickObject({ x, y, radius });
    return info?.layer && info.index >= 0 ? { id: info.layer.id, row: info.index } : null;
  }

  pickAll(x: number, y: number, radius: number, depth: number): { id: string; row: number }[] {
    return this.control
      .pickMultipleObjects({ x, y, radius, depth })
      .flatMap((info) => (info.layer && info.index >= 0 ? [{ id: info.layer.id, row: info.index }] : []));
  }

  destroy(): void {
    this.gone = true;
    this.map.off('idle', this.check);
    this.map.off('styledata', this.check);
    this.control.finalize();
    this.shapes.destroy();
  }

  /**
   * Draws each mark once, without extent, before the first data arrive: the program of each is compiled then, and not in
   * the middle of somebody's work, which it would block for a tenth of a second. Data bring the same columns, or theirs
   * would be another program.
   */
  private warm(shape: GpuShape): void {
    const props = (mark: string, beforeId: string = anchors.labels): LayerProps =>
      ({ id: `${WARM}-${mark}`, pickable: false, parameters: flat, beforeId }) as LayerProps;
    this.keepers = [
      new ShapeLayer({ ...props('areas'), shape, draws: 'areas', paint: clear }),
      circleLayer(seedCircle, props('circles')),
      lineLayer(shape, clear, 0, props('lines')),
      // the group above the names has nothing else in it
      new ShapeLayer({ ...props('top', anchors.top), shape, draws: 'areas', paint: clear })
    ];
    this.set([]);
  }

  /** The same of names, once their font is there: an atlas of another one would stay. */
  private warmTexts(): void {
    if (this.gone) return;
    const props = { id: `${WARM}-texts`, parameters: flat, beforeId: anchors.labels } as LayerProps;
    this.keepers.push(textLayer(seedText, textData(seedText, [0]), false, props));
    this.set(this.layers);
  }

  /** Some style changes lose deck's groups or their place: put them back as soon as the style allows it. */
  private readonly check = (): void => {
    if (!this.map.isStyleLoaded() || groupsInPlace(this.map.getLayersOrder())) return;
    this.control.setProps({ layers: [...this.keepers, ...this.layers] });
  };
}
