export type Shortcut = 'undo' | 'redo' | 'fold';

/** What a key stroke asks of the studio; null for the others, and for all of them while one is typing. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  typing: boolean
): Shortcut | null {
  if (typing) return null;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (command && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (command && key === 'y') return 'redo';
  // on a French keyboard « [ » is AltGr+5, which says Ctrl and Alt
  return event.key === '[' && !event.metaKey ? 'fold' : null;
}

/** True where keys write text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && !['range', 'checkbox', 'radio', 'button'].includes(target.type)))
  );
}
