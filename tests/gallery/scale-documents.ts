import type { Exhibit } from './documents';
import { base, density, facilities, gironde, map, perKm2 } from './layers';

/** Maps whose layers are drawn at some scales only. */
export const scaleExhibits: Exhibit[] = [
  {
    id: 'plage-de-zoom',
    document: map('Bibliothèques, de près seulement', gironde, ...base, density(perKm2()), {
      ...facilities('bibliotheques', 'Bibliothèques', 'Bibliothèque', {
        kind: 'single',
        colour: 'qual-2',
        fill: 'fill',
        size: 5
      }),
      minzoom: 9
    })
  }
];
