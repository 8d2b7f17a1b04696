import { describe, expect, it } from 'vitest';
import type { RasterPlan } from '../kind';
import { handPasted, handService } from '../hand-service';
import { wmtsModule } from './raster';
import { recogniseWmts } from './recognise';
import type { WmtsSource } from '.';

const level = (id: string | number, scale: number, corner: string, width: number, height = width): string =>
  `<TileMatrix><ows:Identifier>${id}</ows:Identifier><ScaleDenominator>${scale}</ScaleDenominator><TopLeftCorner>${corner}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>${width}</MatrixWidth><MatrixHeight>${height}</MatrixHeight></TileMatrix>`;
const mercator = (prefix: string): string =>
  [0, 1, 2, 3]
    .map((z) => level(prefix + z, 559082264.0287178 / 2 ** z, '-20037508.3428 20037508.3428', 2 ** z))
    .join('');
const set = (name: string, crs: string, levels: string): string =>
  `<TileMatrixSet><ows:Identifier>${name}</ows:Identifier><ows:SupportedCRS>${crs}</ows:SupportedCRS>${levels}</TileMatrixSet>`;

const capabilities = (more: {
  kvp?: boolean;
  template?: string;
  links?: string;
  sets?: string;
}): string => `<?xml version="1.0"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
<ows:ServiceIdentification><ows:Title>Géoplateforme</ows:Title></ows:ServiceIdentification>
<ows:ServiceProvider><ows:ProviderName>IGN</ows:ProviderName></ows:ServiceProvider>
${more.kvp === false ? '' : '<ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP><ows:Get xlink:href="http://interne/wmts?"><ows:Constraint name="GetEncoding"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get></ows:HTTP></ows:DCP></ows:Operation><ows:Operation name="GetFeatureInfo"><ows:DCP><ows:HTTP><ows:Get xlink:href="http://interne/wmts?"/></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>'}
<Contents><Layer><ows:Title>Plan</ows:Title><ows:Identifier>PLAN</ows:Identifier>
<ows:WGS84BoundingBox><ows:LowerCorner>-5 41</ows:LowerCorner><ows:UpperCorner>10 51</ows:UpperCorner></ows:WGS84BoundingBox>
<Style><ows:Identifier>gris</ows:Identifier></Style><Style isDefault="true"><ows:Title>Normal</ows:Title><ows:Identifier>normal</ows:Identifier><LegendURL xlink:href="http://carto.test/legende.png"/></Style>
<Format>image/jpeg</Format><Format>image/png</Format><InfoFormat>text/html</InfoFormat><InfoFormat>application/json</InfoFormat>
<Dimension><ows:Identifier>Time</ows:Identifier><Default>2024</Default><Value>2023</Value><Value>2024</Value></Dimension>
${more.links ?? '<TileMatrixSetLink><TileMatrixSet>PM</TileMatrixSet><TileMatrixSetLimits><TileMatrixLimits><TileMatrix>2</TileMatrix><MinTileRow>1</MinTileRow><MaxTileRow>1</MaxTileRow><MinTileCol>1</MinTileCol><MaxTileCol>2</MaxTileCol></TileMatrixLimits><TileMatrixLimits><TileMatrix>3</TileMatrix><MinTileRow>2</MinTileRow><MaxTileRow>3</MaxTileRow><MinTileCol>3</MinTileCol><MaxTileCol>4</MaxTileCol></TileMatrixLimits></TileMatrixSetLimits></TileMatrixSetLink>'}
${more.template ?? ''}</Layer>
${more.sets ?? set('PM', 'EPSG:3857', mercator(''))}</Contents></Capabilities>`;

let count = 0;
async function plan(text: string, spec: Partial<WmtsSource> = {}): Promise<RasterPlan> {
  const host = `https://carto${++count === 1 ? '' : count}.test`;
  const source: WmtsSource = { kind: 'wmts', url: `${host}/wmts?cle=1`, layer: 'PLAN', ...spec };
  const outcome = await wmtsModule.raster?.(
    source,
    handService({ [host]: text.replaceAll('carto.test', host.slice(8)) })
  );
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const asked = (url: string): Record<string, string> => Object.fromEntries(new URL(url).searchParams);

describe('tiles of a WMTS', () => {
  it('in the usual grid are plain tiles, within the limits the server states', async () => {
    const { request, legend, info, choices, bbox } = await plan(capabilities({}));
    if (request.form !== 'tiles') throw new Error(request.form);
    expect(asked(request.url)).toMatchObject({
      cle: '1',
      LAYER: 'PLAN',
      STYLE: 'normal',
      FORMAT: 'image/png',
      TILEMATRIXSET: 'PM',
      TIME: '2024',
      TILEMATRIX: '{level}',
      TILEROW: '{y}',
      TILECOL: '{x}'
    });
    expect([request.tileSize, request.minZoom, request.maxZoom]).toEqual([256, 2, 3]);
    expect(request.levels?.[3]).toMatchObject({ id: '3', columns: [3, 4], rows: [2, 3] });
    expect(legend).toHaveLength(1);
    expect(info && asked(info.url)).toMatchObject({ INFOFORMAT: 'application/json', I: '{i}', TILEMATRIX: '{level}' });
    expect(choices.dimensions[0]).toMatchObject({ name: 'Time', values: { values: ['2023', '2024'] } });
    expect(bbox).toEqual([-5, 41, 10, 51]);
  });

  it('keep the names that a server gives its levels', async () => {
    const links = '<TileMatrixSetLink><TileMatrixSet>EPSG:900913</TileMatrixSet></TileMatrixSetLink>';
    const sets = set('EPSG:900913', 'urn:ogc:def:crs:EPSG::900913', mercator('EPSG:900913:'));
    const { request } = await plan(capabilities({ links, sets }));
    expect(request).toMatchObject({ form: 'tiles', minZoom: 0, levels: { 2: { id: 'EPSG:900913:2' } } });
  });

  it('by RESTful addresses where there are no others', async () => {
    const template =
      '<ResourceURL format="image/png" resourceType="tile" template="http://interne/rest/PLAN/{style}/{Time}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/>';
    const { request } = await plan(capabilities({ kvp: false, template }));
    expect(request.url).toMatch(
      /^https:\/\/carto\d+\.test\/rest\/PLAN\/normal\/2024\/PM\/\{level\}\/\{y\}\/\{x\}\.png$/
    );
  });

  it('in Lambert-93 lie on their own grid', async () => {
    const links = '<TileMatrixSetLink><TileMatrixSet>L93</TileMatrixSet></TileMatrixSetLink>';
    const sets = set(
      'L93',
      'urn:ogc:def:crs:EPSG::2154',
      level('0', 8e6, '0 12000000', 4) + level('1', 4e6, '0 12000000', 8)
    );
    const { request } = await plan(capabilities({ links, sets }));
    if (request.form !== 'matrix') throw new Error(request.form);
    expect(request.crs).toBe('EPSG:2154');
    expect(request.matrices[0]).toMatchObject({ id: '0', left: 0, top: 12000000, resolution: 2240, columns: [0, 3] });
    expect(asked(request.url)).toMatchObject({ TILEMATRIX: '{level}', TILEROW: '{row}', TILECOL: '{column}' });
  });

  it.each([
    ['urn:ogc:def:crs:EPSG::4326', '90.0 -180.0'],
    ['EPSG:4326', '-180.0 90.0'],
    ['EPSG:4326', '90.0 -180.0'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', '-180.0 90.0'],
    ['urn:ogc:def:crs:EPSG::4326', '-180.0 90.0']
  ])('in degrees, %s with the corner %s', async (crs, corner) => {
    const links = '<TileMatrixSetLink><TileMatrixSet>D</TileMatrixSet></TileMatrixSetLink>';
    const sets = set(
      'D',
      crs,
      level('0', 2.795411320143589e8, corner, 2, 1) + level('1', 1.3977056600717944e8, corner, 4, 2)
    );
    const { request } = await plan(capabilities({ links, sets }));
    if (request.form !== 'matrix') throw new Error(request.form);
    expect(request.matrices[0]).toMatchObject({ left: -180, top: 90 });
    expect(request.matrices[0]?.resolution).toBeCloseTo(0.703125, 9);
  });

  it('are drawn without the capabilities when the spec says all', async () => {
    const context = handService({});
    const source: WmtsSource = {
      kind: 'wmts',
      url: 'https://data.geopf.fr/wmts',
      layer: 'PLAN',
      style: 'normal',
      format: 'image/png',
      tileMatrixSet: 'PM'
    };
    const outcome = await wmtsModule.raster?.(source, context);
    expect(context.asked).toEqual([]);
    expect(outcome?.ok && outcome.value.request).toMatchObject({ form: 'tiles', maxZoom: 19 });
  });

  it('say what is missing', async () => {
    const unknown = wmtsModule.raster?.(
      { kind: 'wmts', url: 'https://u.test/', layer: 'AUTRE' },
      handService({ 'u.test': capabilities({}) })
    );
    expect(await unknown).toMatchObject({ ok: false, problem: { code: 'layer-unknown', facts: { layer: 'AUTRE' } } });
    const links = '<TileMatrixSetLink><TileMatrixSet>X</TileMatrixSet></TileMatrixSetLink>';
    const text = capabilities({ links, sets: set('X', 'EPSG:99999', level('0', 1e6, '0 0', 1)) });
    const strange = wmtsModule.raster?.(
      { kind: 'wmts', url: 'https://v.test/', layer: 'PLAN' },
      handService({ 'v.test': text })
    );
    expect(await strange).toMatchObject({
      ok: false,
      problem: { code: 'unsupported-crs', facts: { crs: 'EPSG:99999' } }
    });
  });
});

describe('what is behind an address', () => {
  it('is listed, and what a GetTile request names is chosen', async () => {
    const claim = recogniseWmts(
      handPasted(
        'https://w.test/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=PLAN&STYLE=gris&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX=5&TILEROW=11&TILECOL=16'
      )
    );
    expect(claim).toEqual({
      sure: 3,
      spec: {
        kind: 'wmts',
        url: 'https://w.test/wmts',
        layer: 'PLAN',
        style: 'gris',
        format: 'image/png',
        tileMatrixSet: 'PM'
      }
    });
    const found = await wmtsModule.discover?.(claim!, handService({ 'w.test': capabilities({}) }));
    if (!found?.ok) throw new Error('nothing');
    expect(found.value.offers[0]).toMatchObject({
      name: 'PLAN',
      title: 'Plan',
      credit: 'IGN',
      source: { kind: 'wmts', layer: 'PLAN', style: 'normal', format: 'image/png', tileMatrixSet: 'PM' }
    });
    expect(found.value.chosen?.source).toMatchObject({ style: 'gris' });
  });

  it.each([
    ['https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetCapabilities', 3],
    ['https://x.fr/1.0.0/WMTSCapabilities.xml', 3],
    ['https://data.geopf.fr/wmts', 2],
    ['https://x.fr/geoserver/gwc/service/wmts', 2]
  ])('recognises %s', (text, sure) => {
    expect(recogniseWmts(handPasted(text))?.sure).toBe(sure);
  });

  it('reads the strings of QGIS and leaves others', () => {
    expect(
      recogniseWmts(
        handPasted('crs=EPSG:3857&format=image/png&layers=PLAN&styles=normal&tileMatrixSet=PM&url=https://x.fr/wmts')
      )?.spec
    ).toMatchObject({ url: 'https://x.fr/wmts', layer: 'PLAN', style: 'normal', tileMatrixSet: 'PM' });
    expect(recogniseWmts(handPasted('https://x.fr/wms?service=WMS'))).toBeNull();
    expect(recogniseWmts(handPasted('https://x.fr/wmts/{z}/{x}/{y}.png'))).toBeNull();
  });
});
