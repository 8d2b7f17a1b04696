import type { LayerSpec, MapDocument } from './document';
import { emptyDocument } from './document';

const usual: Pick<LayerSpec, 'visible' | 'opacity' | 'where' | 'style' | 'decidedBy'> = {
  visible: true,
  opacity: 1,
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
};

/** A five-layer map: WFS, WMS, GeoJSON with a filter, a styled choropleth, a crossing. */
export const fiveLayers: MapDocument = {
  ...emptyDocument(),
  title: 'Écoles et argiles en Gironde',
  view: { lon: -0.57918, lat: 44.83779, zoom: 8.52, bearing: 0, pitch: 0 },
  territory: { kind: 'dep', code: '33' },
  layers: [
    {
      ...usual,
      id: 'l1',
      name: 'Communes',
      source: {
        kind: 'wfs',
        url: 'https://cartes.exemple.fr/wfs?map=communes.map',
        typeName: 'ms:communes',
        version: '2.0.0',
        srsName: 'EPSG:2154'
      },
      style: { kind: 'single', colour: 'qual-10', fill: 'outline', size: 4 },
      entry: 'communes-exemple',
      credit: 'IGN, 2026, Licence Ouverte 2.0'
    },
    {
      ...usual,
      id: 'l2',
      name: 'Retrait-gonflement des argiles',
      opacity: 0.4,
      source: {
        kind: 'wms',
        url: 'https://www.georisques.gouv.fr/services',
        layers: ['ALEARG'],
        version: '1.3.0',
        format: 'image/png'
      },
      entry: 'gr-rga-image',
      credit: 'Géorisques, Licence Ouverte 2.0'
    },
    {
      ...usual,
      id: 'l3',
      name: 'Gares',
      source: {
        kind: 'geojson',
        url: 'https://ressources.data.sncf.com/api/explore/v2.1/catalog/datasets/liste-des-gares/exports/geojson'
      },
      where: { all: [{ column: 'voyageurs', op: '=', value: 'O' }], distinct: 'code_uic' },
      style: { kind: 'single', colour: 'qual-1', fill: 'fill', size: 4 },
      entry: 'sncf-gares',
      credit: 'SNCF Réseau, ODbL 1.0'
    },
    {
      ...usual,
      id: 'l4',
      name: 'Population des communes',
      source: {
        kind: 'wfs',
        url: 'https://data.geopf.fr/wfs/ows',
        typeName: 'ADMINEXPRESS-COG-CARTO-PE.LATEST:commune',
        version: '2.0.0',
        cql: "code_insee_du_departement='33'"
      },
      style: {
        kind: 'classes',
        column: 'population',
        method: 'quantile',
        classes: 5,
        palette: 'ocre',
        breaks: [12, 360, 720, 1400, 3200, 268000],
        size: 5
      },
      decidedBy: { style: 'author', place: 'automatic' },
      entry: 'gpf-commune',
      credit: 'IGN – Géoplateforme, Licence Ouverte 2.0'
    },
    {
      ...usual,
      id: 'l5',
      name: 'Gares par commune',
      source: { kind: 'derived', crossing: { kind: 'count-in', areas: 'l4', points: 'l3' } },
      style: { kind: 'circles', column: 'nombre', colour: 'carte-cercle', maxRadius: 24, maxValue: 9 }
    }
  ]
};
