import { describe, expect, it } from 'vitest';
import type { Basemap } from '../core/catalogue/config';
import type { MapView } from '../map/map-view';
import { prefs } from '../state/prefs.svelte';
import { BasemapChoice } from './basemap.svelte';

const basemap = (id: string, type: Basemap['type']): Basemap => ({
  id,
  name: { fr: id, en: id },
  type,
  maxZoom: 19,
  attribution: id
});
const all = [basemap('sobre', 'offline'), basemap('plan', 'raster'), basemap('ortho', 'raster')];

function choice(wanted: string): { document: { basemap: string }; choice: BasemapChoice; shown: string[] } {
  const document = { basemap: wanted };
  const shown: string[] = [];
  const map = { setBasemap: (b: Basemap) => shown.push(b.id) } as unknown as MapView;
  return {
    document,
    shown,
    choice: new BasemapChoice({
      basemaps: () => all,
      wanted: () => document.basemap,
      tone: () => ({ grey: 1 }),
      map: () => map
    })
  };
}

describe('BasemapChoice', () => {
  it('takes the first of the site for one that it has not', () => {
    expect(choice('ailleurs').choice.shown.id).toBe('sobre');
  });

  it('tells the offline one as seen once the wanted one failed, until another is wanted', () => {
    const { choice: made, document } = choice('plan');
    made.failed('plan');
    expect([made.wanted.id, made.shown.id]).toEqual(['plan', 'sobre']);
    document.basemap = 'ortho';
    made.show();
    document.basemap = 'plan';
    made.show();
    expect(made.shown.id).toBe('plan');
  });

  it('keeps for the wanted one its tone and its theme', () => {
    const { choice: made } = choice('plan');
    expect([made.tone, made.theme, made.unreachable]).toEqual([{ grey: 1 }, 'light', null]);
    prefs.theme = 'dark';
    expect(made.theme).toBe('light');
    made.failed('plan');
    expect([made.tone, made.theme, made.unreachable?.id]).toEqual([{}, 'dark', 'plan']);
    prefs.theme = null;
  });

  it('asks anew for a failed one that is chosen again', () => {
    const { choice: made, shown } = choice('plan');
    made.failed('plan');
    made.choose('plan');
    expect(shown).toEqual(['sobre', 'plan']);
    expect(made.shown.id).toBe('plan');
  });
});
