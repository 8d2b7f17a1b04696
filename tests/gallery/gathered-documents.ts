import type { MapDocument } from '../../src/lib/core/document/document';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import type { Exhibit } from './documents';
import { allServices, allTowns, base, density, france, gironde, map, perKm2 } from './layers';

const show = (id: string, document: MapDocument): Exhibit => ({ id, document });

/** Styles for more points than can be told apart. */
const hexagons: Extract<StyleSpec, { kind: 'cells' }> = {
  kind: 'cells',
  shape: 'hexagons',
  size: 20_000,
  measure: 'count',
  method: 'quantile',
  classes: 5,
  palette: 'prune'
};
export const gatheredExhibits: readonly Exhibit[] = [
  show('mailles-hexagones', map('Points de service', france, allServices(hexagons))),
  show(
    'mailles-carres',
    map(
      'Population des villes et bourgs',
      france,
      allTowns({
        ...hexagons,
        shape: 'squares',
        size: 50_000,
        measure: 'sum',
        column: 'population',
        method: 'geometric',
        palette: 'bleu'
      })
    )
  ),
  show('chaleur', map('Points de service', france, allServices({ kind: 'heat', palette: 'brique' }))),
  show(
    'chaleur-ponderee',
    map(
      'Habitants des villes et bourgs',
      gironde,
      allTowns({ kind: 'heat', palette: 'bleu', column: 'population', radius: 10_000 })
    )
  ),
  show(
    'groupes',
    map('Points de service', france, allServices({ kind: 'clusters', colour: 'carte-cercle', distance: 64, size: 4 }))
  ),
  show(
    'groupes-pres',
    map(
      'Points de service et densité',
      gironde,
      ...base,
      density(perKm2({ palette: 'ocre' })),
      allServices({ kind: 'clusters', colour: 'qual-1', distance: 56, size: 4 })
    )
  )
];
