import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Basemap } from '../core/catalogue/config';
import type { View } from '../core/document/document';
import { declareLabelFonts } from './basemap/fonts';
import { NameRoom } from './basemap/name-room';
import { basemapStyle, paperStyle, RASTER_SOURCE } from './basemap/styles';
import { isStyle, vectorStyle } from './basemap/vector-style';
import { watchBasemap } from './basemap/watch';
import { readView } from './camera';
import type { DrawnLayer, MapOptions, Picked, Theme } from './map-view';
import { highlightLayers, highlightTint } from './highlight';
import { NumberRooms } from './number-rooms';
import { Overlay } from './overlay';
import { watchPointer } from './pick';
import type { Place } from './raster-scale';
import { Stack } from './stack';
import { Texts } from './texts';
import { mapLocale } from './words';

/** Given to a service to send its style. */
const STYLE_MILLISECONDS = 6000;

/** What the map must show, whatever becomes of the WebGL context. */
export interface Scene {
  view: View;
  basemap: Basemap;
  theme: Theme;
  language: 'fr' | 'en';
  layers: readonly DrawnLayer[];
  highlight: Picked | null;
}

/** One MapLibre map and its overlay: lives as long as its WebGL context. */
export class Stage {
  readonly map: MapLibreMap;
  /** resolves when data can be drawn, or when the stage was taken down before */
  readonly ready: Promise<void>;
  overlay: Overlay | null = null;
  private stack: Stack | null = null;
  private readonly texts = new Texts(() => this.apply());
  private readonly rooms = new NumberRooms();
  private readonly names: NameRoom;
  private stops: (() => void)[] = [];
  private stopWatching: () => void = () => undefined;
  private down = false;
  /** the style shown is a service's: its missing sprites and glyphs are its own fault */
  private online = false;

  constructor(
    private readonly options: MapOptions,
    private readonly scene: Scene,
    onContextLost: () => void
  ) {
    setWorkerUrl(workerUrl);
    declareLabelFonts();
    const { view, theme, language } = scene;
    this.map = new MapLibreMap({
      container: options.container,
      style: paperStyle(theme),
      center: [view.lon, view.lat],
      zoom: view.zoom,
      bearing: view.bearing,
      pitch: view.pitch,
      maxPitch: 60,
      renderWorldCopies: false,
      attributionControl: false,
      fadeDuration: 0,
      cooperativeGestures: options.scroll === 'ctrl',
      locale: mapLocale(language)
    });
    const { map } = this;
    this.names = new NameRoom(map);
    map.on('webglcontextlost', () => !this.down && onContextLost());
    map.on('moveend', (event) => {
      const { originalEvent, byUser } = event as { originalEvent?: Event; byUser?: boolean };
      options.events.view?.(readView(map), byUser === true || originalEvent !== undefined);
    });
    // failed tiles of an online basemap are told by its watch; anything else is a fault of ours
    map.on('error', (event) => {
      const { sourceId } = event as { sourceId?: string };
      if (!this.online && sourceId !== RASTER_SOURCE) reportError(event.error);
    });
    this.ready = this.begin();
  }

  private async begin(): Promise<void> {
    const { map, options, scene } = this;
    await new Promise<void>((resolve) => {
      map.once('load', () => resolve());
      map.once('remove', () => resolve());
    });
    if (this.down) return;
    const overlay = await Overlay.create(map, (error) => reportError(error));
    if (this.down) {
      overlay.destroy();
      return;
    }
    this.overlay = overlay;
    this.stack = new Stack(overlay.shapes, options.events, map.getPixelRatio(), () => this.texts.fontThere());
    this.stops.push(watchPointer(map, overlay, options.events));
    const moved = (): void => {
      const place = this.place();
      if (this.stack?.scalesCrossed(scene.layers, place) || this.texts.zoomCrossed(place.zoom)) this.apply();
    };
    map.on('move', moved);
    this.stops.push(() => map.off('move', moved));
    this.dress(scene.basemap);
    this.apply();
  }

  /** Shows the scene's basemap, theme and language. Before the map is ready it does nothing: `begin` will. */
  dress(basemap: Basemap): void {
    if (!this.overlay) return;
    const { theme, language } = this.scene;
    const { baseUrl, events } = this.options;
    this.stopWatching();
    this.online = basemap.type === 'style';
    this.map.setStyle(this.names.dress(basemapStyle(basemap, theme, language, baseUrl)), { diff: true });
    const failed = (): void => {
      this.dress({ ...basemap, type: 'offline' });
      events.basemapFailed?.(basemap.id);
    };
    if (basemap.type === 'raster') this.stopWatching = watchBasemap(this.map, [RASTER_SOURCE], failed);
    if (basemap.type === 'style') this.wear(new URL(basemap.style ?? '', baseUrl).href, failed);
  }

  /** Fetches a service's style and shows it; `failed` when it does not come, is none, or brings no tile. */
  private wear(address: string, failed: () => void): void {
    const asking = new AbortController();
    this.stopWatching = () => asking.abort();
    const limit = AbortSignal.timeout(STYLE_MILLISECONDS);
    fetch(address, { signal: AbortSignal.any([asking.signal, limit]), credentials: 'omit' })
      .then((answer) => (answer.ok ? (answer.json() as Promise<unknown>) : null))
      .catch(() => null)
      .then((style) => {
        if (asking.signal.aborted) return;
        if (!isStyle(style)) return failed();
        this.map.setStyle(this.names.dress(vectorStyle(style, address, this.scene.theme)), { diff: true });
        this.stopWatching = watchBasemap(this.map, Object.keys(style.sources), failed);
      });
  }

  private place(): Place {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat, zoom: this.map.getZoom() };
  }

  /** Hands the scene's layers to deck. */
  apply(): void {
    const { overlay, stack } = this;
    if (!overlay || !stack) return;
    const { layers, highlight, theme } = this.scene;
    const place = this.place();
    overlay.set([
      ...stack.build(layers, place, highlight, highlightTint(theme)),
      ...highlightLayers(layers, highlight, overlay.shapes, theme),
      ...this.texts.build(layers, place.zoom)
    ]);
    this.names.show(this.rooms.with(this.texts.rooms, layers));
    this.map.triggerRepaint();
  }

  /** Resolves when the letters of names can be drawn. */
  get lettersReady(): Promise<void> {
    return this.texts.ready;
  }

  destroy(): void {
    if (this.down) return;
    this.down = true;
    this.stopWatching();
    for (const stop of this.stops) stop();
    this.overlay?.destroy();
    this.overlay = null;
    this.map.remove();
  }
}
