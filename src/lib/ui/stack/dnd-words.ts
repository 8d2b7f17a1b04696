import { setAriaStrings } from 'svelte-dnd-action';
import { say } from '../words/say';
import { stackWords } from '../words/stack';

/** Gives the drag-and-drop library the words of the language in force: it speaks English of its own. */
export function sayDragging(): void {
  const words = say(stackWords);
  setAriaStrings({
    dragStarted: ({ itemLabel }) => words.dragStarted(itemLabel),
    movedToPosition: ({ itemLabel, position, count }) => words.moved(itemLabel, position, count),
    movedToZoneStart: ({ itemLabel, count }) => words.moved(itemLabel, 1, count),
    movedToZoneEnd: ({ itemLabel, count }) => words.moved(itemLabel, count, count),
    dropped: ({ itemLabel }) => words.dropped(itemLabel),
    zoneActiveInstruction: words.dragHelp,
    zoneDragDisabledInstruction: words.dragOff
  });
}
