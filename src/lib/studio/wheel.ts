/**
 * What the wheel does over the map: `free` zooms, `ctrl` zooms only with Ctrl, so that a page that holds an embed can be
 * scrolled past it. `asked` is `?scroll=` of the address, for embeds only.
 */
export function wheel(mode: 'studio' | 'embed', framed: boolean, asked: string | null): 'free' | 'ctrl' {
  if (mode === 'studio') return 'free';
  if (asked === 'free' || asked === 'ctrl') return asked;
  return framed ? 'ctrl' : 'free';
}
