import type { MapDocument } from '../core/document/document';
import type { Wording } from '../core/wording';

/** Steps kept; the oldest is forgotten first. */
const depth = 100;
/** Two commands of the same key within this time are one step (a slider dragged), milliseconds. */
const mergeWithin = 1000;

interface Step {
  /** the document before the step (in `past`) or after it (in `future`) */
  document: MapDocument;
  label: Wording;
}

/** Undo and redo as a list of immutable documents: structural sharing makes it cheap. The camera is not part of it. */
export class History {
  #past: Step[] = [];
  #future: Step[] = [];
  #lastKey: string | null = null;
  #lastAt = -Infinity;

  get undoLabel(): Wording | null {
    return this.#past.at(-1)?.label ?? null;
  }
  get redoLabel(): Wording | null {
    return this.#future.at(-1)?.label ?? null;
  }

  /** Notes a step that led away from `before`. `now` in milliseconds; a null `key` never merges. */
  record(before: MapDocument, label: Wording, key: string | null, now: number): void {
    const merges = key !== null && key === this.#lastKey && now - this.#lastAt < mergeWithin && this.#past.length > 0;
    this.#lastKey = key;
    this.#lastAt = now;
    this.#future = [];
    if (merges) return;
    this.#past.push({ document: before, label });
    if (this.#past.length > depth) this.#past.shift();
  }

  /** The document before the last step; null when there is none. */
  undo(present: MapDocument): MapDocument | null {
    const step = this.#past.pop();
    if (!step) return null;
    this.#lastKey = null;
    this.#future.push({ document: present, label: step.label });
    return { ...step.document, view: present.view };
  }

  redo(present: MapDocument): MapDocument | null {
    const step = this.#future.pop();
    if (!step) return null;
    this.#lastKey = null;
    this.#past.push({ document: present, label: step.label });
    return { ...step.document, view: present.view };
  }

  /** Merges an automatic decision into the step that called for it: the same edit in every document kept. */
  amend(edit: (document: MapDocument) => MapDocument): void {
    const all = (steps: Step[]): Step[] => steps.map((s) => ({ ...s, document: edit(s.document) }));
    this.#past = all(this.#past);
    this.#future = all(this.#future);
  }
}
