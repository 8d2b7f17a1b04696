import { PolygonWriter } from '../table/polygon-writer';
import type { PolygonBlock } from '../table/table';

/** Files of a site that hold simplified outlines by code, as GeoJSON. */
export const outlineFiles = {
  dep: 'demo/basemap/departements.geojson',
  reg: 'demo/basemap/regions.geojson'
} as const;

type Rings = [number, number][][];

interface Outlines {
  features: {
    properties: { code: string };
    geometry: { type: 'Polygon'; coordinates: Rings } | { type: 'MultiPolygon'; coordinates: Rings[] };
  }[];
}

/** The outline of a code as one row; null when it is not there, or when the file is something else (a page of the site). */
export function readOutline(bytes: Uint8Array, code: string): PolygonBlock | null {
  try {
    const { features } = JSON.parse(new TextDecoder().decode(bytes)) as Outlines;
    const geometry = features.find((feature) => feature.properties.code === code)?.geometry;
    if (!geometry) return null;
    const writer = new PolygonWriter();
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const rings of parts)
      writer.add(
        0,
        rings.map((ring) => Float64Array.from(ring.flat()))
      );
    return writer.block();
  } catch {
    return null;
  }
}
