import type { Claim } from './kind';
import type { Pasted } from './pasted';
import { discoverable, type DiscoverableKind } from './registry';

/** A kind's claim on an address. */
export interface Candidate {
  kind: DiscoverableKind;
  claim: Claim;
}

/** What the kinds say of a pasted address, the surest first, then in the registry's order. No request is made. */
export function recognise(pasted: Pasted, kinds: readonly DiscoverableKind[] = discoverable): Candidate[] {
  if (pasted.url === null) return [];
  return kinds
    .flatMap((kind) => {
      const claim = kind.recognise?.(pasted) ?? null;
      return claim ? [{ kind, claim }] : [];
    })
    .sort((a, b) => b.claim.sure - a.claim.sure);
}

const extensions: Readonly<Record<string, string>> = {
  pmtiles: 'PMTiles',
  mbtiles: 'MBTiles',
  tif: 'GeoTIFF',
  tiff: 'GeoTIFF',
  ecw: 'ECW',
  jp2: 'JPEG 2000',
  fgb: 'FlatGeobuf',
  parquet: 'GeoParquet',
  geoparquet: 'GeoParquet',
  gpkg: 'GeoPackage',
  sqlite: 'SpatiaLite',
  kml: 'KML',
  kmz: 'KML',
  gpx: 'GPX',
  shp: 'Shapefile (.shp)',
  tab: 'MapInfo',
  mif: 'MapInfo',
  dxf: 'DXF',
  dwg: 'DWG',
  xls: 'Excel',
  xlsx: 'Excel',
  ods: 'OpenDocument',
  '7z': '7z',
  rar: 'RAR',
  laz: 'LAS',
  las: 'LAS',
  pdf: 'PDF'
};

const services: Readonly<Record<string, string>> = {
  csw: 'CSW',
  wcs: 'WCS',
  wps: 'WPS',
  sos: 'SOS'
};

/**
 * The protocol or format that an address names by its form and that no kind reads; null when it names none. ArcGIS
 * servers also speak WMS and WFS under `/MapServer/WMSServer`: those are not meant.
 */
export function missingProtocol({ url, query }: Pasted): string | null {
  if (url === null) return null;
  const { pathname } = url;
  const arcgis = /\/(Map|Feature|Image|VectorTile|Scene)Server(\/\d+)?(\/query)?\/?$/.test(pathname);
  if (arcgis || /\/arcgis\/rest(\/|$)/i.test(pathname)) {
    return 'ArcGIS REST';
  }
  const service =
    services[query.get('service')?.toLowerCase() ?? ''] ?? (/\/csw\/?$/i.test(pathname) ? 'CSW' : undefined);
  return service ?? extensions[extensionOf(url)] ?? null;
}

/** Extension of the file that an address names, lower case: `csv`; empty for none. */
export function extensionOf(url: URL): string {
  return /\.([a-z0-9]{1,10})$/i.exec(url.pathname)?.[1]?.toLowerCase() ?? '';
}
