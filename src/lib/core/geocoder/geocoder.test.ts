import { describe, expect, it } from 'vitest';
import type { Net } from '../ports';
import { bad, good } from '../problems/problem';
import { noCrsAssets } from '../crs/no-assets';
import { geocoderUrl, searchPlaces } from './geocoder';

const geocoder = { name: 'Géo', url: 'https://geo.exemple.fr/search?index=address' };
const context = (net: Net['get']) => ({
  net: { get: net },
  assets: noCrsAssets,
  signal: new AbortController().signal,
  baseUrl: 'https://site.exemple.fr/'
});
const says = (value: unknown) =>
  context(async ({ url }) =>
    good({ url, status: 200, contentType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(value)) })
  );
const feature = (coordinates: unknown, properties: unknown) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties
});

describe('searchPlaces', () => {
  it('reads addresses and places of interest, and leaves out what has no place or no name', async () => {
    const answer = {
      type: 'FeatureCollection',
      features: [
        feature([-0.2, 44.4], { label: '1 Place de la Cathédrale 33430 Bazas', city: 'Bazas', citycode: '33036' }),
        feature([2, 48], { toponym: 'Gare', city: ['Sens', 'x'], citycode: ['89387'] }),
        feature([9, 42], { label: 'Ajaccio', citycode: '2A004' }),
        feature([2, 'x'], { label: 'nulle part' }),
        feature([2, 48], {}),
        feature([500, 48], { label: 'hors du monde' }),
        null,
        'rien'
      ]
    };
    const found = await searchPlaces(geocoder, 'x', says(answer));
    expect(found.ok && found.value).toEqual([
      { label: '1 Place de la Cathédrale 33430 Bazas', lon: -0.2, lat: 44.4, commune: '33036' },
      { label: 'Gare, Sens', lon: 2, lat: 48, commune: '89387' },
      { label: 'Ajaccio', lon: 9, lat: 42, commune: '2A004' }
    ]);
  });

  it('fails in plain problems: a dead server, a page in the place of an answer', async () => {
    const dead = context(async ({ url }) => bad({ code: 'source-unreachable', facts: { url } }));
    const outcome = await searchPlaces(geocoder, 'x', dead);
    expect(!outcome.ok && outcome.problem.code).toBe('source-unreachable');
    const other = await searchPlaces(geocoder, 'x', says({ error: 'no' }));
    expect(!other.ok && other.problem.code).toBe('unexpected-content');
    const none = await searchPlaces({ name: '', url: 'http://' }, 'x', says({}));
    expect(!none.ok && none.problem.code).toBe('source-unreachable');
  });

  it('asks by one address, the text encoded and no longer than is taken', () => {
    expect(geocoderUrl(geocoder, ' 1 rue d’Été & Cie ', 'https://a.fr/')).toBe(
      'https://geo.exemple.fr/search?index=address&q=1+rue+d%E2%80%99%C3%89t%C3%A9+%26+Cie&limit=8'
    );
    expect(geocoderUrl({ url: 'geo/' }, 'a'.repeat(900), 'https://a.fr/b/')).toBe(
      `https://a.fr/b/geo/?q=${'a'.repeat(200)}&limit=8`
    );
  });
});
