import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { scratch } from './data';
import type { FaultServer } from './faults';
import type { MapServer } from './mapserver';

/** A folder of entries made for a test: what an administrator would put in `CATALOG_DIR`. */
export interface TestCatalogue {
  folder: string;
  /** writes `<theme>/<id>.yaml`, from data or as it is */
  write(path: string, content: object | string): void;
  remove(): void;
}

export function makeCatalogue(): TestCatalogue {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'catalogue-'));
  return {
    folder,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), typeof content === 'string' ? content : stringify(content));
    },
    remove: () => rmSync(folder, { recursive: true, force: true })
  };
}

const credit = { producer: 'Tests', licence: 'Licence Ouverte 2.0' };
const both = (text: string): { fr: string; en: string } => ({ fr: text, en: text });

/** Entry of a WFS type. */
export const wfsEntry = (
  title: string,
  url: string,
  typeName: string,
  geometry = 'polygon',
  more: object = {}
): object => ({
  title: both(title),
  geometry,
  source: { kind: 'wfs', url, typeName, ...more },
  label: 'nom',
  credit
});

/** Address of a whole type as one GeoJSON answer of MapServer, in EPSG:2154. */
export const geojsonAddress = (ows: string, typeName: string): string =>
  `${ows}?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=${typeName}&OUTPUTFORMAT=geojson&SRSNAME=EPSG:2154`;

export const geojsonEntry = (title: string, url: string, geometry = 'polygon'): object => ({
  title: both(title),
  geometry,
  source: { kind: 'geojson', url },
  label: 'nom',
  credit
});

export const wmsEntry = (title: string, url: string, layer: string): object => ({
  title: both(title),
  geometry: 'raster',
  source: { kind: 'wms', url, layers: [layer] },
  credit
});

/** Every source the journeys need, over MapServer and the faulty server. */
export function writeServerEntries(catalogue: TestCatalogue, mapserver: MapServer, faults: FaultServer): void {
  const entries: Record<string, object> = {
    'mailles-wfs': wfsEntry('Mailles par WFS', mapserver.ows, 'cells'),
    'mailles-wfs11': wfsEntry('Mailles par WFS ancien', mapserver.ows, 'cells', 'polygon', { version: '1.1.0' }),
    'gironde-wfs': wfsEntry('Gironde par WFS', mapserver.ows, 'gironde'),
    'lieux-wfs': wfsEntry('Lieux par WFS', mapserver.ows, 'places', 'point'),
    'mailles-wms': wmsEntry('Mailles en image', mapserver.ows, 'cells'),
    'gironde-geojson': geojsonEntry('Gironde en GeoJSON', geojsonAddress(mapserver.ows, 'gironde')),
    'mailles-sans-pages': wfsEntry('Mailles sans pages', `${faults.url}/first-page/ows`, 'cells'),
    'en-erreur': wfsEntry('Source en erreur', `${faults.url}/e500/ows`, 'cells'),
    muette: wfsEntry('Source muette', `${faults.url}/silent/ows`, 'cells'),
    'page-html': geojsonEntry('Source en HTML', `${faults.url}/html/ows`),
    convalescente: wfsEntry('Source qui guérit', `${faults.url}/heals/ows`, 'gironde')
  };
  for (const [id, entry] of Object.entries(entries)) catalogue.write(`tests/${id}.yaml`, entry);
}
