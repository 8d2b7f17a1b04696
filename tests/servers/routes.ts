import type { FeatureCollection, MultiLineString, Position } from 'geojson';

export interface RouteProperties {
  /** figures that are a code: text, with leading zeros */
  numero: string;
  nom: string;
  longueur: number;
  voies: number;
  ouverture: string | null;
  /** on the map of every column type, the one that may be missing */
  note: number | null;
}

/** Made-up routes of one or two parts, longitude/latitude: every type of column, missing values, text that XML escapes. */
export function makeRoutes(): FeatureCollection<MultiLineString, RouteProperties> {
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: 60 }, (_, i) => {
      const part = (shift: number): Position[] =>
        Array.from({ length: 5 + (i % 7) }, (_, k) => [
          -1 + i * 0.05 + k * 0.011 + shift,
          44 + ((i * 37) % 50) / 20 + Math.sin(k + i) * 0.02
        ]);
      return {
        type: 'Feature',
        properties: {
          numero: String(i * 7).padStart(4, '0'),
          nom: i % 5 === 0 ? `Route « d’été » n° ${i} <A & B>` : `Route ${i}`,
          longueur: i * 1.25,
          voies: 1 + (i % 4),
          ouverture: i % 6 === 0 ? null : `20${String(10 + (i % 15))}-0${1 + (i % 9)}-1${i % 10}`,
          note: i % 3 === 0 ? null : i / 2
        },
        geometry: { type: 'MultiLineString', coordinates: i % 4 === 0 ? [part(0), part(0.2)] : [part(0)] }
      };
    })
  };
}
