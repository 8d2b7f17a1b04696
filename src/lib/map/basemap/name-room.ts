import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSource,
  Map as MapLibreMap,
  StyleSpecification
} from 'maplibre-gl';
import { OFFLINE_NAMES } from './offline-style';

/** A text of ours: degrees, and the room it takes around its position, CSS pixels. */
export interface TextRoom {
  /** empty for what is no name */
  text: string;
  lon: number;
  lat: number;
  room: [top: number, right: number, bottom: number, left: number];
}

const ROOM = 'millefeuille-room';

type StyleLayer = StyleSpecification['layers'][number];
type Filtered = StyleLayer & { filter?: FilterSpecification };

/**
 * Keeps the names of the basemap away from the texts drawn over the data. MapLibre, which places the basemap's names,
 * knows nothing of deck's texts: an invisible symbol stands for each. It comes last in the style, and last come, first
 * placed. Names of our own basemap that say the same as a text are left out, wherever they stand.
 */
export class NameRoom {
  private texts: readonly TextRoom[] = [];
  /** filters of the names of our own basemap, as its style gives them */
  private readonly filters = new Map<string, FilterSpecification | undefined>();

  constructor(private readonly map: MapLibreMap) {
    map.setMissingStyleImageResolver((id) => {
      if (id === ROOM) map.addImage(ROOM, { width: 1, height: 1, data: new Uint8ClampedArray(4) });
    });
    // a style that had to be loaded anew may have missed a change
    map.on('style.load', () => this.refresh());
  }

  /** A basemap's style, with the room of the texts shown now. */
  dress(style: StyleSpecification): StyleSpecification {
    this.filters.clear();
    const layers = style.layers.map((layer) => {
      if (layer.type !== 'symbol' || !OFFLINE_NAMES.includes(layer.source)) return layer;
      const { filter } = layer as Filtered;
      this.filters.set(layer.id, filter);
      const others = this.others(filter);
      return others === undefined ? layer : { ...layer, filter: others };
    });
    return {
      ...style,
      sources: { ...style.sources, [ROOM]: { type: 'geojson', data: this.features() } },
      layers: [
        ...layers,
        {
          id: ROOM,
          type: 'symbol',
          source: ROOM,
          layout: {
            'icon-image': ROOM,
            'icon-padding': ['get', 'room'] as unknown as ExpressionSpecification,
            'icon-allow-overlap': true
          }
        }
      ]
    };
  }

  /** Tells which texts are shown; the same list again costs nothing. */
  show(texts: readonly TextRoom[]): void {
    if (texts === this.texts || (texts.length === 0 && this.texts.length === 0)) return;
    this.texts = texts;
    this.refresh();
  }

  private refresh(): void {
    const source = this.map.getSource<GeoJSONSource>(ROOM);
    if (!source) return;
    void source.setData(this.features());
    for (const [layer, filter] of this.filters) this.map.setFilter(layer, this.others(filter) ?? null);
  }

  private features(): GeoJSON.FeatureCollection {
    return {
      type: 'FeatureCollection',
      features: this.texts.map(({ lon, lat, room }) => ({
        type: 'Feature',
        properties: { room },
        geometry: { type: 'Point', coordinates: [lon, lat] }
      }))
    };
  }

  /** A filter that leaves out the names that are written already. */
  private others(filter: FilterSpecification | undefined): FilterSpecification | undefined {
    const written = [...new Set(this.texts.map(({ text }) => text.toLowerCase()))].filter((text) => text !== '');
    if (written.length === 0) return filter;
    const unwritten = ['match', ['downcase', ['get', 'nom']], written, false, true];
    return (filter === undefined ? unwritten : ['all', filter, unwritten]) as FilterSpecification;
  }
}
