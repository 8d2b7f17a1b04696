import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../catalogue/entry';
import { emptyDocument, type MapDocument } from '../document';
import { fiveLayers } from '../five-layers.fixture';
import { packDocument, unpackDocument } from '../permalink';
import { validateDocument } from '../validate';
import { applyCommand, freshId, readersOf } from './apply';
import { labelOf, type Command } from './index';

const entry = {
  id: 'communes',
  theme: 'administratif',
  title: { fr: 'Communes', en: 'Communes' },
  source: { kind: 'wfs', url: 'https://s.exemple.fr/wfs', typeName: 'c', version: '2.0.0' },
  territory: { dep: { set: { cql: "dep='{code}'" } }, reg: { column: 'reg' }, com: { contains: 'codes' } },
  credit: { producer: 'IGN', licence: 'LO 2.0', date: '2026' }
} as unknown as CatalogueEntry;

const ids = (d: MapDocument): string => d.layers.map((l) => l.id).join(' ');

describe('applyCommand', () => {
  it('adds an entry cut to a territory by the server, by a column, by a list of codes, or whole', () => {
    const add = (kind: 'dep' | 'reg' | 'com' | 'fr', code: string) =>
      applyCommand(emptyDocument(), { do: 'addEntry', entry, name: 'C', territory: { kind, code, name: 'x' } })
        .layers[0];
    expect(add('dep', '33')?.source).toMatchObject({ cql: "dep='33'" });
    expect(add('reg', '75')?.where).toEqual({ all: [{ column: 'reg', op: '=', value: '75' }] });
    expect(add('com', '33063')?.where).toEqual({ all: [{ column: 'codes', op: 'contains', value: '33063' }] });
    expect(add('fr', 'fr')).toMatchObject({ where: null, source: entry.source, credit: 'IGN, 2026, LO 2.0' });
  });

  it('cuts a long name, so that the document can be read again', () => {
    const named = applyCommand(emptyDocument(), { do: 'addEntry', entry, name: 'x'.repeat(400) });
    expect(validateDocument(named).ok).toBe(true);
  });

  it('opens the portrait of a place, rounded, closes it, and lets it go with the layer that it is an area of', () => {
    const zone = { kind: 'around', lon: -0.5791234567, lat: 44.8, metres: 1000.4, name: 'ici' } as const;
    const opened = applyCommand(fiveLayers, { do: 'setPortrait', zone });
    expect(opened.portrait).toEqual({ ...zone, lon: -0.57912, metres: 1000 });
    expect(applyCommand(opened, { do: 'setPortrait', zone })).toBe(opened);
    const read = unpackDocument(packDocument(opened));
    expect(read.ok && read.value.portrait).toEqual(opened.portrait);
    expect(applyCommand(opened, { do: 'setPortrait', zone: null })).toEqual(fiveLayers);
    expect(applyCommand(opened, { do: 'removeLayer', layer: 'l2' }).portrait).toEqual(opened.portrait);
    const area = applyCommand(fiveLayers, {
      do: 'setPortrait',
      zone: { kind: 'area', layer: 'l2', row: 3, name: 'Bazas' }
    });
    expect(applyCommand(area, { do: 'removeLayer', layer: 'l1' }).portrait).toBeDefined();
    expect(applyCommand(area, { do: 'removeLayer', layer: 'l2' })).not.toHaveProperty('portrait');
    expect(labelOf({ do: 'setPortrait', zone }, fiveLayers).fr).toBe('Portrait de «\u00a0ici\u00a0»');
    expect(validateDocument({ ...fiveLayers, portrait: { ...zone, metres: 1e9 } }).ok).toBe(false);
  });

  it('keeps what was in sight as a link can hold it, whatever extent was framed', () => {
    const view = { ...fiveLayers.view, fit: [-200.123456, -95, 12.345678, 91] as [number, number, number, number] };
    const framed = applyCommand(fiveLayers, { do: 'setView', view });
    expect(framed.view.fit).toEqual([-180, -90, 12.3457, 90]);
    const moved = applyCommand(framed, { do: 'setView', view: { ...fiveLayers.view, size: [1059.6, 0.2] } });
    expect(moved.view).toEqual({ ...fiveLayers.view, size: [1060, 1] });
    for (const document of [framed, moved])
      expect(unpackDocument(packDocument(document))).toMatchObject({ ok: true, value: document });
  });

  it('sets the zooms of a layer, rounded, remembers who chose them, and knows that none is all', () => {
    const set = (range: object, by?: 'automatic'): Command => ({
      do: 'setZooms',
      layer: 'l2',
      range,
      ...(by ? { by } : {})
    });
    const own = applyCommand(fiveLayers, set({ minzoom: 13.5 }, 'automatic'));
    expect(own.layers[1]).toMatchObject({ minzoom: 13.5, decidedBy: { zooms: 'automatic' } });
    const chosen = applyCommand(own, set({ minzoom: 10.004, maxzoom: 15 }));
    expect(chosen.layers[1]).toMatchObject({ minzoom: 10, maxzoom: 15, decidedBy: { zooms: 'author' } });
    expect(applyCommand(chosen, set({ minzoom: 10, maxzoom: 15 }))).toBe(chosen);
    expect(applyCommand(chosen, set({ minzoom: 15, maxzoom: 10 }))).toBe(chosen);
    const always = applyCommand(chosen, set({}));
    expect(always.layers[1]).not.toHaveProperty('minzoom');
    expect(always.layers[1]?.decidedBy.zooms).toBe('author');
    const read = unpackDocument(packDocument(chosen));
    expect(read.ok && read.value).toEqual(chosen);
    expect(labelOf(set({}), fiveLayers).fr).toMatch(/^Plage de zoom de «/);
  });

  it('goes back to the automatic choice: style, full strength, and no zooms but automatic ones, in one step', () => {
    const style = { kind: 'single', colour: 'qual-1', fill: 'outline', size: 4 } as const;
    const restore: Command = { do: 'restoreAutomatic', layer: 'l1', style };
    const own: Command = { do: 'setZooms', layer: 'l1', range: { minzoom: 9 }, by: 'automatic' };
    const faint = applyCommand(fiveLayers, { do: 'setOpacity', layer: 'l1', opacity: 0.3 });
    const edited = applyCommand(applyCommand(faint, { ...own, by: 'author' }), {
      do: 'setStyle',
      layer: 'l1',
      style: { ...style, size: 9 }
    });
    expect(edited.layers[0]).toMatchObject({ minzoom: 9, decidedBy: { style: 'author', zooms: 'author' } });
    const back = applyCommand(edited, restore);
    expect(back.layers[0]).toEqual({ ...fiveLayers.layers[0], style });
    expect(applyCommand(back, restore)).toBe(back);
    expect(applyCommand(applyCommand(faint, own), restore).layers[0]).toMatchObject({ minzoom: 9, opacity: 1 });
  });

  it('compares the portrait with another place, which goes with it, with its layer, and when another place comes', () => {
    const zone = (name: string, layer = 'l2') => ({ kind: 'area', layer, row: 3, name }) as const;
    const opened = applyCommand(fiveLayers, { do: 'setPortrait', zone: zone('Bazas') });
    const both = applyCommand(opened, { do: 'setBeside', zone: zone('Pessac', 'l4') });
    expect(both.beside).toEqual(zone('Pessac', 'l4'));
    const read = unpackDocument(packDocument(both));
    expect(read.ok && read.value.beside).toEqual(both.beside);
    expect(applyCommand(both, { do: 'setBeside', zone: both.beside ?? null })).toBe(both);
    expect(applyCommand(both, { do: 'setBeside', zone: null })).toEqual(opened);
    expect(applyCommand(both, { do: 'setPortrait', zone: null })).toEqual(fiveLayers);
    expect(applyCommand(both, { do: 'removeLayer', layer: 'l4' })).not.toHaveProperty('beside');
    expect(applyCommand(both, { do: 'removeLayer', layer: 'l1' }).beside).toBeDefined();
    expect(applyCommand(both, { do: 'setPortrait', zone: zone('Langon') }).beside).toBeDefined();
    const around = { kind: 'around', lon: 0, lat: 44, metres: 500, name: '' } as const;
    expect(applyCommand(both, { do: 'setPortrait', zone: around })).not.toHaveProperty('beside');
  });

  it('compares a map with the level above, and no more', () => {
    const compared = applyCommand(fiveLayers, { do: 'setCompared', compared: true });
    expect(compared.compared).toBe(true);
    expect(applyCommand(compared, { do: 'setCompared', compared: true })).toBe(compared);
    expect(applyCommand(compared, { do: 'setCompared', compared: false })).toEqual(fiveLayers);
    expect(applyCommand(fiveLayers, { do: 'setCompared', compared: false })).toBe(fiveLayers);
    const read = unpackDocument(packDocument(compared));
    expect(read.ok && read.value.compared).toBe(true);
  });

  it('moves, duplicates and removes by stack index, and remembers a place chosen by hand', () => {
    const moved = applyCommand(fiveLayers, { do: 'moveLayer', layer: 'l5', to: 0 });
    expect(ids(moved)).toBe('l5 l1 l2 l3 l4');
    expect(moved.layers[0]?.decidedBy.place).toBe('author');
    expect(ids(applyCommand(fiveLayers, { do: 'duplicateLayer', layer: 'l2' }))).toBe('l1 l2 l6 l3 l4 l5');
    expect(ids(applyCommand(fiveLayers, { do: 'removeLayer', layer: 'l1' }))).toBe('l2 l3 l4 l5');
    expect(readersOf(fiveLayers, 'l3').map((l) => l.id)).toEqual(['l5']);
  });

  it('places an automatic style only while the place is automatic', () => {
    const style = { kind: 'single', colour: 'qual-2', fill: 'fill', size: 4 } as const;
    const command: Command = { do: 'setStyle', layer: 'l1', style, by: 'automatic', place: 4 };
    expect(ids(applyCommand(fiveLayers, command))).toBe('l2 l3 l4 l5 l1');
    const held = applyCommand(fiveLayers, { do: 'moveLayer', layer: 'l1', to: 2 });
    expect(ids(applyCommand(held, command))).toBe(ids(held));
  });

  it('gives the very same document when nothing changes', () => {
    const same: Command[] = [
      { do: 'removeLayer', layer: 'zz' },
      { do: 'setOpacity', layer: 'l1', opacity: 1 },
      { do: 'setVisible', layer: 'l1', visible: true },
      { do: 'setLabels', layer: 'l1', labels: null },
      { do: 'setTitle', title: fiveLayers.title },
      { do: 'renameLayer', layer: 'l1', name: '  ' },
      { do: 'setView', view: fiveLayers.view },
      { do: 'setBasemap', basemap: fiveLayers.basemap }
    ];
    for (const command of same) expect(applyCommand(fiveLayers, command)).toBe(fiveLayers);
  });

  it('states the system of a source of data, and forgets the axis order of another', () => {
    const added = applyCommand(emptyDocument(), { do: 'addEntry', entry, name: 'C' });
    const swapped = applyCommand(added, { do: 'setPlace', layer: 'l1', crs: 'EPSG:2154', axis: 'yx' });
    expect(swapped.layers[0]?.source).toEqual({ ...entry.source, crs: 'EPSG:2154', axis: 'yx' });
    const stated = applyCommand(swapped, { do: 'setPlace', layer: 'l1', crs: 'EPSG:3945' });
    expect(stated.layers[0]?.source).toEqual({ ...entry.source, crs: 'EPSG:3945' });
    expect(validateDocument(stated).ok).toBe(true);
  });

  it('writes names over features, and leaves no trace when they go', () => {
    const labels = { column: 'nom', by: 'population' };
    const named = applyCommand(fiveLayers, { do: 'setLabels', layer: 'l1', labels });
    expect(named.layers[0]?.labels).toEqual(labels);
    expect(validateDocument(named)).toMatchObject({ ok: true, value: named });
    expect(applyCommand(named, { do: 'setLabels', layer: 'l1', labels: { ...labels } })).toBe(named);
    const [bare] = applyCommand(named, { do: 'setLabels', layer: 'l1', labels: null }).layers;
    expect(bare).toEqual({
      ...fiveLayers.layers[0],
      decidedBy: { ...fiveLayers.layers[0]?.decidedBy, labels: 'author' }
    });
    const proposed = applyCommand(fiveLayers, { do: 'setLabels', layer: 'l1', labels, by: 'automatic' });
    expect(proposed.layers[0]?.decidedBy).toEqual(fiveLayers.layers[0]?.decidedBy);
    expect(labelOf({ do: 'setLabels', layer: 'l3', labels }, fiveLayers)).toEqual({
      fr: 'Étiquettes de «\u00a0Gares\u00a0»',
      en: 'Labels of “Gares”'
    });
  });

  it('tones pictures and the basemap, leaves no trace of what changes nothing, and forgets it with the basemap', () => {
    const toned = applyCommand(fiveLayers, { do: 'setTone', layer: 'l2', tone: { grey: 0.5049, tint: '#8a5a2b' } });
    expect(toned.layers[1]?.tone).toEqual({ grey: 0.5, tint: '#8a5a2b' });
    expect(applyCommand(toned, { do: 'setTone', layer: 'l2', tone: { grey: 0 } })).toEqual(fiveLayers);
    const ground = applyCommand(toned, { do: 'setBasemapTone', tone: { opacity: 0.4, grey: 1 } });
    expect(ground.basemapTone).toEqual({ opacity: 0.4, grey: 1 });
    expect(validateDocument(ground)).toMatchObject({ ok: true, value: ground });
    expect(unpackDocument(packDocument(ground))).toMatchObject({ ok: true, value: ground });
    expect(applyCommand(ground, { do: 'setBasemapTone', tone: { grey: 1, opacity: 0.4 } })).toBe(ground);
    expect(applyCommand(ground, { do: 'setBasemapTone', tone: { opacity: 1 } })).not.toHaveProperty('basemapTone');
    expect(applyCommand(ground, { do: 'setBasemap', basemap: 'ortho' })).not.toHaveProperty('basemapTone');
  });

  it('rounds the numbers it writes', () => {
    const turned = applyCommand(fiveLayers, {
      do: 'setView',
      view: { lon: 190.1234567, lat: 12.3456789, zoom: 3.14159, bearing: 0.04, pitch: 61 }
    });
    expect(turned.view).toEqual({ lon: -169.87654, lat: 12.34568, zoom: 3.14, bearing: 0, pitch: 60 });
    expect(applyCommand(fiveLayers, { do: 'setOpacity', layer: 'l1', opacity: 0.333333 }).layers[0]?.opacity).toBe(
      0.33
    );
  });

  it('classes a repaired crossing anew, unless its style was chosen by hand', () => {
    const crossing = { kind: 'join' as const, areas: 'l1', areasKey: 'c', table: 'l3', tableKey: 'c', columns: ['n'] };
    const style = { kind: 'single', colour: 'qual-2', fill: 'fill', size: 4 } as const;
    const added = applyCommand(fiveLayers, { do: 'addCrossing', crossing, name: 'x' });
    const repair: Command = {
      do: 'setSource',
      layer: 'l6',
      source: { kind: 'derived', crossing: { ...crossing, repair: true } }
    };
    for (const by of ['automatic', 'author'] as const) {
      const styled = applyCommand(added, { do: 'setStyle', layer: 'l6', style, by });
      const repaired = applyCommand(styled, repair).layers.find((l) => l.id === 'l6');
      expect(repaired).toMatchObject({ source: repair.source, style: by === 'author' ? style : null });
    }
    expect(labelOf(repair, added).fr).toBe('Réparer les codes de «\u00a0x\u00a0»');
  });

  it('never reuses an id in use, and names every step in both languages', () => {
    expect(freshId(fiveLayers)).toBe('l6');
    expect(labelOf({ do: 'removeLayer', layer: 'l3' }, fiveLayers)).toEqual({
      fr: 'Retirer «\u00a0Gares\u00a0»',
      en: 'Remove “Gares”'
    });
  });
});
