import { describe, expect, it } from 'vitest';
import { drawPlaceholder } from './placeholder';

describe('drawPlaceholder', () => {
  it('draws the same picture for the same id, another for another', () => {
    expect(drawPlaceholder('gares')).toEqual(drawPlaceholder('gares'));
    expect(drawPlaceholder('gares')).not.toEqual(drawPlaceholder('ecoles'));
  });

  it('stays within five classes and draws the largest circles first', () => {
    const { areas, circles } = drawPlaceholder('population');
    expect(areas.length).toBe(45);
    expect(areas.every((a) => a.class >= 1 && a.class <= 5)).toBe(true);
    expect(circles.length).toBeGreaterThan(3);
    expect(circles.map((c) => c.r)).toEqual(circles.map((c) => c.r).sort((a, b) => b - a));
  });
});
