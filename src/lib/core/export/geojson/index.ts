import type { ExportFormat } from '../kind';

/** GeoJSON (RFC 7946): what every GIS opens. */
export const geojsonFormat = {
  kind: 'geojson',
  extension: 'geojson',
  type: 'application/geo+json',
  words: { fr: 'Télécharger en GeoJSON (SIG)', en: 'Download as GeoJSON (GIS)' },
  load: () => import('./write')
} as const satisfies ExportFormat<'geojson'>;
