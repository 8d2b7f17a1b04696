import { describe, expect, it } from 'vitest';
import { clampSide, snippet } from './snippet';

describe('snippet', () => {
  it('holds address, size, title and lazy loading', () => {
    expect(snippet('https://a.fr/embed/?legend=0&title=0#m=1x', { width: 800, height: 500 }, 'Gares')).toBe(
      '<iframe src="https://a.fr/embed/?legend=0&amp;title=0#m=1x" width="800" height="500" title="Gares" loading="lazy" style="border:0" allowfullscreen></iframe>'
    );
    expect(snippet('https://a.fr/', { width: 'full', height: 400 }, '')).toContain('width="100%" height="400"');
  });

  it('lets no title close the attribute', () => {
    const code = snippet('https://a.fr/', { width: 1, height: 1 }, '"><script>alert(1)</script>');
    expect(code).not.toContain('<script>');
    expect(code.match(/"/g)).toHaveLength(12);
  });

  it('keeps sizes within limits', () => {
    expect(clampSide('10', 800)).toBe(200);
    expect(clampSide('99999', 800)).toBe(4000);
    expect(clampSide('abc', 800)).toBe(800);
    expect(clampSide('', 640)).toBe(640);
    expect(clampSide('720.4', 640)).toBe(720);
  });
});
