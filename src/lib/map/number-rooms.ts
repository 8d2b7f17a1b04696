import { LABEL_HEIGHT, labelWidth } from '../core/labels/label-box';
import type { Mark } from '../core/marks/marks';
import type { TextRoom } from './basemap/name-room';
import type { DrawnLayer } from './map-view';

type NumberMark = Extract<Mark, { mark: 'numbers' }>;

/** Room of the figures in the stack and of the texts above it: the same list while both are the same. */
export class NumberRooms {
  private marks: readonly NumberMark[] = [];
  private texts: readonly TextRoom[] = [];
  private all: readonly TextRoom[] = [];

  with(texts: readonly TextRoom[], layers: readonly DrawnLayer[]): readonly TextRoom[] {
    const marks = layers.flatMap(({ visible, opacity, marks }) =>
      visible && opacity > 0 ? marks.filter((mark) => mark.mark === 'numbers') : []
    );
    const same = marks.length === this.marks.length && marks.every((mark, i) => mark === this.marks[i]);
    if (same && texts === this.texts) return this.all;
    [this.marks, this.texts] = [marks, texts];
    this.all = marks.length === 0 ? texts : [...texts, ...marks.flatMap(roomsOf)];
    return this.all;
  }
}

function roomsOf({ positions, texts }: NumberMark): TextRoom[] {
  return texts.map((text, i) => {
    const [aside, above] = [labelWidth(text) / 2, LABEL_HEIGHT / 2];
    const [lon, lat] = [positions[2 * i] as number, positions[2 * i + 1] as number];
    // a number is no name that could be written twice
    return { text: '', lon, lat, room: [above, aside, above, aside] };
  });
}
