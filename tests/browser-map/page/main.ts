import type { Basemap } from '../../../src/lib/core/catalogue/config';
import { handTable, type HandTable } from '../../../src/lib/core/marks/hand-table';
import { shapeOf } from '../../../src/lib/core/marks/shapes';
import { createMap } from '../../../src/lib/map/create-map';
import type { MapEvents, MapOptions, MapView } from '../../../src/lib/map/map-view';
import { cellsShape } from './cells';

export const basemaps = {
  offline: { id: 'offline', name: { fr: 'Sobre', en: 'Quiet' }, type: 'offline', maxZoom: 19, attribution: '' },
  none: { id: 'none', name: { fr: 'Sans', en: 'None' }, type: 'none', maxZoom: 19, attribution: '' }
} satisfies Record<string, Basemap>;

type Told = { name: keyof MapEvents; args: unknown[] };

/** What the tests drive from outside. */
export class Harness {
  readonly told: Told[] = [];
  map: MapView;

  constructor(options: Partial<MapOptions> = {}) {
    const tell =
      (name: keyof MapEvents) =>
      (...args: unknown[]): void => {
        this.told.push({ name, args });
      };
    this.map = createMap({
      container: document.getElementById('map') as HTMLElement,
      view: { lon: 2.6, lat: 46.6, zoom: 5.2, bearing: 0, pitch: 0 },
      basemap: basemaps.offline,
      theme: 'light',
      language: 'fr',
      baseUrl: new URL('/', location.href).href,
      scroll: 'free',
      ...options,
      events: {
        view: tell('view'),
        click: tell('click'),
        hover: tell('hover'),
        raster: tell('raster'),
        basemapFailed: tell('basemapFailed'),
        restored: tell('restored')
      }
    });
  }

  /** Sends a table written by hand as a shape. */
  put(id: string, hand: HandTable): Promise<void> {
    return this.map.putShape(shapeOf(handTable({ ...hand, id }), 'own', id));
  }

  /** Sends a grid of about `vertices` vertices over France. */
  putCells(id: string, vertices: number): Promise<void> {
    return this.map.putShape(cellsShape(id, vertices));
  }
}

Object.assign(window, { Harness, basemaps, cellsShape });
