import type { CrossingSpec } from '../../src/lib/core/crossings/schema';
import type { LayerSpec, MapDocument } from '../../src/lib/core/document/document';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import type { Exhibit } from './documents';
import {
  base,
  commuters,
  crossed,
  density,
  facilities,
  gironde,
  inhabitants,
  journeys,
  map,
  outline,
  populations,
  services,
  unseen,
  zones
} from './layers';

const libraries = (style?: StyleSpec): LayerSpec =>
  facilities(
    'services',
    'Points de service',
    'Bibliothèque',
    style ?? { kind: 'single', colour: 'qual-2', fill: 'fill', size: 2.5 }
  );
const made = (title: string, crossing: CrossingSpec, ...inputs: LayerSpec[]): MapDocument =>
  map(title, gironde, ...inputs, crossed('resultat', title, crossing));
const show = (id: string, document: MapDocument): Exhibit => ({ id: `croisement-${id}`, document });

/** Ground within ten kilometres of a library. */
const around = crossed('autour', 'À moins de 10 km d’une bibliothèque', {
  kind: 'buffer',
  layer: 'services',
  metres: 10_000,
  dissolve: true
});
const merged = crossed('epci', 'Intercommunalités', { kind: 'dissolve', layer: 'habitants', by: 'epci' });

/** A map of each crossing that the data of the site allow; what it makes is styled automatically. */
export const crossingExhibits: readonly Exhibit[] = [
  show('flows', map('Navettes', gironde, journeys, unseen(zones()), commuters())),
  show('join', map('Habitants', gironde, populations, unseen(zones()), inhabitants())),
  show('ratio', map('Habitants au km²', gironde, ...base, density())),
  show(
    'count-in',
    made(
      'Points de service',
      { kind: 'count-in', areas: 'zones', points: 'services' },
      unseen(services()),
      zones(outline)
    )
  ),
  show(
    'nearest',
    made(
      'Jusqu’à la bibliothèque la plus proche',
      { kind: 'nearest', from: 'zones', to: 'services', label: 'numero' },
      unseen(zones()),
      libraries()
    )
  ),
  show(
    'reach',
    made(
      'Jusqu’à la bibliothèque, par classes',
      { kind: 'reach', from: 'zones', to: 'services', kilometres: [2, 5, 10] },
      unseen(zones()),
      libraries()
    )
  ),
  show(
    'within',
    made(
      'Zones à moins de 5 km d’une bibliothèque',
      { kind: 'within', from: 'zones', to: 'services', metres: 5000, mode: 'within' },
      unseen(zones()),
      libraries()
    )
  ),
  show(
    'within-compte',
    made(
      'Bibliothèques à moins de 10 km',
      { kind: 'within', from: 'zones', to: 'services', metres: 10_000, mode: 'count' },
      unseen(zones()),
      unseen(libraries())
    )
  ),
  show(
    'score',
    made(
      'Zones qui cumulent',
      {
        kind: 'score',
        layer: 'densite',
        criteria: [
          { column: 'population', op: '<', value: 1500 },
          { column: 'densite_population', op: '<', value: 40 }
        ]
      },
      ...base,
      unseen(density())
    )
  ),
  show(
    'service-areas',
    made(
      'Au plus près de chaque bibliothèque',
      { kind: 'service-areas', points: 'services', areas: 'zones' },
      unseen(zones()),
      libraries()
    )
  ),
  show('buffer', map('À moins de 10 km d’une bibliothèque', gironde, zones(outline), around, libraries())),
  show(
    'area-share',
    made(
      'Part à moins de 10 km d’une bibliothèque',
      { kind: 'area-share', areas: 'zones', over: 'autour' },
      unseen(zones()),
      unseen(libraries()),
      unseen(around)
    )
  ),
  ...(
    [
      ['intersection', 'Zones près d’une bibliothèque'],
      ['difference', 'Zones loin d’une bibliothèque'],
      ['union', 'Zones et alentours des bibliothèques']
    ] as const
  ).map(([mode, title]) =>
    show(
      `overlay-${mode}`,
      made(
        title,
        { kind: 'overlay', mode, areas: 'zones', over: 'autour' },
        unseen(zones()),
        unseen(libraries()),
        unseen(around)
      )
    )
  ),
  show('dissolve', map('Habitants par intercommunalité', gironde, ...base, merged)),
  show(
    'interpolate',
    made(
      'Habitants estimés près d’une bibliothèque',
      { kind: 'interpolate', areas: 'autour', from: 'habitants', columns: ['population'] },
      ...base,
      unseen(libraries()),
      around
    )
  ),
  show(
    'clip',
    made(
      'Zones coupées',
      { kind: 'clip', layer: 'zones', within: 'autour' },
      unseen(zones()),
      unseen(libraries()),
      unseen(around)
    )
  )
];
