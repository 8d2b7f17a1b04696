import { describe, expect, it } from 'vitest';
import { isAllowed } from './allowed';
import { thirdPartyNotices } from './notices';
import { productionPackages } from './production';

describe('licences', () => {
  it('are allowed when one branch of their expression is', () => {
    expect(isAllowed('MIT')).toBe(true);
    expect(isAllowed('(MIT OR GPL-3.0)')).toBe(true);
    expect(isAllowed('MIT AND GPL-3.0')).toBe(false);
    expect(isAllowed('GPL-3.0-only')).toBe(false);
    expect(isAllowed('')).toBe(false);
  });

  it('of the production tree are all allowed', () => {
    const packages = productionPackages('.');
    expect(packages.map((p) => p.name)).toEqual(expect.arrayContaining(['maplibre-gl', '@deck.gl/core', 'hono']));
    expect(packages.map((p) => p.name)).not.toContain('vitest');
    expect(packages.filter((p) => !isAllowed(p.licence))).toEqual([]);
  });

  it('are shipped with their texts, the font’s among them', () => {
    const text = thirdPartyNotices('.');
    expect(text).toContain('SIL OPEN FONT LICENSE');
    expect(text).toContain('GeoNames');
    expect(text).toMatch(/maplibre-gl \d/);
  });
});
