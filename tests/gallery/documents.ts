import type { LayerSpec, MapDocument } from '../../src/lib/core/document/document';
import { breakMethods, type BreakMethod } from '../../src/lib/core/styles/classes/schema';
import { squareNames } from '../../src/lib/core/styles/bivariate/schema';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import { columnExhibits } from './column-documents';
import { crossingExhibits } from './crossing-documents';
import { gatheredExhibits } from './gathered-documents';
import { scaleExhibits } from './scale-documents';
import {
  base,
  bordeaux,
  cities,
  commuters,
  counted,
  crossed,
  crowdedness,
  density,
  facilities,
  departements,
  figures,
  france,
  gironde,
  inhabitants,
  journeys,
  map,
  outline,
  perKm2,
  populations,
  regions,
  services,
  towns,
  unseen,
  zones
} from './layers';

/** A map of the gallery; `id` names its pictures. */
export interface Exhibit {
  id: string;
  document: MapDocument;
}

const show = (id: string, document: MapDocument): Exhibit => ({ id, document });

const people: StyleSpec = { kind: 'circles', column: 'population', colour: 'carte-cercle', maxRadius: 26 };
const kinds: StyleSpec = { kind: 'categories', column: 'type', size: 3 };

const metropole: LayerSpec['where'] = { all: [{ column: 'epci', op: '=', value: '243300316' }] };

const methods: Record<BreakMethod, string> = {
  quantile: 'quantiles',
  jenks: 'seuils naturels',
  equal: 'intervalles égaux',
  geometric: 'progression géométrique',
  deviation: 'écarts types',
  pretty: 'chiffres ronds'
};

const densityMap = (title: string, style: StyleSpec): MapDocument => map(title, gironde, ...base, density(style));

const singles = [
  show('contours', map('Départements', france, departements(outline))),
  show(
    'aplat',
    map('Zones de Gironde', gironde, zones({ kind: 'single', colour: 'theme-protege', fill: 'fill', size: 0.6 }))
  ),
  show(
    'hachures',
    map('Zones de Gironde', gironde, zones({ kind: 'single', colour: 'theme-risque-moyen', fill: 'hatch', size: 0.6 }))
  ),
  show(
    'motifs',
    map(
      'Trois motifs',
      gironde,
      ...(
        [
          ['243300316', 'cross', 45, 9, 'theme-risque-moyen', 'Bordeaux Métropole'],
          ['200070092', 'dots', 0, 8, 'theme-foret', 'La Cali'],
          ['243301504', 'lines', 90, 6, 'theme-eau', 'Bassin d’Arcachon Nord']
        ] as const
      ).map(([epci, motif, angle, spacing, colour, name]) => ({
        ...zones(
          { kind: 'single', colour, fill: 'hatch', size: 0.6, pattern: { motif, angle, spacing } },
          { where: { all: [{ column: 'epci', op: '=', value: epci }] } }
        ),
        id: `zones-${motif}`,
        name
      }))
    )
  ),
  show('points', map('Villes et bourgs', gironde, towns({ kind: 'single', colour: 'qual-3', fill: 'fill', size: 4 }))),
  show(
    'points-nombreux',
    map('Points de service', gironde, services({ kind: 'single', colour: 'qual-1', fill: 'fill', size: 1.5 }))
  )
];

const classes = [
  ...breakMethods.map((method) =>
    show(
      `classes-${method}`,
      densityMap(
        `Habitants au km² – ${methods[method]}`,
        perKm2({ method, palette: method === 'deviation' ? 'bleu-brique' : 'petrole' })
      )
    )
  ),
  show(
    'classes-manual',
    densityMap('Habitants au km²', perKm2({ method: 'manual', classes: 4, breaks: [0, 20, 80, 400, 6000] }))
  ),
  ...(['bleu', 'foret', 'ocre', 'brique', 'prune'] as const).map((palette) =>
    show(`palette-${palette}`, densityMap('Habitants au km²', perKm2({ method: 'jenks', palette })))
  ),
  show('palette-inverse', densityMap('Habitants au km²', perKm2({ palette: 'brique', reverse: true }))),
  show(
    'palette-pivot',
    densityMap(
      'Plus ou moins de 100 habitants au km²',
      perKm2({ method: 'quantile', classes: 6, palette: 'petrole-ocre', turn: 100 })
    )
  ),
  show('classe-eteinte', densityMap('Habitants au km²', perKm2({ off: [0, 1] }))),
  show(
    'classes-points',
    map(
      'Population des villes',
      france,
      cities({ kind: 'classes', column: 'population', method: 'geometric', classes: 5, palette: 'prune', size: 6 })
    )
  )
];

const categories = [
  show('categories-points', map('Points de service', gironde, services(kinds))),
  show('categories-aires', map('Intercommunalités', gironde, zones({ kind: 'categories', column: 'epci', size: 1 }))),
  show(
    'categories-regions',
    map('Régions', france, departements({ kind: 'categories', column: 'code_region', size: 1 }))
  )
];

const circles = [
  show('cercles-points', map('Villes et bourgs', gironde, towns(people))),
  show('cercles-aires', map('Population des départements', france, figures, unseen(departements()), counted(people))),
  show(
    'cercles-sur-classes',
    map(
      'Habitants et densité',
      gironde,
      ...base,
      density({
        kind: 'circles-on-classes',
        column: 'population',
        second: 'densite_population',
        colour: 'carte-cercle',
        maxRadius: 22,
        method: 'quantile',
        classes: 5,
        palette: 'ocre'
      })
    )
  ),
  show(
    'points-comptes',
    map(
      'Une tache, tant d’habitants',
      gironde,
      ...base.slice(0, 2),
      inhabitants({ kind: 'dot-density', column: 'population', colour: 'carte-cercle', radius: 1.5 })
    )
  )
];

const lines = [
  show(
    'lignes-proportionnelles',
    map(
      'Actifs en navette, à vol d’oiseau',
      bordeaux,
      journeys,
      unseen(zones()),
      commuters(
        { kind: 'proportional-lines', column: 'actifs', colour: 'theme-reseau', maxWidth: 12 },
        { where: { all: [{ column: 'actifs', op: '>=', value: 300 }] } }
      )
    )
  ),
  show(
    'flux',
    map(
      'De la résidence au travail',
      bordeaux,
      journeys,
      unseen(zones()),
      commuters({ kind: 'flows', column: 'actifs', colour: 'carte-cercle', maxWidth: 22 })
    )
  )
];

const pictograms = [
  show(
    'pictogrammes',
    map(
      'Bibliothèques autour de Bordeaux',
      bordeaux,
      facilities('bibliotheques', 'Bibliothèques', 'Bibliothèque', {
        kind: 'icons',
        icon: 'library',
        colour: 'qual-3',
        size: 20
      }),
      facilities('postes', 'Relais postaux', 'Relais postal', {
        kind: 'icons',
        icon: 'post',
        colour: 'qual-5',
        size: 24
      })
    )
  ),
  show(
    'pictogrammes-loin',
    map(
      'Gymnases, de loin',
      gironde,
      facilities('gymnases', 'Gymnases', 'Gymnase', { kind: 'icons', icon: 'stadium', colour: 'qual-1', size: 20 })
    )
  )
];

const perService = crossed('services-par-zone', 'Points de service par zone', {
  kind: 'count-in',
  areas: 'densite',
  points: 'services',
  as: 'points'
});
const served = crossed('desserte', 'Desserte', {
  kind: 'ratio',
  layer: 'services-par-zone',
  numerator: 'points',
  denominator: { by: 'column', column: 'population' },
  per: 10_000
});
const square = squareNames.map((palette) =>
  show(
    `carre-${palette}`,
    map('Densité et desserte', gironde, ...base, unseen(services()), unseen(density()), unseen(perService), {
      ...served,
      style: {
        kind: 'bivariate',
        column: 'densite_population',
        second: 'taux_points_pour_10000_population',
        palette,
        size: 5
      }
    })
  )
);

const names = [
  show('etiquettes-aires', map('Régions', france, regions(outline, { labels: { column: 'nom' } }))),
  show(
    'etiquettes-points',
    map(
      'Villes et bourgs',
      gironde,
      towns(
        { kind: 'single', colour: 'qual-3', fill: 'fill', size: 3 },
        { labels: { column: 'nom', by: 'population' } }
      )
    )
  ),
  show(
    'etiquettes-chiffres',
    map(
      'Habitants au km²',
      france,
      figures,
      unseen(departements()),
      unseen(counted()),
      crowdedness(perKm2({ palette: 'bleu' }), { labels: { column: 'densite_population' } })
    )
  )
];

const stacks = [
  show(
    'pile-cercles-sur-classes',
    map('Habitants et densité', gironde, populations, density(perKm2()), zones(outline), inhabitants(people))
  ),
  show(
    'pile-hachures-sur-classes',
    map('Densité et métropole', gironde, ...base, density(perKm2({ palette: 'foret' })), {
      ...zones({ kind: 'single', colour: 'theme-risque-moyen', fill: 'hatch', size: 0.6 }, { where: metropole }),
      id: 'metropole',
      name: 'Bordeaux Métropole'
    })
  ),
  show(
    'pile-points-sur-classes',
    map('Densité et services', gironde, ...base, density(perKm2({ palette: 'ocre' })), services(kinds))
  ),
  show(
    'pile-cinq',
    map(
      'Cinq couches',
      gironde,
      populations,
      unseen(inhabitants()),
      density(perKm2()),
      zones(outline),
      services({ kind: 'single', colour: 'qual-1', fill: 'fill', size: 1.5 }),
      towns(people)
    )
  ),
  show(
    'pile-automatique',
    map('Laissée au choix automatique', gironde, ...base.slice(0, 2), inhabitants(), services(), towns())
  ),
  show(
    'pile-transparente',
    map(
      'Habitants au km² et régions',
      france,
      figures,
      unseen(departements()),
      unseen(counted()),
      crowdedness(perKm2({ palette: 'prune' }), { opacity: 0.6 }),
      regions({ kind: 'single', colour: 'theme-reseau', fill: 'outline', size: 1.6 })
    )
  ),
  show('sans-fond', { ...densityMap('Sans fond de carte', perKm2()), basemap: 'none' })
];

const over = (basemap: string, document: MapDocument, basemapTone?: MapDocument['basemapTone']): MapDocument => ({
  ...document,
  basemap,
  ...(basemapTone && { basemapTone })
});
/** A style as automatic cartography gives it: over photographs its strokes are stronger. */
const byItself = (spec: LayerSpec): LayerSpec => ({ ...spec, decidedBy: { ...spec.decidedBy, style: 'automatic' } });
const peopleOverZones = [
  byItself(zones({ kind: 'single', colour: 'qual-2', fill: 'outline', size: 4 })),
  byItself(towns({ kind: 'single', colour: 'pile-1', fill: 'fill', size: 4 }, { labels: { column: 'nom' } }))
];

const basemaps = [
  show('fond-impression', over('offline-print', densityMap('Pour l’impression', perKm2()))),
  show(
    'fond-clair',
    over('offline-light', map('Fond clair', france, figures, unseen(departements()), counted(people)))
  ),
  show(
    'fond-sombre',
    over('offline-dark', map('Fond sombre', france, figures, unseen(departements()), counted(people)))
  ),
  show('photographies', over('ortho', map('Sur les photographies', gironde, ...peopleOverZones))),
  show(
    'photographies-aplat',
    over('ortho', map('Aplats sur les photographies', gironde, ...base, byItself(density(perKm2()))))
  ),
  show(
    'photographies-hachures',
    over(
      'ortho',
      map(
        'Hachures sur les photographies',
        gironde,
        byItself(zones({ kind: 'single', colour: 'theme-risque-moyen', fill: 'hatch', size: 4 }))
      )
    )
  ),
  show(
    'photographies-grises',
    over('ortho', map('Photographies en gris', gironde, ...peopleOverZones), { opacity: 0.6, grey: 1 })
  )
];

/** Every map of the gallery: each style, each crossing, and stacks of them. */
export const exhibits: readonly Exhibit[] = [
  ...singles,
  ...classes,
  ...categories,
  ...circles,
  ...lines,
  ...pictograms,
  ...gatheredExhibits,
  ...square,
  ...crossingExhibits,
  ...names,
  ...stacks,
  ...basemaps,
  ...columnExhibits,
  ...scaleExhibits
];
