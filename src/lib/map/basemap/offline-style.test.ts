import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { anchors, groupsInPlace } from '../anchors';
import { countryNames, seaNames } from './names';
import { offlineStyle } from './offline-style';
import { basemapStyle } from './styles';

const base = 'https://cartes.exemple.fr/carto/';
const styles = (['light', 'dark'] as const).flatMap((theme) =>
  (['fr', 'en'] as const).map((language) => ({ theme, language, style: offlineStyle(theme, language, base) }))
);

describe('offlineStyle', () => {
  it.each(styles)('is a valid style, $theme $language', ({ style }) => {
    expect(validateStyleMin(style).map((e) => e.message)).toEqual([]);
  });

  it.each(styles)('keeps ground, anchors and names in order, $theme $language', ({ style }) => {
    const ids = style.layers.map((l) => l.id);
    const [floor, labels] = [ids.indexOf(anchors.floor), ids.indexOf(anchors.labels)];
    expect(labels).toBe(floor + 1);
    expect(ids.at(-1)).toBe(anchors.top);
    expect(style.layers.slice(0, floor).every((l) => l.type !== 'symbol')).toBe(true);
    expect(style.layers.slice(labels + 1, -1).every((l) => l.type === 'symbol')).toBe(true);
  });

  it('calls no glyph or sprite server, and only the site’s own data', () => {
    for (const { style } of styles) {
      expect(style).not.toHaveProperty('glyphs');
      expect(style).not.toHaveProperty('sprite');
      const addresses = Object.values(style.sources).flatMap((s) =>
        'data' in s && typeof s.data === 'string' ? [s.data] : []
      );
      expect(addresses).toHaveLength(5);
      for (const address of addresses) expect(address.startsWith(`${base}demo/basemap/`)).toBe(true);
    }
  });

  it('names seas and countries in both languages, each once', () => {
    for (const names of [seaNames, countryNames]) {
      const [french, english] = [names('fr'), names('en')];
      expect(french.features.length).toBe(english.features.length);
      expect(french.features.every((f) => f.properties?.nom)).toBe(true);
    }
    const countries = countryNames('fr').features.map((f) => String(f.properties?.nom));
    expect(new Set(countries).size).toBe(countries.length);
  });
});

describe('basemapStyle', () => {
  const raster = {
    id: 'plan',
    name: { fr: 'Plan', en: 'Map' },
    type: 'raster' as const,
    tiles: 'https://tuiles.exemple.fr/{z}/{x}/{y}.png?a=%20b',
    maxZoom: 18,
    attribution: '© Exemple'
  };

  it('is a valid style, tiles or not', () => {
    for (const tiles of [raster.tiles, undefined]) {
      const style = basemapStyle({ ...raster, tiles }, 'light', 'fr', base);
      expect(validateStyleMin(style).map((e) => e.message)).toEqual([]);
    }
  });

  it('puts tiles under the anchors and keeps their placeholders', () => {
    const style = basemapStyle(raster, 'light', 'fr', base);
    const source = Object.values(style.sources)[0];
    expect(source).toMatchObject({ type: 'raster', tiles: [raster.tiles], maxzoom: 18 });
    expect(style.layers.map((l) => l.id).slice(-3)).toEqual([anchors.floor, anchors.labels, anchors.top]);
  });

  it('resolves tiles served by the site itself', () => {
    const style = basemapStyle({ ...raster, tiles: 'tuiles/{z}/{x}/{y}.png' }, 'light', 'fr', base);
    expect(Object.values(style.sources)[0]).toMatchObject({ tiles: [`${base}tuiles/{z}/{x}/{y}.png`] });
  });

  it('falls back to paper without tiles', () => {
    const style = basemapStyle({ ...raster, tiles: undefined }, 'dark', 'fr', base);
    expect(style.sources).toEqual({});
  });
});

describe('groupsInPlace', () => {
  const group = (anchor: string): string => `deck-maplibre-layer-group-before:${anchor}`;

  it('wants each group right below its anchor', () => {
    const { floor, labels, top } = anchors;
    expect(groupsInPlace(['mer', floor, group(labels), labels, 'noms', group(top), top])).toBe(true);
    expect(groupsInPlace(['mer', floor, labels, 'noms', group(top), top, group(labels)])).toBe(false);
    expect(groupsInPlace(['mer', floor, group(labels), labels, 'noms', top])).toBe(false);
  });
});
