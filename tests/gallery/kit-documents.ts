import type { LayerSpec, View } from '../../src/lib/core/document/document';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import type { Exhibit } from './documents';
import { crossed, layer, map, outline, unseen, type Extra } from './layers';

const region: View = { lon: -0.6, lat: 45, zoom: 6, bearing: 0, pitch: 0 };
const bordeaux: View = { lon: -0.75, lat: 44.86, zoom: 9, bearing: 0, pitch: 0 };

/** Maps of real French data, from the kit's server at `url`. */
export function kitExhibits(url: string): Exhibit[] {
  const from = (typeName: string, name: string, style?: StyleSpec, extra?: Extra): LayerSpec =>
    layer(
      typeName.replaceAll('_', '-'),
      name,
      { kind: 'wfs', url: `${url}/ows`, typeName, version: '2.0.0', pageSize: 5000 },
      style,
      extra
    );
  const density = (style?: StyleSpec): LayerSpec =>
    crossed(
      'densite',
      'Habitants au km²',
      { kind: 'ratio', layer: 'communes', numerator: 'population', denominator: { by: 'area' }, per: 1 },
      style
    );
  const floods = (extra?: Extra): LayerSpec =>
    from('zones_inondables_synth', 'Zones inondables', { kind: 'categories', column: 'alea', size: 1 }, extra);
  return [
    {
      id: 'kit-communes',
      document: map(
        'Habitants au km² par commune',
        region,
        unseen(from('communes', 'Communes')),
        density({
          kind: 'classes',
          column: 'densite_population',
          method: 'quantile',
          classes: 5,
          palette: 'ocre',
          size: 5
        }),
        from('departements', 'Départements', outline)
      )
    },
    {
      id: 'kit-communes-pres',
      document: map('Habitants au km² autour de Bordeaux', bordeaux, unseen(from('communes', 'Communes')), density())
    },
    {
      id: 'kit-inondations',
      document: map('Zones inondables', bordeaux, floods(), from('communes', 'Communes', outline))
    },
    {
      id: 'kit-lignes',
      document: map(
        'Voies ferrées et gares',
        region,
        from('departements', 'Départements', outline),
        from('lignes_ferrees', 'Voies ferrées', { kind: 'single', colour: 'theme-reseau', fill: 'fill', size: 2 }),
        from('gares', 'Gares', { kind: 'single', colour: 'qual-2', fill: 'fill', size: 3 })
      )
    },
    {
      id: 'kit-risques',
      document: map(
        'Installations classées et périmètres',
        bordeaux,
        from('icpe_gironde', 'Installations classées', { kind: 'categories', column: 'regime', size: 3 }),
        from('perimetres_seveso_synth', 'Périmètres Seveso', {
          kind: 'single',
          colour: 'theme-risque-fort',
          fill: 'hatch',
          size: 1
        })
      )
    },
    {
      id: 'kit-lycees',
      document: map(
        'Lycées par intercommunalité',
        region,
        unseen(from('lycees', 'Lycées')),
        from('epci', 'Intercommunalités', outline),
        crossed('comptes', 'Lycées', { kind: 'count-in', areas: 'epci', points: 'lycees' })
      )
    },
    {
      id: 'kit-part-inondable',
      document: map(
        'Part de chaque commune en zone inondable',
        bordeaux,
        unseen(from('communes', 'Communes')),
        unseen(floods()),
        crossed('part', 'Part en zone inondable', {
          kind: 'area-share',
          areas: 'communes',
          over: 'zones-inondables-synth'
        })
      )
    },
    {
      id: 'kit-longueurs',
      document: map(
        'Kilomètres de voies ferrées',
        region,
        unseen(from('lignes_ferrees', 'Voies ferrées')),
        from('departements', 'Départements', outline),
        crossed('longueurs', 'Voies ferrées', { kind: 'length-in', areas: 'departements', lines: 'lignes-ferrees' })
      )
    }
  ];
}
