import type { Basemap } from '../core/catalogue/config';
import { groundMetresPerPixel } from '../core/crs/map-scale';
import { fitBbox, moveMilliseconds, readView, showView, tiltTo, type Padding } from './camera';
import { pictureDone } from './drawn';
import type { GroundTone } from '../core/marks/tone';
import type { Bbox } from '../core/table/table';
import type { MapOptions, MapView } from './map-view';
import { reachPictures } from './raster-answer';
import { Stage, type Scene } from './stage';
import { mapWords } from './words';

const none: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * Makes the map in an element. WebGL 2 must be there (`webglAvailable`). After a lost context the map is made anew
 * with the same view, basemap and layers, and `events.restored` asks for the shapes again.
 */
export function createMap(options: MapOptions): MapView {
  const { view, basemap, tone = {}, theme, language } = options;
  const scene: Scene = { view, basemap, tone, theme, language, layers: [], highlight: null, zone: null, sketch: null };
  let destroyed = false;
  reachPictures(options);

  const start = (): Stage => {
    const made = new Stage(options, scene, lost);
    name(made);
    return made;
  };
  const name = (on: Stage): void => {
    on.map.getCanvas().setAttribute('aria-label', mapWords[scene.language].canvas);
  };
  const lost = (): void => {
    scene.view = readView(stage.map);
    stage.destroy();
    // after MapLibre's own handlers of this event
    setTimeout(() => {
      if (destroyed) return;
      stage = start();
      void stage.ready.then(() => options.events.restored?.());
    });
  };
  let stage = start();

  return {
    async putShape(shape) {
      await stage.ready;
      await stage.overlay?.shapes.put(shape);
      if (scene.layers.some((layer) => layer.marks.some((m) => 'shape' in m && m.shape === shape.id))) stage.apply();
    },
    hasShape: (id) => stage.overlay?.shapes.has(id) ?? false,
    dropShape(id) {
      const shapes = stage.overlay?.shapes;
      if (!shapes?.has(id)) return;
      shapes.drop(id);
      // layers that still name it must not draw freed buffers
      stage.apply();
    },
    setLayers(layers) {
      scene.layers = layers;
      stage.apply();
    },
    setBasemap(next: Basemap, nextTheme, nextTone = {}) {
      if (same(next, scene.basemap) && nextTheme === scene.theme && sameTone(nextTone, scene.tone)) return;
      scene.basemap = next;
      scene.theme = nextTheme;
      scene.tone = nextTone;
      stage.dress(next);
      stage.apply();
    },
    setLanguage(next) {
      if (next === scene.language) return;
      scene.language = next;
      name(stage);
      stage.dress(scene.basemap);
    },
    getView: () => readView(stage.map),
    getBounds: () => stage.map.getBounds().toArray().flat() as Bbox,
    setView: (next, padding = none) => showView(stage.map, next, padding),
    fit: (bbox, padding) => fitBbox(stage.map, bbox, padding),
    zoomBy(levels) {
      stage.map.zoomTo(stage.map.getZoom() + levels, { duration: moveMilliseconds() }, { byUser: true });
    },
    tilt: (pitch) => tiltTo(stage.map, pitch),
    goTo(lon, lat, zoom) {
      const to = { center: [lon, lat] as [number, number], zoom, duration: moveMilliseconds() };
      stage.map.easeTo(to, { byUser: true });
    },
    metresPerPixel: () => groundMetresPerPixel(readView(stage.map)),
    highlight(picked) {
      const { highlight } = scene;
      if (highlight?.layer === picked?.layer && highlight?.row === picked?.row) return;
      scene.highlight = picked;
      stage.apply();
    },
    setZone(rings) {
      scene.zone = rings;
      stage.apply();
    },
    setSketch(corners) {
      scene.sketch = corners;
      stage.apply();
    },
    async drawn() {
      await stage.ready;
      await stage.overlay?.shapes.settled();
      await stage.lettersReady;
      const { overlay, map } = stage;
      const online = scene.basemap.type === 'raster' || scene.basemap.type === 'style';
      if (overlay) await pictureDone(map, () => overlay.taken, online);
    },
    resize() {
      stage.map.resize();
    },
    destroy() {
      destroyed = true;
      stage.destroy();
    }
  };
}

function same(a: Basemap, b: Basemap): boolean {
  const keys = ['id', 'type', 'look', 'ground', 'tiles', 'style'] as const;
  return keys.every((key) => a[key] === b[key]);
}

function sameTone(a: GroundTone, b: GroundTone): boolean {
  return a.opacity === b.opacity && a.grey === b.grey && a.tint === b.tint;
}
