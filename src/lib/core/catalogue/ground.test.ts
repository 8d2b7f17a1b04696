import { describe, expect, it } from 'vitest';
import config from '../../../../static/config.json';
import { groundOf, themeOver } from './ground';
import * as v from 'valibot';
import { configSchema } from './config';

const { basemaps } = v.parse(configSchema, config);
const byId = (id: string): (typeof basemaps)[number] => basemaps.find((b) => b.id === id)!;

describe('basemaps of the site', () => {
  it('offers quiet, light, dark and print papers, Plan IGN in two looks, photographs, OpenStreetMap, none', () => {
    const ids = ['offline', 'offline-light', 'offline-dark', 'offline-print'];
    expect(basemaps.map((b) => b.id)).toEqual([...ids, 'plan-ign', 'plan-ign-gris', 'ortho', 'osm', 'none']);
    expect(new Set(basemaps.map((b) => b.name.fr)).size).toBe(basemaps.length);
  });

  it('credits each one but bare paper', () => {
    for (const { type, attribution } of basemaps) expect(attribution !== '').toBe(type !== 'none');
  });
});

describe('groundOf', () => {
  it('knows photographs, plans and papers', () => {
    const grounds = Object.fromEntries(basemaps.map((b) => [b.id, groundOf(b)]));
    expect(grounds).toEqual({
      offline: 'quiet',
      'offline-light': 'quiet',
      'offline-dark': 'quiet',
      'offline-print': 'quiet',
      'plan-ign': 'detailed',
      'plan-ign-gris': 'detailed',
      ortho: 'photo',
      osm: 'detailed',
      none: 'quiet'
    });
  });

  it('takes what an administrator says of it', () => {
    expect(groundOf({ ...byId('ortho'), ground: 'quiet' })).toBe('quiet');
    const name = { fr: 'Vue du ciel', en: 'From above' };
    const tiles = 'https://s.exemple.fr/satellite/{z}/{x}/{y}.jpg';
    expect(groundOf({ id: 'ciel', name, type: 'raster', tiles })).toBe('photo');
  });
});

describe('themeOver', () => {
  it('follows the page on our own papers, and stays light over what does not change with the page', () => {
    const over = (page: 'light' | 'dark') => basemaps.map((b) => `${b.id} ${themeOver(b, page)}`);
    expect(over('dark').filter((line, i) => line !== over('light')[i])).toEqual(['offline dark', 'none dark']);
    expect(themeOver(byId('offline-dark'), 'light')).toBe('dark');
    expect(themeOver(byId('offline-print'), 'dark')).toBe('light');
  });
});
