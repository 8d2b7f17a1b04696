import type { CrossingSpec } from '../../src/lib/core/crossings/schema';
import { emptyDocument, type LayerSpec, type MapDocument, type View } from '../../src/lib/core/document/document';
import type { SourceSpec } from '../../src/lib/core/sources/registry';
import type { StyleSpec } from '../../src/lib/core/styles/schema';

/** What a layer of the gallery may say besides its source and style. */
export type Extra = Partial<Pick<LayerSpec, 'where' | 'opacity' | 'visible' | 'labels'>>;

/** A layer as its author would have made it; without a style, automatic cartography chooses. */
export function layer(id: string, name: string, source: SourceSpec, style?: StyleSpec, extra: Extra = {}): LayerSpec {
  return {
    id,
    name,
    visible: true,
    opacity: 1,
    source,
    where: null,
    style: style ?? null,
    decidedBy: { style: style ? 'author' : 'automatic', place: 'author' },
    ...extra
  };
}

/** A layer that a crossing makes. */
export const crossed = (
  id: string,
  name: string,
  crossing: CrossingSpec,
  style?: StyleSpec,
  extra?: Extra
): LayerSpec => layer(id, name, { kind: 'derived', crossing }, style, extra);

/** A layer that only serves to compute others. */
export const unseen = (spec: LayerSpec): LayerSpec => ({ ...spec, visible: false });

export const gironde: View = { lon: -1.05, lat: 44.86, zoom: 7.2, bearing: 0, pitch: 0 };
export const bordeaux: View = { lon: -0.68, lat: 44.83, zoom: 9.3, bearing: 0, pitch: 0 };
export const france: View = { lon: 0, lat: 46.6, zoom: 4.35, bearing: 0, pitch: 0 };

export function map(title: string, view: View, ...layers: LayerSpec[]): MapDocument {
  return { ...emptyDocument(), title, view, layers };
}

export const outline: StyleSpec = { kind: 'single', colour: 'theme-reseau', fill: 'outline', size: 0.8 };

const inGironde = { all: [{ column: 'dep', op: '=' as const, value: '33' }] };

// data that come with the site
export const zones = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  layer('zones', 'Zones de proximité', { kind: 'geojson', url: 'demo/zones.geojson' }, style, {
    where: inGironde,
    ...extra
  });
export const departements = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  layer('departements', 'Départements', { kind: 'geojson', url: 'demo/departements.geojson' }, style, extra);
export const regions = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  layer('regions', 'Régions', { kind: 'geojson', url: 'demo/regions.geojson' }, style, extra);
/** Points of service of the country. */
export const allServices = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  layer('services', 'Points de service', { kind: 'geojson', url: 'demo/equipements.geojson' }, style, extra);
export const services = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  allServices(style, { where: inGironde, ...extra });
/** The Gironde's points of service of one type. */
export const facilities = (id: string, name: string, type: string, style?: StyleSpec): LayerSpec => ({
  ...services(style, {
    where: {
      all: [
        { column: 'dep', op: '=', value: '33' },
        { column: 'type', op: '=', value: type }
      ]
    }
  }),
  id,
  name
});
const places = (where: LayerSpec['where'], style?: StyleSpec, extra?: Extra): LayerSpec =>
  layer('villes', 'Villes et bourgs', { kind: 'csv', url: 'demo/lieux.csv', x: 'longitude', y: 'latitude' }, style, {
    where,
    ...extra
  });
/** Towns of the country. */
export const allTowns = (style?: StyleSpec, extra?: Extra): LayerSpec => places(null, style, extra);
/** Towns of the Gironde. */
export const towns = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  places({ all: [{ column: 'code_departement', op: '=', value: '33' }] }, style, extra);
/** Towns of the country above 20,000 inhabitants. */
export const cities = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  places({ all: [{ column: 'population', op: '>=', value: 20_000 }] }, style, extra);
export const populations = unseen(
  layer('populations', 'Populations communales', { kind: 'csv', url: 'demo/populations.csv', plain: true })
);
/** Journeys to work between the Gironde's zones. */
export const journeys = unseen(
  layer(
    'deplacements',
    'Déplacements vers le travail',
    { kind: 'csv', url: 'demo/deplacements.csv', plain: true },
    undefined,
    {
      where: inGironde
    }
  )
);
export const figures = unseen(
  layer('chiffres', 'Chiffres des départements', { kind: 'csv', url: 'demo/departements-chiffres.csv', plain: true })
);

// chains that many maps of the gallery share
/** Inhabitants of the Gironde's zones, and their density. */
export const inhabitants = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  crossed(
    'habitants',
    'Habitants',
    {
      kind: 'join',
      areas: 'zones',
      areasKey: 'code_insee',
      table: 'populations',
      tableKey: 'code_insee',
      columns: ['population']
    },
    style,
    extra
  );
export const density = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  crossed(
    'densite',
    'Habitants au km²',
    { kind: 'ratio', layer: 'habitants', numerator: 'population', denominator: { by: 'area' }, per: 1 },
    style,
    extra
  );
/** What the maps of the Gironde's zones rest on, unseen. */
export const base = [populations, unseen(zones()), unseen(inhabitants())];

/** Workers from zone to zone. */
export const commuters = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  crossed(
    'navettes',
    'Actifs qui changent de commune pour travailler',
    {
      kind: 'flows',
      table: 'deplacements',
      count: 'actifs',
      ends: { by: 'code', from: 'code_residence', to: 'code_travail', places: 'zones', key: 'code_insee', label: 'nom' }
    },
    style,
    extra
  );

/** Inhabitants per square kilometre of départements, from `counted`. */
export const crowdedness = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  crossed(
    'densite-departements',
    'Habitants au km²',
    { kind: 'ratio', layer: 'population', numerator: 'population', denominator: { by: 'area' }, per: 1 },
    style,
    extra
  );

/** Population of the départements. */
export const counted = (style?: StyleSpec, extra?: Extra): LayerSpec =>
  crossed(
    'population',
    'Population des départements',
    {
      kind: 'join',
      areas: 'departements',
      areasKey: 'code',
      table: 'chiffres',
      tableKey: 'code',
      columns: ['population', 'communes', 'intercommunalites']
    },
    style,
    extra
  );

/** Inhabitants per km² in classes. */
export const perKm2 = (more: Partial<Extract<StyleSpec, { kind: 'classes' }>> = {}): StyleSpec => ({
  kind: 'classes',
  column: 'densite_population',
  method: 'quantile',
  classes: 5,
  palette: 'petrole',
  size: 5,
  ...more
});
