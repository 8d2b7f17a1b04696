/** Which row moved between two orders of the same ids, and where to; null when nothing did. Rows topmost first. */
export interface Moved {
  id: string;
  /** new index, topmost first */
  to: number;
}

/** The row that was dragged: the one whose removal makes both orders alike. */
export function movedRow(before: readonly string[], after: readonly string[]): Moved | null {
  if (before.length !== after.length) return null;
  const first = before.findIndex((id, i) => id !== after[i]);
  if (first < 0) return null;
  const without = (ids: readonly string[], id: string): string => ids.filter((other) => other !== id).join('\n');
  for (const id of [before[first] as string, after[first] as string]) {
    if (after.includes(id) && without(before, id) === without(after, id)) return { id, to: after.indexOf(id) };
  }
  return null;
}

/** Index in the document (bottom first) of a row counted from the top, among `count` layers. */
export function documentIndex(row: number, count: number): number {
  return count - 1 - row;
}
