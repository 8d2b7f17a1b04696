import type { StyleSpecification } from 'maplibre-gl';
import { withAnchors } from '../anchors';
import { groundColours, type GroundColours, type Look } from './colours';
import { labelFonts } from './font-names';
import { countryNames, seaNames } from './names';

type StyleLayer = StyleSpecification['layers'][number];

/** Sources of its names, which all have them under `nom`. */
export const OFFLINE_NAMES: readonly string[] = ['fond-lieux', 'fond-noms', 'fond-noms-pays', 'fond-mers'];

/** The basemap that needs no network: départements, neighbours and places served with the site. */
export function offlineStyle(look: Look, language: 'fr' | 'en', baseUrl: string): StyleSpecification {
  const colours = groundColours(look);
  const thin = look === 'print' ? 0.6 : 1;
  const data = (name: string): { type: 'geojson'; data: string } => ({
    type: 'geojson',
    data: new URL(`demo/basemap/${name}.geojson`, baseUrl).href
  });
  return {
    version: 8,
    sources: {
      'fond-pays': { ...data('pays'), tolerance: 0.5 },
      'fond-departements': { ...data('departements'), tolerance: 0.4 },
      'fond-regions': { ...data('regions'), tolerance: 0.4 },
      'fond-lieux': data('lieux'),
      'fond-noms': data('noms'),
      'fond-noms-pays': { type: 'geojson', data: countryNames(language) },
      'fond-mers': { type: 'geojson', data: seaNames(language) }
    },
    layers: withAnchors(ground(colours, thin), labels(colours))
  };
}

/** Two hairlines that follow the coast at sea: the land drawn above hides what falls inside. */
function shore(colours: GroundColours): StyleLayer[] {
  const [near, far] = colours.shore;
  const line = (id: string, source: string, colour: string, offset: number): StyleLayer => ({
    id,
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': 0.8,
      // negative: outside the polygon
      'line-offset': ['interpolate', ['linear'], ['zoom'], 4, -offset / 2.5, 7, -offset],
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 4.5, 0, 5.5, 1]
    }
  });
  return ['regions', 'pays'].flatMap((source) => [
    line(`rivage-loin-${source}`, `fond-${source}`, far, 10),
    line(`rivage-pres-${source}`, `fond-${source}`, near, 5)
  ]);
}

/** `thin`: by which the widths of limits are multiplied. */
function ground(colours: GroundColours, thin: number): StyleLayer[] {
  return [
    { id: 'mer', type: 'background', paint: { 'background-color': colours.sea } },
    ...shore(colours),
    { id: 'terre-hors', type: 'fill', source: 'fond-pays', paint: { 'fill-color': colours.landOutside } },
    {
      id: 'limite-pays',
      type: 'line',
      source: 'fond-pays',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.countryLine, 'line-width': 0.7 * thin }
    },
    { id: 'terre', type: 'fill', source: 'fond-departements', paint: { 'fill-color': colours.land } },
    {
      id: 'limite-departement',
      type: 'line',
      source: 'fond-departements',
      minzoom: 5,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.departmentLine,
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.4 * thin, 9, thin]
      }
    },
    {
      id: 'limite-region',
      type: 'line',
      source: 'fond-regions',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.regionLine,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.5 * thin, 9, 1.2 * thin]
      }
    }
  ];
}

/** Later layers are placed first, so the great cities come last and always find their room. */
function labels(colours: GroundColours): StyleLayer[] {
  const halo = { 'text-halo-color': colours.halo, 'text-halo-width': 2, 'text-halo-blur': 0.3 };
  const place = (rank: number, minzoom: number, font: string, size: [number, number], colour: string): StyleLayer => ({
    id: `nom-lieu-${rank}`,
    type: 'symbol',
    source: 'fond-lieux',
    minzoom,
    filter: ['==', ['get', 'rang'], rank],
    layout: {
      'text-field': ['get', 'nom'],
      'text-font': [font],
      'text-size': ['interpolate', ['linear'], ['zoom'], minzoom, size[0], minzoom + 4, size[1]],
      'text-max-width': 9,
      'text-padding': 5,
      'text-line-height': 1.1,
      'symbol-sort-key': ['-', 0, ['get', 'pop']],
      'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
      'text-radial-offset': 0.3
    },
    paint: { 'text-color': colour, ...halo }
  });
  return [
    {
      id: 'nom-mer',
      type: 'symbol',
      source: 'fond-mers',
      filter: ['<=', ['get', 'zoom'], ['zoom']],
      layout: {
        'text-field': ['get', 'nom'],
        'text-font': [labelFonts.italic],
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 12, 8, 18],
        'text-letter-spacing': 0.12,
        'text-rotate': ['get', 'angle'],
        'text-rotation-alignment': 'map',
        'text-max-width': 20
      },
      paint: { 'text-color': colours.labelWater, 'text-halo-color': colours.sea, 'text-halo-width': 1 }
    },
    {
      id: 'nom-departement',
      type: 'symbol',
      source: 'fond-noms',
      minzoom: 6.6,
      layout: {
        'text-field': ['get', 'nom'],
        'text-font': [labelFonts.regular],
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.14,
        'text-size': ['interpolate', ['linear'], ['zoom'], 6.6, 10, 9, 12.5],
        'text-max-width': 9,
        'text-padding': 12
      },
      paint: { 'text-color': colours.labelQuiet, ...halo }
    },
    {
      id: 'nom-pays',
      type: 'symbol',
      source: 'fond-noms-pays',
      filter: ['<=', ['get', 'zoom'], ['zoom']],
      layout: {
        'text-field': ['get', 'nom'],
        'text-font': [labelFonts.regular],
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.2,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10.5, 7, 14],
        'text-max-width': 8
      },
      paint: {
        'text-color': colours.labelQuiet,
        'text-opacity': 0.8,
        'text-halo-color': colours.landOutside,
        'text-halo-width': 1.2
      }
    },
    place(4, 9, labelFonts.regular, [11.5, 13], colours.labelQuiet),
    place(3, 7.4, labelFonts.medium, [12, 13.5], colours.labelQuiet),
    place(2, 5.6, labelFonts.medium, [12, 14.5], colours.label),
    place(1, 4, labelFonts.semibold, [12.5, 17], colours.label)
  ];
}
