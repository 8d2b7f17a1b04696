import { describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../crs/no-assets';
import { good } from '../../problems/problem';
import type { Claim, SourceContext } from '../kind';
import type { Pasted } from '../pasted';
import { readCapabilities } from './capabilities';
import { discover } from './discover';
import { recogniseWfs } from './recognise';

const pasted = (text: string): Pasted => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return {
    text,
    url,
    query: new Map([...(url?.searchParams ?? [])].map(([name, value]) => [name.toLowerCase(), value]))
  };
};

describe('recogniseWfs', () => {
  it.each<[string, number, Record<string, unknown>]>([
    ['https://x.fr/ows?SERVICE=WFS&REQUEST=GetCapabilities', 3, { url: 'https://x.fr/ows' }],
    [
      'https://x.fr/cgi?map=/a.map&service=wfs&version=1.0.0&request=GetFeature&typename=ms:a&srsName=EPSG:2154',
      3,
      { url: 'https://x.fr/cgi?map=%2Fa.map', typeName: 'ms:a', version: '1.0.0', srsName: 'EPSG:2154' }
    ],
    ['https://x.fr/any?typeNames=a:b,a:c&request=GetFeature', 3, { url: 'https://x.fr/any', typeName: 'a:b' }],
    [
      'https://x.fr/arcgis/services/R/MapServer/WFSServer',
      3,
      { url: 'https://x.fr/arcgis/services/R/MapServer/WFSServer' }
    ],
    ['https://data.geopf.fr/wfs/ows', 2, { url: 'https://data.geopf.fr/wfs/ows' }],
    ['https://x.fr/geoserver/wfs?', 2, { url: 'https://x.fr/geoserver/wfs' }],
    ['https://x.fr/geoserver/ows', 1, { url: 'https://x.fr/geoserver/ows' }]
  ])('%s', (text, sure, spec) => {
    expect(recogniseWfs(pasted(text))).toEqual({ sure, spec });
  });

  it('leaves the rest to others', () => {
    for (const text of ['https://x.fr/ows?SERVICE=WMS', 'https://x.fr/a.geojson', 'bonjour', 'ftp://x.fr/wfs']) {
      expect(recogniseWfs(pasted(text)), text).toBeNull();
    }
  });
});

const geoserver = `<?xml version="1.0"?>
<wfs:WFS_Capabilities version="2.0.0"><ows:ServiceIdentification><ows:Title>Portail & données</ows:Title><ows:AccessConstraints>Licence Ouverte</ows:AccessConstraints></ows:ServiceIdentification>
<ows:ServiceProvider><ows:ProviderName>Mairie</ows:ProviderName></ows:ServiceProvider>
<ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:DCP><ows:HTTP><ows:Get xlink:href="http://interne:8080/ows"/></ows:HTTP></ows:DCP>
<ows:Parameter name="outputFormat"><ows:AllowedValues><ows:Value>application/json</ows:Value></ows:AllowedValues></ows:Parameter></ows:Operation>
<ows:Constraint name="ImplementsResultPaging"><ows:NoValues/><ows:DefaultValue>TRUE</ows:DefaultValue></ows:Constraint></ows:OperationsMetadata>
<FeatureTypeList><FeatureType><Name>v:arbres</Name><Title>Arbres</Title><Abstract>Un à un</Abstract><ows:Keywords><ows:Keyword>arbre</ows:Keyword></ows:Keywords>
<DefaultCRS>urn:ogc:def:crs:EPSG::3945</DefaultCRS><OtherCRS>EPSG:4326</OtherCRS><ows:WGS84BoundingBox><ows:LowerCorner>-1 44</ows:LowerCorner><ows:UpperCorner>0 45</ows:UpperCorner></ows:WGS84BoundingBox></FeatureType>
<FeatureType><Name>v:vide</Name><Title/><DefaultCRS>EPSG:4326</DefaultCRS><ows:WGS84BoundingBox><ows:LowerCorner>0 0</ows:LowerCorner><ows:UpperCorner>-1 -1</ows:UpperCorner></ows:WGS84BoundingBox></FeatureType></FeatureTypeList></wfs:WFS_Capabilities>`;
const old = `<WFS_Capabilities version="1.0.0"><Service><Name>QGIS</Name><Title>Vieux</Title><AccessConstraints>None</AccessConstraints></Service>
<Capability><Request><GetFeature><ResultFormat><GML2/><GeoJSON/></ResultFormat></GetFeature></Request></Capability>
<FeatureTypeList><Operations><Query/></Operations><FeatureType><Name>a</Name><Title>A</Title><Keywords>x, y</Keywords><SRS>EPSG:2154</SRS><LatLongBoundingBox minx="-1" miny="44" maxx="0" maxy="45"/></FeatureType></FeatureTypeList></WFS_Capabilities>`;
const schema =
  '<schema><element name="arbres"><complexType><complexContent><extension base="gml:AbstractFeatureType"><sequence><element name="g" type="gml:MultiPointPropertyType"/><element name="n" type="int"/></sequence></extension></complexContent></complexType></element></schema>';

describe('readCapabilities', () => {
  it('reads 2.0.0 and 1.0.0', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect(readCapabilities(bytes(geoserver))).toMatchObject({
      version: '2.0.0',
      title: 'Portail & données',
      constraints: { ImplementsResultPaging: 'TRUE' },
      operations: ['GetFeature'],
      types: [
        {
          name: 'v:arbres',
          abstract: 'Un à un',
          keywords: ['arbre'],
          defaultCrs: 'urn:ogc:def:crs:EPSG::3945',
          otherCrs: ['EPSG:4326'],
          bbox: [-1, 44, 0, 45]
        },
        { name: 'v:vide', bbox: null }
      ]
    });
    expect(readCapabilities(bytes(old))).toMatchObject({
      version: '1.0.0',
      title: 'Vieux',
      access: '',
      operations: ['GetFeature'],
      formats: ['GML2', 'GeoJSON'],
      types: [{ name: 'a', keywords: ['x', 'y'], defaultCrs: 'EPSG:2154', bbox: [-1, 44, 0, 45] }]
    });
    expect(readCapabilities(bytes(geoserver.slice(0, 900)))).toBeNull();
  });
});

describe('discover', () => {
  let services = 0;
  const found = async (reply: (asked: URLSearchParams) => string, spec: Record<string, unknown> = {}) => {
    const hosts = new Set<string>();
    const context: SourceContext = {
      assets: noCrsAssets,
      net: {
        get: ({ url }) => {
          hosts.add(new URL(url).host);
          const bytes = new TextEncoder().encode(reply(new URL(url).searchParams));
          return Promise.resolve(good({ url, status: 200, contentType: '', bytes }));
        }
      },
      signal: new AbortController().signal,
      baseUrl: 'https://carto.fr/'
    };
    const url = `https://d${++services}.fr/wfs`;
    const claim: Claim = { sure: 3, spec: { url, ...spec } };
    return { outcome: await discover(claim, context), hosts: [...hosts], url };
  };

  it('lists the types, with what is known of them, at the address that answered', async () => {
    const { outcome, hosts, url } = await found((asked) =>
      asked.get('REQUEST') === 'GetCapabilities' ? geoserver : schema
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        title: 'Portail & données',
        offers: [
          {
            name: 'v:arbres',
            title: 'Arbres',
            summary: 'Un à un',
            geometry: 'point',
            bbox: [-1, 44, 0, 45],
            credit: 'Mairie, Licence Ouverte',
            source: { kind: 'wfs', url, typeName: 'v:arbres', version: '2.0.0' }
          },
          { name: 'v:vide', title: 'v:vide' }
        ]
      }
    });
    expect(hosts).toEqual([new URL(url).host]);
  });

  it('chooses the type that the address names, with what else it says', async () => {
    const { outcome, url } = await found(() => old, { typeName: 'a', srsName: 'EPSG:3857' });
    expect(outcome).toMatchObject({
      value: { chosen: { source: { kind: 'wfs', url, typeName: 'a', version: '1.0.0', srsName: 'EPSG:3857' } } }
    });
    expect((await found(() => old, { typeName: 'zzz' })).outcome).toMatchObject({ problem: { code: 'layer-unknown' } });
  });

  it('says that a service is empty, or none', async () => {
    const empty = geoserver.replace(/<FeatureType>[^]*<\/FeatureType>/, '');
    expect((await found(() => empty)).outcome).toMatchObject({ problem: { code: 'service-empty' } });
    expect((await found(() => '<html></html>')).outcome).toMatchObject({ problem: { code: 'unexpected-content' } });
    const refusal = '<ServiceExceptionReport><ServiceException>Non</ServiceException></ServiceExceptionReport>';
    expect((await found(() => refusal)).outcome).toMatchObject({ problem: { code: 'service-exception' } });
  });
});
