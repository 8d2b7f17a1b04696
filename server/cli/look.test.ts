import { describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { fakeServices, ogcApiHost, wfsHost, wmsHost, wmtsHost } from '../../src/lib/core/sources/fake-services.fixture';
import { describeCapabilities } from './capabilities-layers';
import { lookAt, lookInto } from './look';

const asked: string[] = [];
const context = {
  net: fakeServices({ 'sig.exemple.fr': wmsHost('Images', [['Zonages', ['plu', 'ppri']], 'cadastre']) }, asked),
  assets: noCrsAssets,
  signal: new AbortController().signal,
  baseUrl: 'file:///site/'
};
const bytes = (text: string | null): Uint8Array => new TextEncoder().encode(text ?? '');
const answerOf = (host: ReturnType<typeof wfsHost>, query: string): Uint8Array => {
  // a host of its own: services remember the capabilities that they have read
  const url = new URL(`https://document.exemple.fr/ows?${query}`);
  return bytes(host(url, new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]))));
};
const capabilities = (service: string, version = ''): string =>
  `SERVICE=${service}&REQUEST=GetCapabilities&VERSION=${version}`;

describe('describeCapabilities', () => {
  it.each(['2.0.0', '1.1.0'])('reads WFS %s', (version) => {
    const described = describeCapabilities(answerOf(wfsHost('Objets', ['ms:routes']), capabilities('WFS', version)));
    expect(described).toEqual({
      kind: 'wfs',
      version,
      title: 'Objets',
      layers: [
        {
          name: 'ms:routes',
          title: 'routes',
          crs: ['urn:ogc:def:crs:EPSG::2154'],
          bbox: [-5, 41, 9, 51],
          formats: ['application/gml+xml; version=3.2', 'application/json'],
          summary: 'Couche ms:routes'
        }
      ]
    });
  });

  it('reads WFS 1.0.0', () => {
    const document = `<WFS_Capabilities version="1.0.0" xmlns="http://www.opengis.net/wfs"><Service><Title>Vieux</Title></Service><Capability><Request><GetFeature><ResultFormat><GML2/><JSON/></ResultFormat></GetFeature></Request></Capability><FeatureTypeList><FeatureType><Name>a</Name><Title>A</Title><SRS>EPSG:27572</SRS><LatLongBoundingBox minx="-5" miny="41" maxx="9" maxy="51"/></FeatureType></FeatureTypeList></WFS_Capabilities>`;
    expect(describeCapabilities(bytes(document))).toMatchObject({
      title: 'Vieux',
      layers: [{ name: 'a', crs: ['EPSG:27572'], bbox: [-5, 41, 9, 51], formats: ['GML2', 'JSON'] }]
    });
  });

  it('reads WMS: systems and extents come down from groups, headings are no layers', () => {
    const described = describeCapabilities(
      answerOf(wmsHost('Images', [['Zonages', ['plu']], 'cadastre']), capabilities('WMS'))
    );
    expect(described?.layers).toEqual(
      ['plu', 'cadastre'].map((name) => ({
        name,
        title: name,
        crs: ['EPSG:3857', 'EPSG:2154'],
        bbox: [-5, 41, 9, 51],
        formats: ['image/png'],
        summary: ''
      }))
    );
  });

  it('reads WMTS', () => {
    const described = describeCapabilities(answerOf(wmtsHost('Dalles', ['fond']), capabilities('WMTS')));
    expect(described).toMatchObject({
      kind: 'wmts',
      title: 'Dalles',
      layers: [{ name: 'fond', title: 'fond', crs: ['PM'], bbox: [-5, 41, 9, 51], formats: ['image/png'] }]
    });
  });

  it.each(['', '{}', '<kml/>', '<ows:ExceptionReport xmlns:ows="x"/>'])('is nothing of « %s »', (text) => {
    expect(describeCapabilities(bytes(text))).toBeNull();
  });
});

describe('a service on the command line', () => {
  it('tells its layers, with what its capabilities say of them', async () => {
    const looked = await lookAt('https://sig.exemple.fr/ows?SERVICE=WMS&REQUEST=GetCapabilities', context);
    expect(looked).toMatchObject({
      ok: true,
      value: {
        service: { kind: 'wms', title: 'Images', version: '1.3.0' },
        chosen: null,
        layers: [
          {
            name: 'plu',
            geometry: 'raster',
            crs: ['EPSG:3857', 'EPSG:2154'],
            source: { kind: 'wms', layers: ['plu'] }
          },
          { name: 'ppri' },
          { name: 'cadastre' }
        ]
      }
    });
  });

  const documents: [string, string, Uint8Array, string[]][] = [
    ['WFS capabilities', 'wfs', answerOf(wfsHost('Objets', ['ms:routes']), capabilities('WFS')), ['ms:routes']],
    ['WMS capabilities', 'wms', answerOf(wmsHost('Images', ['plu']), capabilities('WMS')), ['plu']],
    ['WMTS capabilities', 'wmts', answerOf(wmtsHost('Dalles', ['fond']), capabilities('WMTS')), ['fond']],
    ['collections', 'ogc-features', ogcFile('/collections'), ['arbres', 'bancs']],
    ['one collection', 'ogc-features', ogcFile('/collections/bancs'), ['bancs']],
    ['TileJSON', 'xyz', bytes('{"tilejson":"3.0.0","name":"Plan","tiles":["https://t.fr/{z}/{x}/{y}.png"]}'), ['Plan']]
  ];
  it.each(documents)('is told from a file that holds its %s, without any request', async (_, kind, document, names) => {
    asked.length = 0;
    const looked = await lookInto(document, context);
    expect(looked).toMatchObject({ ok: true, value: { service: { kind } } });
    if (looked?.ok) expect(looked.value.layers.map((layer) => layer.name)).toEqual(names);
    expect(asked).toEqual([]);
  });

  it('is not seen in files of data', async () => {
    expect(await lookInto(bytes('{"type":"FeatureCollection","features":[]}'), context)).toBeNull();
    expect(await lookInto(bytes('a;b\n1;2\n'), context)).toBeNull();
  });
});

function ogcFile(path: string): Uint8Array {
  const url = new URL(`https://sig.exemple.fr/ogc${path}`);
  return bytes(ogcApiHost('Ville', '/ogc', ['arbres', 'bancs'])(url, new Map()));
}
