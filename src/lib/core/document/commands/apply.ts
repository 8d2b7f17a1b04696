import { bothFilters, cutTo } from '../../catalogue/cut';
import { crossingKind } from '../../crossings/registry';
import type { LayerId, LayerSpec, MapDocument } from '../document';
import { givesOf, type SourceSpec } from '../../sources/registry';
import { tidyTone } from '../../marks/tone';
import { isRange, tidyZooms } from '../../marks/zoom-range';
import { stableJson } from '../keys';
import { tidyDocument, tidyOpacity, tidyStyle, tidyView, tidyZone } from '../tidy';
import type { ZoneSpec } from '../../portrait/schema';
import type { Command } from './index';

/** A layer id not yet in the document: `l1`, `l2`… */
export function freshId(document: Pick<MapDocument, 'layers'>): LayerId {
  let highest = 0;
  for (const { id } of document.layers) {
    const match = /^l(\d+)$/.exec(id);
    if (match) highest = Math.max(highest, Number(match[1]));
  }
  return `l${highest + 1}`;
}

function insert(layers: readonly LayerSpec[], layer: LayerSpec, at: number | undefined): LayerSpec[] {
  const index = Math.max(0, Math.min(layers.length, at ?? layers.length));
  return [...layers.slice(0, index), layer, ...layers.slice(index)];
}

function change(document: MapDocument, id: LayerId, edit: (layer: LayerSpec) => LayerSpec): MapDocument {
  const index = document.layers.findIndex((l) => l.id === id);
  if (index < 0) return document;
  const before = document.layers[index] as LayerSpec;
  const after = edit(before);
  if (after === before) return document;
  return { ...document, layers: document.layers.with(index, after) };
}

function move(document: MapDocument, id: LayerId, to: number): MapDocument {
  const layer = document.layers.find((l) => l.id === id);
  if (!layer) return document;
  const others = document.layers.filter((l) => l.id !== id);
  const layers = insert(others, layer, to);
  return layers.every((l, i) => l === document.layers[i]) ? document : { ...document, layers };
}

function creditLine(credit: { producer: string; licence: string; date?: string }): string {
  return [credit.producer, credit.date, credit.licence].filter(Boolean).join(', ').slice(0, 300);
}

/**
 * The document after a command; the same object when nothing changes (unknown layer, same value). Pure: never touches
 * its input.
 */
export function applyCommand(document: MapDocument, command: Command): MapDocument {
  switch (command.do) {
    case 'addEntry': {
      const { entry } = command;
      const cut = cutTo(entry, command.territory ?? null);
      const layer: LayerSpec = {
        id: freshId(document),
        name: command.name.slice(0, 200),
        visible: true,
        opacity: 1,
        source: cut.source,
        where: cut.where,
        style: entry.style ?? null,
        decidedBy: { style: 'automatic', place: 'automatic' },
        entry: entry.id,
        credit: creditLine(entry.credit),
        ...(entry.twin ? { twin: entry.twin } : {})
      };
      return { ...document, layers: insert(document.layers, layer, command.at) };
    }
    case 'addLayer':
      return { ...document, layers: insert(document.layers, command.layer, command.at) };
    case 'addCrossing': {
      const layer: LayerSpec = {
        id: freshId(document),
        name: command.name.slice(0, 200),
        visible: true,
        opacity: 1,
        source: { kind: 'derived', crossing: command.crossing },
        where: null,
        style: null,
        decidedBy: { style: 'automatic', place: 'automatic' }
      };
      return { ...document, layers: insert(document.layers, layer, command.at) };
    }
    case 'removeLayer': {
      const layers = document.layers.filter((l) => l.id !== command.layer);
      if (layers.length === document.layers.length) return document;
      const of = (zone: ZoneSpec | undefined): boolean => zone?.kind === 'area' && zone.layer === command.layer;
      const { portrait, beside, ...bare } = document;
      if (of(portrait)) return { ...bare, layers };
      return { ...bare, ...(portrait ? { portrait } : {}), ...(beside && !of(beside) ? { beside } : {}), layers };
    }
    case 'duplicateLayer': {
      const index = document.layers.findIndex((l) => l.id === command.layer);
      if (index < 0) return document;
      const original = document.layers[index] as LayerSpec;
      const copy: LayerSpec = {
        ...original,
        id: freshId(document),
        name: `${original.name} (2)`.slice(0, 200),
        decidedBy: { ...original.decidedBy, place: 'author' }
      };
      return { ...document, layers: insert(document.layers, copy, index + 1) };
    }
    case 'moveLayer': {
      const moved = move(document, command.layer, command.to);
      if (moved === document) return document;
      return change(moved, command.layer, (l) => ({ ...l, decidedBy: { ...l.decidedBy, place: 'author' } }));
    }
    case 'renameLayer': {
      const name = command.name.trim().slice(0, 200);
      return change(document, command.layer, (l) => (name === '' || l.name === name ? l : { ...l, name }));
    }
    case 'setVisible':
      return change(document, command.layer, (l) =>
        l.visible === command.visible ? l : { ...l, visible: command.visible }
      );
    case 'setOpacity': {
      const opacity = tidyOpacity(command.opacity);
      return change(document, command.layer, (l) => (l.opacity === opacity ? l : { ...l, opacity }));
    }
    case 'setStyle': {
      const by = command.by ?? 'author';
      const style = tidyStyle(command.style);
      let next = change(document, command.layer, (l) =>
        JSON.stringify(l.style) === JSON.stringify(style)
          ? l
          : { ...l, style, decidedBy: { ...l.decidedBy, style: by } }
      );
      const layer = next.layers.find((l) => l.id === command.layer);
      if (command.place !== undefined && layer?.decidedBy.place === 'automatic')
        next = move(next, command.layer, command.place);
      return next;
    }
    case 'setLabels':
      return change(document, command.layer, (l) => {
        const { labels, ...bare } = l;
        if (stableJson(labels ?? null) === stableJson(command.labels)) return l;
        // names that an author chose, or took away, are not proposed again
        const decidedBy = command.by === 'automatic' ? l.decidedBy : { ...l.decidedBy, labels: 'author' as const };
        return command.labels ? { ...bare, decidedBy, labels: command.labels } : { ...bare, decidedBy };
      });
    case 'setZooms': {
      const range = tidyZooms(command.range);
      if (!isRange(range)) return document;
      return change(document, command.layer, (l) => {
        const { minzoom, maxzoom, ...bare } = l;
        if (minzoom === range.minzoom && maxzoom === range.maxzoom) return l;
        return { ...bare, decidedBy: { ...l.decidedBy, zooms: command.by ?? 'author' }, ...range };
      });
    }
    case 'restoreAutomatic':
      return change(document, command.layer, (l) => {
        const { minzoom, maxzoom, ...bare } = l;
        const { zooms, ...others } = l.decidedBy;
        const kept = zooms === 'automatic' ? { minzoom, maxzoom } : {};
        const decidedBy = { ...others, style: 'automatic' as const, ...(zooms === 'automatic' ? { zooms } : {}) };
        const next = { ...bare, opacity: 1, style: tidyStyle(command.style), decidedBy, ...tidyZooms(kept) };
        return stableJson(next) === stableJson(l) ? l : next;
      });
    case 'setFilter': {
      const where = bothFilters(command.where, null);
      const empty = where !== null && where.all.length === 0 && where.distinct === undefined;
      return change(document, command.layer, (l) => ({ ...l, where: empty ? null : where }));
    }
    case 'setLoad':
      return change(document, command.layer, (l) => (l.load === command.load ? l : { ...l, load: command.load }));
    case 'setSource':
      return change(document, command.layer, (l) => {
        if (JSON.stringify(l.source) === JSON.stringify(command.source)) return l;
        // other values ask for other classes
        const again = command.source.kind === 'derived' && l.decidedBy.style === 'automatic';
        return { ...l, source: command.source, ...(again ? { style: null } : null) };
      });
    case 'setPlace':
      return change(document, command.layer, (l) => {
        if (givesOf(l.source) !== 'table') return l;
        const source: Record<string, unknown> = { ...l.source, crs: command.crs };
        if (command.axis === undefined) delete source['axis'];
        else source['axis'] = command.axis;
        return { ...l, source: source as unknown as SourceSpec };
      });
    case 'setTitle': {
      const title = command.title.trim().slice(0, 300);
      return title === document.title ? document : { ...document, title };
    }
    case 'setBasemap': {
      if (command.basemap === document.basemap) return document;
      const { basemapTone: _, ...bare } = document;
      return { ...bare, basemap: command.basemap };
    }
    case 'setTone':
      return change(document, command.layer, (l) => {
        const { tone: before, ...bare } = l;
        const { opacity: _, ...tone } = tidyTone(command.tone) ?? {};
        if (stableJson(before ?? {}) === stableJson(tone)) return l;
        return Object.keys(tone).length > 0 ? { ...bare, tone } : bare;
      });
    case 'setBasemapTone': {
      const { basemapTone: before, ...bare } = document;
      const tone = tidyTone(command.tone);
      if (stableJson(before ?? null) === stableJson(tone)) return document;
      return tone ? { ...bare, basemapTone: tone } : bare;
    }
    case 'setPage':
      return {
        ...document,
        page: { legend: command.legend ?? document.page.legend, title: command.title ?? document.page.title }
      };
    case 'setPortrait': {
      const { portrait, beside, ...bare } = document;
      const zone = command.zone && tidyZone(command.zone);
      if (stableJson(portrait ?? null) === stableJson(zone)) return document;
      // what another place was compared with says nothing of this one, but for areas of one layer
      const alike = zone?.kind === 'area' && portrait?.kind === 'area' && portrait.layer === zone.layer;
      return zone ? { ...bare, portrait: zone, ...(beside && alike ? { beside } : {}) } : bare;
    }
    case 'setBeside': {
      const { beside, ...bare } = document;
      const zone = command.zone && tidyZone(command.zone);
      if (stableJson(beside ?? null) === stableJson(zone)) return document;
      return zone ? { ...bare, beside: zone } : bare;
    }
    case 'setCompared': {
      const { compared, ...bare } = document;
      if ((compared ?? false) === command.compared) return document;
      return command.compared ? { ...bare, compared: true } : bare;
    }
    case 'setDocument':
      return tidyDocument(command.document);
    case 'setView': {
      const view = tidyView(command.view);
      return JSON.stringify(view) === JSON.stringify(document.view) ? document : { ...document, view };
    }
  }
}

/** Layers that read another one, directly: what its removal would leave without input. */
export function readersOf(document: MapDocument, id: LayerId): LayerSpec[] {
  return document.layers.filter((l) => {
    if (l.source.kind !== 'derived') return false;
    const { crossing } = l.source;
    return (crossingKind(crossing.kind).inputs as (spec: typeof crossing) => string[])(crossing).includes(id);
  });
}
