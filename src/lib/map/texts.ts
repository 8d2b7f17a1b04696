import type { Layer, LayerProps } from '@deck.gl/core';
import { labelZoom } from '../core/labels/from-zoom';
import { anchors } from './anchors';
import { labelFontsLoaded } from './basemap/fonts';
import type { DrawnLayer } from './map-view';
import { deckOpacity, flat } from './stack';
import { chooseTexts, type TextMark } from './text-choice';
import { textData, textLayer, type TextData } from './text-layer';

interface Made {
  data: TextData;
  opacity: number;
  layer: Layer;
}

/** Texts of all layers, above every shape. What is shown depends on the zoom by half steps, never on the place. */
export class Texts {
  /** resolves when the letters of what was built last can be drawn */
  ready: Promise<void> = Promise.resolve();
  private asked = false;
  private loaded = false;
  private marks: TextMark[] = [];
  /** data by zoom, one a mark: of these marks only */
  private byZoom = new Map<number, TextData[]>();
  private zoom = 0;
  private made = new Map<string, Made>();

  /** `whenLoaded`: the font has come, layers are to be built again */
  constructor(private readonly whenLoaded: () => void) {}

  /** deck layers, bottom first; none before the font is there, since an atlas of another one would stay. */
  build(layers: readonly DrawnLayer[], zoom: number): Layer[] {
    const shown = layers.flatMap(({ id, marks, visible, opacity }) =>
      visible ? marks.flatMap((mark) => (mark.mark === 'texts' ? [{ id, mark, opacity }] : [])) : []
    );
    this.zoom = labelZoom(zoom);
    this.choose(shown.map(({ mark }) => mark));
    const next = new Map<string, Made>();
    if (shown.length > 0 && this.fontThere()) {
      const data = this.byZoom.get(this.zoom) ?? [];
      shown.forEach(({ id, mark, opacity }, i) => next.set(id, this.make(id, mark, data[i] as TextData, opacity)));
    }
    this.made = next;
    return [...next.values()].map(({ layer }) => layer);
  }

  /** Whether a move changed which texts are shown: they are to be built again. */
  zoomCrossed(zoom: number): boolean {
    return this.marks.length > 0 && labelZoom(zoom) !== this.zoom;
  }

  private choose(marks: TextMark[]): void {
    if (marks.length !== this.marks.length || marks.some((mark, i) => mark !== this.marks[i])) this.byZoom.clear();
    this.marks = marks;
    if (this.byZoom.has(this.zoom)) return;
    const chosen = chooseTexts(marks, this.zoom);
    this.byZoom.set(
      this.zoom,
      marks.map((mark, i) => textData(mark, chosen[i] ?? []))
    );
  }

  private fontThere(): boolean {
    if (!this.asked) {
      this.asked = true;
      this.ready = labelFontsLoaded().then(() => {
        this.loaded = true;
        this.whenLoaded();
      });
    }
    return this.loaded;
  }

  private make(id: string, mark: TextMark, data: TextData, opacity: number): Made {
    const old = this.made.get(id);
    if (old?.data === data && old.opacity === opacity) return old;
    // `beforeId` is read by the overlay, not by the layers
    const props = {
      id: `${id}/texts`,
      opacity: deckOpacity(opacity),
      parameters: flat,
      beforeId: anchors.labels
    } as LayerProps & { beforeId: string };
    return { data, opacity, layer: textLayer(mark, data, props) };
  }
}
