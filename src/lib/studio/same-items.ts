/** Whether two lists hold the very same things in the same order: what was made of one is still that of the other. */
export const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);
