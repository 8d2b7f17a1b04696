import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { anchors } from '../anchors';
import { isStyle, vectorStyle } from './vector-style';

const address = 'https://tuiles.exemple.fr/styles/gris/style.json';
const style: StyleSpecification = {
  version: 8,
  name: 'Gris',
  center: [2, 48],
  pitch: 40,
  glyphs: '/polices/{fontstack}/{range}.pbf',
  sprite: 'sprite',
  sources: {
    plan: { type: 'vector', tiles: ['../../tms/{z}/{x}/{y}.pbf'], maxzoom: 14 },
    relief: { type: 'raster', url: 'relief.json' }
  },
  layers: [
    { id: 'noms-bas', type: 'symbol', source: 'plan', 'source-layer': 'toponyme', layout: { 'text-field': 'a' } },
    { id: 'eau', type: 'fill', source: 'plan', 'source-layer': 'hydro' },
    { id: 'noms', type: 'symbol', source: 'plan', 'source-layer': 'toponyme', layout: { 'text-field': 'b' } }
  ]
};

describe('a service’s style as a basemap', () => {
  const made = vectorStyle(style, address, 'light');

  it('keeps its ground below the data and its names above', () => {
    const order = made.layers.map((layer) => layer.id);
    expect(order).toEqual(['papier', 'eau', anchors.floor, anchors.labels, 'noms-bas', 'noms', anchors.top]);
    expect(validateStyleMin(made as never)).toEqual([]);
  });

  it('makes its addresses absolute and keeps MapLibre’s placeholders', () => {
    expect(made.glyphs).toBe('https://tuiles.exemple.fr/polices/{fontstack}/{range}.pbf');
    expect(made.sprite).toBe('https://tuiles.exemple.fr/styles/gris/sprite');
    expect(made.sources['plan']).toMatchObject({ tiles: ['https://tuiles.exemple.fr/tms/{z}/{x}/{y}.pbf'] });
    expect(made.sources['relief']).toMatchObject({ url: 'https://tuiles.exemple.fr/styles/gris/relief.json' });
  });

  it('does not move the map', () => {
    expect(made).not.toHaveProperty('center');
    expect(made).not.toHaveProperty('pitch');
  });

  it.each([
    null,
    3,
    {},
    { version: 8 },
    { version: 7, sources: {}, layers: [] },
    { version: 8, sources: null, layers: [] }
  ])('takes %j for no style', (document) => {
    expect(isStyle(document)).toBe(false);
  });
});
