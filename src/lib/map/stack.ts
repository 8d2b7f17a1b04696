import type { Layer, LayerProps } from '@deck.gl/core';
import type { LayerId } from '../core/document/document';
import type { Mark, Rgba, ShapeId } from '../core/marks/marks';
import type { Tone } from '../core/marks/tone';
import { anchors } from './anchors';
import type { GpuShape, ShapeStore } from './buffers';
import { circleLayer } from './circles';
import { ColumnLayer, solid } from './column-layer';
import { strengthen, type Emphasis, type ShownMark, type Strong } from './emphasis';
import { FlowLayer } from './flow-layer';
import { IconLayer } from './icon-layer';
import { lineLayer } from './lines';
import type { DrawnLayer, MapEvents, Picked } from './map-view';
import { rasterLayer } from './raster';
import { zoomToDraw, type Place } from './raster-scale';
import { RasterWatch } from './raster-watch';
import { sameMark } from './same-mark';
import { isSeen, seenAt } from './seen';
import { Shade } from './shade';
import { ShapeLayer } from './shape-layer';
import { numberLayer } from './text-layer';

/** Up to this width in CSS pixels a line is drawn as a hairline, which costs far less. */
const HAIRLINE = 1.5;

interface Made extends Strong {
  shape: GpuShape | null;
  visible: boolean;
  tone: Tone | undefined;
  highlighted: number;
  layer: Layer;
}

/** What decides, besides the layers, how they are drawn. */
export interface Surroundings {
  place: Place;
  highlight: Picked | null;
  highlightColour: Rgba;
  /** what the basemap asks for; null: nothing */
  emphasis: Emphasis | null;
}

/** Marks that are lit by a tint; areas, edges and dots are lit by their outline, which is drawn apart. */
const tinted: ReadonlySet<Mark['mark']> = new Set<Mark['mark']>(['circles', 'columns', 'lines', 'flows']);

/** deck bends opacity by 1/2.2: this makes the document's 0.5 one half on screen. */
export const deckOpacity = (opacity: number): number => opacity ** 2.2;

/** Flat layers share MapLibre's depth buffer: without this, coplanar layers fight. */
export const flat = { depthCompare: 'always', depthWriteEnabled: false } as const;

/** Turns document layers into deck layers, reusing every one whose mark, shape, opacity and visibility are unchanged. */
export class Stack {
  private made = new Map<string, Made>();
  private insides = new Map<string, ShapeLayer>();
  private watches = new Map<LayerId, RasterWatch>();
  /** raster layers out of the scales at which they are drawn */
  private hidden = new Set<LayerId>();
  /** zoom that layers were built for */
  private zoom = 0;

  constructor(
    private readonly shapes: ShapeStore,
    private readonly events: MapEvents,
    private readonly pixelRatio: number,
    /** whether figures can be drawn yet */
    private readonly letters: () => boolean
  ) {}

  /** Tiles on their way, in any raster layer. */
  get rasterBusy(): boolean {
    return [...this.watches.values()].some((w) => w.busy);
  }

  /**
   * deck layers, bottom first. Marks whose shape has not arrived are left out. Below them all lie the insides of areas
   * drawn by their edges alone: nothing is seen of them, but a pointer that meets nothing else finds the area it is in.
   */
  build(layers: readonly DrawnLayer[], { place, highlight, highlightColour, emphasis }: Surroundings): Layer[] {
    const next = new Map<string, Made>();
    this.zoom = place.zoom;
    for (const layer of layers) {
      for (const strong of strengthen(layer, emphasis)) {
        const { mark, opacity } = strong;
        const id = `${layer.id}/${strong.key}/${mark.mark}`;
        const shape = 'shape' in mark ? (this.shapes.get(mark.shape) ?? null) : null;
        if ('shape' in mark && !shape) continue;
        if (mark.mark === 'numbers' && (mark.texts.length === 0 || !this.letters())) continue;
        // a hidden picture asks its server for nothing
        if (mark.mark === 'raster' && (!layer.visible || this.outOfScale(mark, layer, place))) continue;
        const lit = tinted.has(mark.mark) && strong.pickable && highlight?.layer === layer.id;
        const { tone } = layer;
        const visible = isSeen(layer, place.zoom);
        const wanted = { ...strong, shape, visible, tone, highlighted: lit ? highlight.row : -1 };
        const old = this.made.get(id);
        const kept = old && sameMark(old.mark, mark) ? old.mark : mark;
        if (old && kept === old.mark && sameButMark(old, wanted)) {
          next.set(id, old);
          continue;
        }
        const made = this.make({ ...strong, mark: kept }, shape, layer, {
          id,
          visible,
          opacity: deckOpacity(opacity),
          pickable: strong.pickable && mark.mark !== 'raster',
          highlightedObjectIndex: wanted.highlighted,
          highlightColor: highlightColour,
          parameters: mark.mark === 'columns' ? solid : flat
        });
        next.set(id, { ...wanted, mark: kept, layer: made });
      }
    }
    this.made = next;
    const alive = new Set(layers.map((l) => l.id));
    for (const id of this.watches.keys()) if (!alive.has(id)) this.watches.delete(id);
    for (const id of this.hidden) if (!alive.has(id)) this.hidden.delete(id);
    return [...this.buildInsides(seenAt(layers, place.zoom)), ...[...next.values()].map((m) => m.layer)];
  }

  /** Whether a move changed which layers are drawn, or what a server of pictures draws: they are to be built again. */
  scalesCrossed(layers: readonly DrawnLayer[], place: Place): boolean {
    return layers.some((layer) => {
      if (!layer.visible) return false;
      if (isSeen(layer, place.zoom) !== isSeen(layer, this.zoom)) return true;
      return layer.marks.some((mark) => {
        if (mark.mark !== 'raster') return false;
        return (this.zoomToDraw(mark, layer, place) !== null) !== this.hidden.has(layer.id);
      });
    });
  }

  private zoomToDraw(mark: ShownMark & { mark: 'raster' }, { zooms }: DrawnLayer, place: Place): number | null {
    return zoomToDraw(mark.request, place, this.pixelRatio, zooms);
  }

  private outOfScale(mark: ShownMark & { mark: 'raster' }, layer: DrawnLayer, place: Place): boolean {
    const { id } = layer;
    const drawsAt = this.zoomToDraw(mark, layer, place);
    if (drawsAt !== null || this.hidden.has(id)) this.watch(id).outOfScale(drawsAt, mark.request);
    if (drawsAt === null) this.hidden.delete(id);
    else this.hidden.add(id);
    return drawsAt !== null;
  }

  private watch(layer: LayerId): RasterWatch {
    const watch = this.watches.get(layer) ?? new RasterWatch(layer, this.events);
    this.watches.set(layer, watch);
    return watch;
  }

  private buildInsides(layers: readonly DrawnLayer[]): ShapeLayer[] {
    const next = new Map<string, ShapeLayer>();
    for (const layer of layers) {
      const { marks, visible } = layer;
      const edges = marks.find((mark) => mark.mark === 'outlines');
      if (!visible || !edges || fillOf(layer, edges.shape)) continue;
      const shape = this.shapes.get(edges.shape);
      if (!shape || shape.triangleIndices === 0) continue;
      const id = `${layer.id}/inside`;
      const old = this.insides.get(id);
      const made =
        old?.props.shape === shape
          ? old
          : new ShapeLayer({
              id,
              shape,
              draws: 'areas',
              onlyPicked: true,
              pickable: true,
              parameters: flat,
              beforeId: anchors.labels
            } as ConstructorParameters<typeof ShapeLayer>[0]);
      next.set(id, made);
    }
    this.insides = next;
    return [...next.values()];
  }

  private make(strong: Strong, shape: GpuShape | null, layer: DrawnLayer, props: LayerProps): Layer {
    const { mark, spread, hatchSpread } = strong;
    // `beforeId` is read by the overlay, not by the layers
    const all = { ...props, beforeId: anchors.labels } as LayerProps & { beforeId: string };
    if (mark.mark === 'circles') return circleLayer(mark, all);
    if (mark.mark === 'flows') return new FlowLayer({ ...all, mark });
    if (mark.mark === 'numbers') return numberLayer(mark, all);
    if (mark.mark === 'raster') {
      const { id, opacity, beforeId } = all;
      return rasterLayer(mark.request, this.watch(layer.id), this.pixelRatio, {
        id,
        beforeId,
        opacity: opacity ?? 1,
        tone: layer.tone ?? {}
      });
    }
    const own = shape as GpuShape;
    if (mark.mark === 'columns') return new ColumnLayer({ ...all, shape: own, mark });
    if (mark.mark === 'icons') return new IconLayer({ ...all, shape: own, mark });
    if (mark.mark === 'polygons')
      return new ShapeLayer({
        ...all,
        shape: own,
        draws: 'areas',
        specks: true,
        paint: mark.fill,
        hatch: mark.hatch ?? null,
        hatchSpread
      });
    if (mark.mark === 'shade') return new Shade({ ...all, shape: own, ramp: mark.ramp, pickable: false });
    if (mark.mark === 'outlines') {
      const fill = fillOf(layer, mark.shape);
      // hatched areas are known by their outline
      const fades = fill !== undefined && !fill.hatch;
      return new ShapeLayer({ ...all, shape: own, draws: 'edges', specks: !fill, fades, spread, paint: mark.stroke });
    }
    if (mark.mark === 'dots')
      return new ShapeLayer({
        ...all,
        shape: own,
        draws: 'dots',
        paint: mark.fill,
        radius: mark.radius,
        stroke: mark.stroke,
        strokeWidth: mark.strokeWidth
      });
    const { width } = mark;
    if (typeof width === 'number' && width <= HAIRLINE)
      return new ShapeLayer({ ...all, shape: own, draws: 'edges', paint: mark.stroke });
    return lineLayer(own, mark.stroke, width, all);
  }
}

/** Whether all but the mark and the layer made of it is the same. */
function sameButMark(a: Omit<Made, 'layer'>, b: Omit<Made, 'layer'>): boolean {
  const keys = ['shape', 'visible', 'opacity', 'tone', 'highlighted', 'spread', 'hatchSpread', 'pickable'] as const;
  return keys.every((key) => a[key] === b[key]);
}

/** What fills the areas of a shape, none where they are drawn by their edges alone. */
function fillOf({ marks }: DrawnLayer, shape: ShapeId): Extract<Mark, { mark: 'polygons' }> | undefined {
  return marks.find((mark) => mark.mark === 'polygons' && mark.shape === shape) as ReturnType<typeof fillOf>;
}
