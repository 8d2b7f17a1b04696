import { applyCommand, coalesceKey, labelOf, type Command } from '../core/document/commands';
import { emptyDocument, type MapDocument } from '../core/document/document';
import type { Wording } from '../core/wording';
import { History } from './history';

/** The one truth of a page: the document, changed only by commands, with its history. */
export class DocumentStore {
  #document = $state.raw<MapDocument>(emptyDocument());
  #history = new History();
  /** bumped when the history changes, so that labels are reactive */
  #turn = $state(0);

  constructor(
    private readonly changed: () => void,
    private readonly now: () => number = () => performance.now()
  ) {}

  get document(): MapDocument {
    return this.#document;
  }
  get undoLabel(): Wording | null {
    return this.#turn >= 0 ? this.#history.undoLabel : null;
  }
  get redoLabel(): Wording | null {
    return this.#turn >= 0 ? this.#history.redoLabel : null;
  }

  /** Applies a command; a command that changes nothing leaves no step, and the camera never does. */
  do(command: Command): void {
    const before = this.#document;
    const after = applyCommand(before, command);
    if (after === before) return;
    if (command.do !== 'setView')
      this.#history.record(before, labelOf(command, before), coalesceKey(command), this.now());
    this.#set(after);
  }

  /** An automatic decision (a style chosen once the data are read): part of the step that called for it. */
  amend(edit: (document: MapDocument) => MapDocument): void {
    this.#history.amend(edit);
    this.#set(edit(this.#document));
  }

  /** The document a page starts with: not a step. */
  start(document: MapDocument): void {
    this.#set(document);
  }

  undo(): void {
    this.#go(this.#history.undo(this.#document));
  }

  redo(): void {
    this.#go(this.#history.redo(this.#document));
  }

  #go(document: MapDocument | null): void {
    if (document) this.#set(document);
  }

  #set(document: MapDocument): void {
    this.#turn++;
    if (document === this.#document) return;
    this.#document = document;
    this.changed();
  }
}
