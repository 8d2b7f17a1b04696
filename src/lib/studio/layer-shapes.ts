import { bandOf, type Band } from '../core/generalise/bands';
import type { Mark, Shape, ShapeId } from '../core/marks/marks';
import type { TableRef } from '../workers/protocol';
import type { LayersPorts } from './layers-ports';

/** Shapes of a table that nothing draws any more, kept for who zooms back, and those on their way to the map. */
const SPARE = 2;

/** A table that is drawn, and for which scales. */
export interface Scaled {
  ref: TableRef;
  view: string;
  /** null: it is drawn alike at all scales */
  band: Band | null;
}

/** The shapes that layers draw: what the map holds of each table, for which scales. */
export class LayerShapes {
  /** those sent to the map, the last used at the end, and when each has arrived */
  #sent = new Map<ShapeId, Promise<void>>();
  #asked = 0;

  constructor(
    private readonly ports: Pick<
      LayersPorts,
      'pool' | 'camera' | 'document' | 'hasShape' | 'putShape' | 'dropShape' | 'changed'
    >
  ) {}

  /** The scales that are seen now. */
  get band(): Band {
    return bandOf(this.zoom);
  }

  /** The zoom of the map. */
  get zoom(): number {
    return (this.ports.camera() ?? this.ports.document().view).zoom;
  }

  /** Whether shapes for other scales are on their way. */
  get pending(): boolean {
    return this.#asked > 0;
  }

  /** Whether what is drawn is meant for other scales than those seen. */
  outOfBand(drawn: Scaled): boolean {
    return drawn.band !== null && drawn.band !== this.band;
  }

  /** Shapes of a table that the map holds. */
  have(view: string): ShapeId[] {
    return [...this.#sent.keys()].filter((id) => viewOf(id) === view && this.ports.hasShape(id));
  }

  /** Sends the shapes the map lacks; resolves when it can draw all that the marks name. */
  async put(shapes: readonly Shape[], marks: readonly Mark[]): Promise<void> {
    for (const shape of shapes) this.#sent.set(shape.id, this.ports.putShape(shape));
    for (const mark of marks) if ('shape' in mark) await this.#there(mark.shape);
  }

  /**
   * Asks for the shape of what is drawn at the scales seen now, and hands what turns marks into marks of that shape to
   * `swap` once the map holds it. Paints stay as they are.
   */
  async rescale(drawn: Scaled, swap: (inBand: (marks: readonly Mark[]) => Mark[]) => void): Promise<void> {
    const { ref, view } = drawn;
    const { band } = this;
    drawn.band = band;
    this.#asked++;
    const reply = await this.ports.pool.call('shape', { ...ref, band, have: this.have(view) });
    if (reply.ok && drawn.band === band) {
      const { id, shape } = reply.value;
      if (shape) this.#sent.set(id, this.ports.putShape(shape));
      await this.#there(id);
      // unless a further move asked for others meanwhile, or the map was made anew without its shapes
      if (drawn.band === band && this.ports.hasShape(id))
        swap((marks) =>
          marks.map((mark) => ('shape' in mark && isOwn(mark.shape, view) ? { ...mark, shape: id } : mark))
        );
    }
    this.#asked--;
    this.ports.changed();
  }

  /** Drops the shapes of tables that are not drawn, and of those that are all but what is drawn and the last few. */
  keepOnly(views: ReadonlySet<string>, marks: readonly Mark[]): void {
    const drawn = new Set(marks.flatMap((mark) => ('shape' in mark ? [mark.shape] : [])));
    const spare = new Map<string, number>();
    for (const id of [...this.#sent.keys()].toReversed()) {
      const view = viewOf(id);
      if (views.has(view)) {
        if (drawn.has(id)) continue;
        const kept = (spare.get(view) ?? 0) + 1;
        spare.set(view, kept);
        if (kept <= SPARE) continue;
      }
      this.ports.dropShape(id);
      this.#sent.delete(id);
    }
  }

  /** Resolves when the map holds a shape that was sent to it. */
  #there(id: ShapeId): Promise<void> {
    const arrival = this.#sent.get(id) ?? Promise.resolve();
    this.#sent.delete(id);
    this.#sent.set(id, arrival);
    return arrival;
  }
}

/** The filtered table that a shape is of. */
function viewOf(id: ShapeId): string {
  return id.slice(0, id.lastIndexOf(':'));
}

/** Whether a shape is the table's own in some band; the places inside of its areas are the same in all. */
function isOwn(id: ShapeId, view: string): boolean {
  return id === `${view}:own` || id.startsWith(`${view}:own@`);
}
