import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentIndex, movedRow } from './stack-order';

describe('movedRow', () => {
  it('finds the row that was dragged, up or down', () => {
    expect(movedRow(['a', 'b', 'c', 'd'], ['b', 'c', 'a', 'd'])).toEqual({ id: 'a', to: 2 });
    expect(movedRow(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual({ id: 'd', to: 0 });
    expect(movedRow(['a', 'b'], ['a', 'b'])).toBeNull();
    expect(movedRow(['a', 'b'], ['a'])).toBeNull();
    expect(movedRow(['a', 'b', 'c', 'd'], ['d', 'c', 'b', 'a'])).toBeNull();
  });

  it('undoes any single move', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ids, fc.nat(7), fc.nat(7), (before, a, b) => {
        const from = a % before.length;
        const to = b % before.length;
        const id = before[from] as string;
        const after = before.toSpliced(from, 1).toSpliced(to, 0, id);
        const moved = movedRow(before, after);
        if (from === to) expect(moved).toBeNull();
        else {
          expect(moved).not.toBeNull();
          const { id: who, to: where } = moved as { id: string; to: number };
          expect(before.filter((x) => x !== who).toSpliced(where, 0, who)).toEqual(after);
        }
      })
    );
  });

  it('turns rows into document indices', () => {
    expect(documentIndex(0, 4)).toBe(3);
    expect(documentIndex(3, 4)).toBe(0);
  });
});
