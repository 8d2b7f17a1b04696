import type { MapDocument } from '../../src/lib/core/document/document';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import type { Exhibit } from './documents';
import { base, counted, departements, density, figures, france, gironde, map, unseen } from './layers';

const columns: Extract<StyleSpec, { kind: 'extruded-columns' }> = {
  kind: 'extruded-columns',
  column: 'population',
  colour: 'carte-cercle',
  maxHeight: 140,
  width: 12
};

const tilted = (id: string, document: MapDocument, pitch: number): Exhibit => ({
  id,
  document: { ...document, view: { ...document.view, pitch } }
});

/** Columns, on tilted maps. */
export const columnExhibits: readonly Exhibit[] = [
  tilted(
    'colonnes-aires',
    map('Population des départements', { ...france, lat: 48.6 }, figures, unseen(departements()), counted(columns)),
    45
  ),
  tilted(
    'colonnes-classes',
    map(
      'Habitants, et leur densité',
      gironde,
      ...base,
      density({
        ...columns,
        by: { column: 'densite_population', method: 'quantile', classes: 5, palette: 'brique' }
      })
    ),
    50
  )
];
