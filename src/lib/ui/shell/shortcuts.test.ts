import { describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcuts';

const press = (key: string, ...held: ('ctrl' | 'meta' | 'shift' | 'alt')[]): ReturnType<typeof shortcutOf> =>
  shortcutOf(
    {
      key,
      ctrlKey: held.includes('ctrl'),
      metaKey: held.includes('meta'),
      shiftKey: held.includes('shift'),
      altKey: held.includes('alt')
    },
    false
  );

describe('shortcutOf', () => {
  it('knows undo and redo of every system', () => {
    expect(press('z', 'ctrl')).toBe('undo');
    expect(press('z', 'meta')).toBe('undo');
    expect(press('Z', 'ctrl', 'shift')).toBe('redo');
    expect(press('y', 'ctrl')).toBe('redo');
    expect(press('z')).toBeNull();
    expect(press('z', 'ctrl', 'alt')).toBeNull();
  });

  it('folds the panel, on a French keyboard too', () => {
    expect(press('[')).toBe('fold');
    expect(press('[', 'ctrl', 'alt')).toBe('fold');
    expect(press('[', 'meta')).toBeNull();
  });

  it('leaves keys alone while one is typing', () => {
    const event = { key: 'z', ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
    expect(shortcutOf(event, true)).toBeNull();
  });
});
