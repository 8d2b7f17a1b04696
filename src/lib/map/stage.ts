import { Map as MapLibreMap, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Basemap } from '../core/catalogue/config';
import { groundOf } from '../core/catalogue/ground';
import type { View } from '../core/document/document';
import type { GroundTone } from '../core/marks/tone';
import { groundColours } from './basemap/colours';
import { declareLabelFonts } from './basemap/fonts';
import { NameRoom } from './basemap/name-room';
import { basemapStyle, lookOf, paperStyle, RASTER_SOURCE } from './basemap/styles';
import { toned } from './basemap/toned';
import { isStyle, vectorStyle } from './basemap/vector-style';
import { watchBasemap } from './basemap/watch';
import { readView } from './camera';
import { emphasisOf } from './emphasis';
import type { DrawnLayer, MapOptions, Picked, Theme } from './map-view';
import { highlightLayers, highlightTint } from './highlight';
import { NumberRooms } from './number-rooms';
import { Overlay } from './overlay';
import { watchPointer } from './pick';
import type { Place } from './raster-scale';
import { seenAt } from './seen';
import { Stack } from './stack';
import { Texts } from './texts';
import { mapLocale } from './words';
import { zoneLayers } from './zone';

/** Given to a service to send its style. */
const STYLE_MILLISECONDS = 6000;

/** What the map must show, whatever becomes of the WebGL context. */
export interface Scene {
  view: View;
  basemap: Basemap;
  tone: GroundTone;
  theme: Theme;
  language: 'fr' | 'en';
  layers: readonly DrawnLayer[];
  highlight: Picked | null;
  /** outline of a place */
  zone: readonly Float64Array[] | null;
  /** corners of a zone being drawn */
  sketch: readonly (readonly [number, number])[] | null;
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
  /** the basemap that is seen: the scene's, or the offline one in its place */
  private worn: Basemap;
  /** address of the basemap that has sent something: it need not be watched again */
  private reached = '';
  /** the last style that a service sent, by its address */
  private sent: { address: string; style: StyleSpecification } | null = null;

  constructor(
    private readonly options: MapOptions,
    private readonly scene: Scene,
    onContextLost: () => void
  ) {
    setWorkerUrl(workerUrl);
    declareLabelFonts();
    const { view, theme, language, basemap } = scene;
    this.worn = basemap;
    this.map = new MapLibreMap({
      container: options.container,
      style: paperStyle(lookOf(basemap, theme)),
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
    map.on('resize', () => options.events.resized?.());
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

  /** Shows a basemap in the scene's theme, language and tone. Before the map is ready it does nothing: `begin` will. */
  dress(basemap: Basemap): void {
    if (!this.overlay) return;
    const { theme, language } = this.scene;
    const { baseUrl, events } = this.options;
    this.stopWatching();
    this.worn = basemap;
    this.online = basemap.type === 'style';
    const failed = (): void => {
      const { look: _, ground: __, ...rest } = basemap;
      this.dress({ ...rest, type: 'offline' });
      this.apply();
      events.basemapFailed?.(basemap.id);
    };
    if (basemap.type === 'style') return this.wear(new URL(basemap.style ?? '', baseUrl).href, failed);
    this.setStyle(basemapStyle(basemap, theme, language, baseUrl));
    if (basemap.type === 'raster') this.watch(basemap.tiles ?? '', [RASTER_SOURCE], failed);
  }

  /** Shows a service's style, fetched where it is not there yet; `failed` when it does not come, is none, or brings no tile. */
  private wear(address: string, failed: () => void): void {
    const { sent } = this;
    const show = (style: StyleSpecification): void => {
      this.setStyle(vectorStyle(style, address, lookOf(this.worn, this.scene.theme)));
      this.watch(address, Object.keys(style.sources), failed);
    };
    if (sent?.address === address) return show(sent.style);
    const { baseUrl } = this.options;
    this.setStyle(basemapStyle(this.worn, this.scene.theme, this.scene.language, baseUrl));
    const asking = new AbortController();
    this.stopWatching = () => asking.abort();
    const limit = AbortSignal.timeout(STYLE_MILLISECONDS);
    fetch(address, { signal: AbortSignal.any([asking.signal, limit]), credentials: 'omit' })
      .then((answer) => (answer.ok ? (answer.json() as Promise<unknown>) : null))
      .catch(() => null)
      .then((style) => {
        if (asking.signal.aborted) return;
        if (!isStyle(style)) return failed();
        this.sent = { address, style };
        show(style);
      });
  }

  /** Watches an address until it has sent something, once: a style set again brings no new tile. */
  private watch(address: string, sources: readonly string[], failed: () => void): void {
    if (address === this.reached) return;
    this.stopWatching = watchBasemap(this.map, sources, failed, () => (this.reached = address));
  }

  private setStyle(style: StyleSpecification): void {
    const { paper } = groundColours(lookOf(this.worn, this.scene.theme));
    this.map.setStyle(this.names.dress(toned(style, this.scene.tone, paper)), { diff: true });
  }

  private place(): Place {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat, zoom: this.map.getZoom() };
  }

  /** Hands the scene's layers to deck. */
  apply(): void {
    const { overlay, stack } = this;
    if (!overlay || !stack) return;
    const { layers, highlight, theme, zone, sketch } = this.scene;
    const place = this.place();
    const emphasis = emphasisOf(groundOf(this.worn), theme);
    const seen = seenAt(layers, place.zoom);
    overlay.set([
      ...stack.build(layers, { place, highlight, highlightColour: highlightTint(theme), emphasis }),
      ...zoneLayers(zone, sketch, theme),
      ...highlightLayers(seen, highlight, overlay.shapes, theme),
      ...this.texts.build(seen, place.zoom, emphasis !== null)
    ]);
    overlay.draw(sketch !== null);
    this.names.show(this.rooms.with(this.texts.rooms, seen));
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
