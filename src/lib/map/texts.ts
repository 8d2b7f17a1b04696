import type { Layer, LayerProps } from '@deck.gl/core';
import { labelZoom } from '../core/labels/from-zoom';
import { labelRoom } from '../core/labels/label-box';
import { anchors } from './anchors';
import { labelFontsLoaded } from './basemap/fonts';
import type { TextRoom } from './basemap/name-room';
import type { DrawnLayer } from './map-view';
import { deckOpacity, flat } from './stack';
import { chooseTexts, type TextMark } from './text-choice';
import { textData, textLayer, type TextData } from './text-layer';

interface Made {
  data: TextData;
  opacity: number;
  strong: boolean;
  layer: Layer;
}

/** Texts shown at a zoom: data of each mark, and the room of all. */
interface Choice {
  data: TextData[];
  rooms: TextRoom[];
}

/** Texts of all layers, above every shape. What is shown depends on the zoom by half steps, never on the place. */
export class Texts {
  /** resolves when the letters of what was built last can be drawn */
  ready: Promise<void> = Promise.resolve();
  private asked = false;
  private loaded = false;
  private marks: TextMark[] = [];
  /** texts by zoom: of these marks only */
  private byZoom = new Map<number, Choice>();
  private zoom = 0;
  private made = new Map<string, Made>();
  /** room of the texts that are shown, the same list while they are the same */
  rooms: readonly TextRoom[] = [];

  /** `whenLoaded`: the font has come, layers are to be built again */
  constructor(private readonly whenLoaded: () => void) {}

  /**
   * deck layers, bottom first; none before the font is there, since an atlas of another one would stay. `strong`: over a
   * ground that is not quiet.
   */
  build(layers: readonly DrawnLayer[], zoom: number, strong: boolean): Layer[] {
    const shown = layers.flatMap(({ id, marks, visible, opacity }) =>
      visible && opacity > 0 ? marks.flatMap((mark) => (mark.mark === 'texts' ? [{ id, mark, opacity }] : [])) : []
    );
    this.zoom = labelZoom(zoom);
    const next = new Map<string, Made>();
    if (shown.length > 0 && this.fontThere()) {
      const { data, rooms } = this.chosen(shown.map(({ mark }) => mark));
      shown.forEach(({ id, mark, opacity }, i) =>
        next.set(id, this.make(id, mark, data[i] as TextData, { opacity, strong }))
      );
      this.rooms = rooms;
    } else {
      this.marks = [];
      this.byZoom.clear();
      this.rooms = [];
    }
    this.made = next;
    return [...next.values()].map(({ layer }) => layer);
  }

  /** Whether a move changed which texts are shown: they are to be built again. */
  zoomCrossed(zoom: number): boolean {
    return this.marks.length > 0 && labelZoom(zoom) !== this.zoom;
  }

  private chosen(marks: TextMark[]): Choice {
    if (marks.length !== this.marks.length || marks.some((mark, i) => mark !== this.marks[i])) this.byZoom.clear();
    this.marks = marks;
    const known = this.byZoom.get(this.zoom);
    if (known) return known;
    const indices = chooseTexts(marks, this.zoom);
    const choice = {
      data: marks.map((mark, i) => textData(mark, indices[i] ?? [])),
      rooms: marks.flatMap((mark, i) => (indices[i] ?? []).map((text) => roomOf(mark, text)))
    };
    this.byZoom.set(this.zoom, choice);
    return choice;
  }

  /** Whether the letters can be drawn; they are asked for, and layers built again when they have come. */
  fontThere(): boolean {
    if (!this.asked) {
      this.asked = true;
      this.ready = labelFontsLoaded().then(() => {
        this.loaded = true;
        this.whenLoaded();
      });
    }
    return this.loaded;
  }

  private make(id: string, mark: TextMark, data: TextData, look: Pick<Made, 'opacity' | 'strong'>): Made {
    const old = this.made.get(id);
    const { opacity, strong } = look;
    if (old?.data === data && old.opacity === opacity && old.strong === strong) return old;
    // `beforeId` is read by the overlay, not by the layers
    const props = {
      id: `${id}/texts`,
      opacity: deckOpacity(opacity),
      parameters: flat,
      beforeId: anchors.labels
    } as LayerProps & { beforeId: string };
    return { data, ...look, layer: textLayer(mark, data, strong, props) };
  }
}

function roomOf({ positions, texts, rise, angle }: TextMark, i: number): TextRoom {
  const text = texts[i] as string;
  const { width, height } = labelRoom(text, angle?.[i]);
  const [aside, above] = [width / 2, height / 2];
  const [lon, lat] = [positions[2 * i] as number, positions[2 * i + 1] as number];
  return { text, lon, lat, room: [above + rise, aside, above - rise, aside] };
}
