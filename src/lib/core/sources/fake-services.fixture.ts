import type { Net, NetAnswer } from '../ports';
import { bad, good } from '../problems/problem';

/** What a made-up host answers at an address: a text, or null for « 404 ». */
export type Host = (url: URL, query: ReadonlyMap<string, string>) => string | null;

/** A network of made-up hosts, by name; notes what is asked of it. A host that it lacks cannot be reached. */
export function fakeServices(hosts: Readonly<Record<string, Host>>, asked: string[] = []): Net {
  return {
    get({ url: address }) {
      asked.push(address);
      const url = new URL(address);
      const host = hosts[url.host];
      if (!host) return Promise.resolve(bad<NetAnswer>({ code: 'source-unreachable', facts: { url: address } }));
      const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
      const text = host(url, query);
      if (text === null)
        return Promise.resolve(bad<NetAnswer>({ code: 'http-status', facts: { url: address, status: 404 } }));
      const bytes = new TextEncoder().encode(text);
      return Promise.resolve(good<NetAnswer>({ url: address, status: 200, contentType: '', bytes }));
    }
  };
}

/** Hosts that answer one after the other: the first that knows. */
export const either =
  (...hosts: readonly Host[]): Host =>
  (url, query) =>
    hosts.map((host) => host(url, query)).find((answer) => answer !== null) ?? null;

/** A host that answers under one path only. */
export const under =
  (path: string, host: Host): Host =>
  (url, query) =>
    url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`) ? host(url, query) : null;

const xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

const isCapabilities = (query: ReadonlyMap<string, string>, service: string): boolean =>
  query.get('service')?.toUpperCase() === service && query.get('request')?.toLowerCase() === 'getcapabilities';

/** WFS capabilities as of OGC 09-025r2 (2.0.0) or 04-094 (1.1.0), as the request asks. */
export const wfsHost =
  (title: string, types: readonly string[]): Host =>
  (url, query) => {
    if (!isCapabilities(query, 'WFS')) return null;
    const old = query.get('version')?.startsWith('1.') ?? false;
    const crs = old ? 'DefaultSRS' : 'DefaultCRS';
    const own = new URL(url.pathname, url.origin).href;
    const operation = (name: string): string =>
      `<ows:Operation name="${name}"><ows:DCP><ows:HTTP><ows:Get xlink:href="${own}?"/></ows:HTTP></ows:DCP><ows:Parameter name="outputFormat"><ows:AllowedValues><ows:Value>application/gml+xml; version=3.2</ows:Value><ows:Value>application/json</ows:Value></ows:AllowedValues></ows:Parameter></ows:Operation>`;
    const type = (name: string): string =>
      `<FeatureType><Name>${name}</Name><Title>${titleOf(name)}</Title><Abstract>Couche ${name}</Abstract><${crs}>urn:ogc:def:crs:EPSG::2154</${crs}><ows:WGS84BoundingBox><ows:LowerCorner>-5 41</ows:LowerCorner><ows:UpperCorner>9 51</ows:UpperCorner></ows:WGS84BoundingBox></FeatureType>`;
    return `<?xml version="1.0" encoding="UTF-8"?><wfs:WFS_Capabilities version="${old ? '1.1.0' : '2.0.0'}" xmlns="http://www.opengis.net/wfs/2.0" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1" ${xlink}><ows:ServiceIdentification><ows:Title>${title}</ows:Title><ows:ServiceType>WFS</ows:ServiceType></ows:ServiceIdentification><ows:OperationsMetadata>${['GetCapabilities', 'DescribeFeatureType', 'GetFeature'].map(operation).join('')}</ows:OperationsMetadata><FeatureTypeList>${types.map(type).join('')}</FeatureTypeList></wfs:WFS_Capabilities>`;
  };

/** `ms:cours_eau` → « cours eau » */
const titleOf = (name: string): string => name.replace(/^.*:/, '').replace(/[_.]/g, ' ');

/** Layers of a WMS; those of a list nest under a heading. */
export type WmsTree = readonly (string | readonly [string, readonly string[]])[];

/** WMS capabilities as of OGC 06-042 (1.3.0), whatever version is asked for. */
export const wmsHost =
  (title: string, layers: WmsTree): Host =>
  (url, query) => {
    if (!isCapabilities(query, 'WMS')) return null;
    const own = new URL(url.pathname, url.origin).href;
    const get = (format: string): string =>
      `<Format>${format}</Format><DCPType><HTTP><Get><OnlineResource xlink:href="${own}?"/></Get></HTTP></DCPType>`;
    const layer = (name: string): string =>
      `<Layer queryable="1"><Name>${name}</Name><Title>${titleOf(name)}</Title><Style><Name>default</Name><Title>default</Title></Style></Layer>`;
    const tree = layers.map((item) =>
      typeof item === 'string' ? layer(item) : `<Layer><Title>${item[0]}</Title>${item[1].map(layer).join('')}</Layer>`
    );
    return `<?xml version="1.0" encoding="UTF-8"?><WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" ${xlink}><Service><Name>WMS</Name><Title>${title}</Title></Service><Capability><Request><GetCapabilities>${get('text/xml')}</GetCapabilities><GetMap>${get('image/png')}</GetMap></Request><Layer><Title>${title}</Title><CRS>EPSG:3857</CRS><CRS>EPSG:2154</CRS><EX_GeographicBoundingBox><westBoundLongitude>-5</westBoundLongitude><eastBoundLongitude>9</eastBoundLongitude><southBoundLatitude>41</southBoundLatitude><northBoundLatitude>51</northBoundLatitude></EX_GeographicBoundingBox>${tree.join('')}</Layer></Capability></WMS_Capabilities>`;
  };

const webMercator = Array.from({ length: 19 }, (_, zoom) => {
  const denominator = 559082264.0287178 / 2 ** zoom;
  return `<TileMatrix><ows:Identifier>${zoom}</ows:Identifier><ScaleDenominator>${denominator}</ScaleDenominator><TopLeftCorner>-20037508.3427892 20037508.3427892</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>${2 ** zoom}</MatrixWidth><MatrixHeight>${2 ** zoom}</MatrixHeight></TileMatrix>`;
}).join('');

/** WMTS capabilities as of OGC 07-057r7, with the grid `PM` of web maps. */
export const wmtsHost =
  (title: string, layers: readonly string[]): Host =>
  (url, query) => {
    const document = /WMTSCapabilities\.xml$/i.test(url.pathname);
    if (!document && !isCapabilities(query, 'WMTS')) return null;
    const own = new URL(url.pathname, url.origin).href;
    const operation = (name: string): string =>
      `<ows:Operation name="${name}"><ows:DCP><ows:HTTP><ows:Get xlink:href="${own}?"><ows:Constraint name="GetEncoding"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get></ows:HTTP></ows:DCP></ows:Operation>`;
    const layer = (name: string): string =>
      `<Layer><ows:Title>${titleOf(name)}</ows:Title><ows:WGS84BoundingBox><ows:LowerCorner>-5 41</ows:LowerCorner><ows:UpperCorner>9 51</ows:UpperCorner></ows:WGS84BoundingBox><ows:Identifier>${name}</ows:Identifier><Style isDefault="true"><ows:Identifier>normal</ows:Identifier></Style><Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>PM</TileMatrixSet></TileMatrixSetLink></Layer>`;
    return `<?xml version="1.0" encoding="UTF-8"?><Capabilities version="1.0.0" xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" ${xlink}><ows:ServiceIdentification><ows:Title>${title}</ows:Title><ows:ServiceType>OGC WMTS</ows:ServiceType></ows:ServiceIdentification><ows:OperationsMetadata>${['GetCapabilities', 'GetTile'].map(operation).join('')}</ows:OperationsMetadata><Contents>${layers.map(layer).join('')}<TileMatrixSet><ows:Identifier>PM</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>${webMercator}</TileMatrixSet></Contents></Capabilities>`;
  };

/** Landing page, collections and one collection as of OGC 17-069r4, at a root. */
export const ogcApiHost =
  (title: string, root: string, collections: readonly string[]): Host =>
  (url) => {
    const base = `${url.origin}${root}`;
    const collection = (id: string): object => ({
      id,
      title: titleOf(id),
      itemType: 'feature',
      extent: { spatial: { bbox: [[-5, 41, 9, 51]] } },
      links: [{ rel: 'items', type: 'application/geo+json', href: `${base}/collections/${id}/items` }]
    });
    const path = url.pathname.replace(/\/$/, '');
    const links = ['self', 'data', 'conformance'].map((rel) => ({
      rel,
      href: rel === 'data' ? `${base}/collections` : rel === 'conformance' ? `${base}/conformance` : base
    }));
    if (path === root) return JSON.stringify({ title, links });
    if (path === `${root}/collections`) return JSON.stringify({ links: [], collections: collections.map(collection) });
    const id = new RegExp(`^${root}/collections/([^/]+)$`).exec(path)?.[1];
    return id !== undefined && collections.includes(id) ? JSON.stringify(collection(id)) : null;
  };

/** A file at a path. */
export const fileHost =
  (path: string, content: string): Host =>
  (url) =>
    decodeURIComponent(url.pathname) === path ? content : null;
