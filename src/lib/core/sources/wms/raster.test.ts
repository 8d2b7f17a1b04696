import { describe, expect, it } from 'vitest';
import type { RasterPlan } from '../kind';
import { handPasted, handService } from '../hand-service';
import { arcgis111, geoserver130, mapserver111, qgis130 } from './hand-capabilities';
import { wmsModule } from './raster';
import { recogniseWms } from './recognise';
import type { WmsSource } from '.';

let count = 0;
/** A service at an address of its own, since capabilities are kept a while. */
const at = (capabilities: string) => {
  const host = `https://s${++count}.test`;
  return { host, context: handService({ [host]: capabilities }) };
};

async function plan(capabilities: string, spec: Partial<WmsSource>): Promise<RasterPlan> {
  const { host, context } = at(capabilities);
  const source: WmsSource = {
    kind: 'wms',
    url: `${host}/wms?map=a`,
    layers: [],
    version: '1.3.0',
    format: 'image/png',
    ...spec
  };
  const outcome = await wmsModule.raster?.(source, context);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const asked = (url: string): Record<string, string> => Object.fromEntries(new URL(url).searchParams);

describe('pictures of a WMS', () => {
  it('are asked in Web Mercator where it is offered, by the version that the server speaks', async () => {
    const { request, info, legend, choices } = await plan(mapserver111, { layers: ['ALEARG'] });
    expect(request.form).toBe('tiles');
    expect(asked(request.url)).toMatchObject({ VERSION: '1.1.1', SRS: 'EPSG:3857', map: 'a', FORMAT: 'image/png' });
    expect(request.scales?.max).toBeCloseTo(250000, 0);
    // the host that answered, not the one the server believes to be
    expect(request.url).toMatch(/^https:\/\/s\d+\.test\/wms\?map=a&/);
    expect(legend).toHaveLength(1);
    expect(asked(legend[0]!.url)).toMatchObject({ REQUEST: 'GetLegendGraphic', LAYER: 'ALEARG', map: 'a' });
    expect(info && asked(info.url)).toMatchObject({ QUERY_LAYERS: 'ALEARG', X: '{i}', map: 'a' });
    expect(choices.dimensions).toEqual([
      { name: 'time', units: 'ISO8601', default: '2020', values: { type: 'list', values: ['2015', '2018', '2020'] } }
    ]);
  });

  it('are asked under the names that Web Mercator bore before it had one', async () => {
    const { request } = await plan(arcgis111, { layers: ['0'] });
    expect([request.form, asked(request.url)['SRS'], asked(request.url)['FORMAT']]).toEqual([
      'tiles',
      'EPSG:102100',
      'image/png24'
    ]);
  });

  it('are asked in the native plane where Web Mercator is not offered', async () => {
    const { request, bbox, choices, info } = await plan(geoserver130, { layers: ['meteo:pluie'], styles: ['gris'] });
    expect(request).toMatchObject({ form: 'matrix', crs: 'EPSG:2154', axis: 'xy', scales: { min: 1000, max: 500000 } });
    expect(asked(request.url)).toMatchObject({ CRS: 'EPSG:2154', STYLES: 'gris', BBOX: '{bbox}' });
    expect(bbox).toEqual([-5, 41, 10, 51.5]);
    expect(choices.styles[0]?.options.map((o) => o.name)).toEqual(['pluie', 'gris', 'commun']);
    expect(info?.format).toBe('application/json');
  });

  it('are written north first in degrees of 1.3.0, east first in 1.1.1 and CRS:84', async () => {
    const degrees = (names: string): string =>
      geoserver130.replace(/<CRS>.*?<\/CRS>/g, '').replace('<Layer>', `<Layer>${names}`);
    const epsg = await plan(degrees('<CRS>EPSG:4326</CRS>'), { layers: ['meteo:pluie'] });
    expect(epsg.request).toMatchObject({ form: 'matrix', crs: 'EPSG:4326', axis: 'yx' });
    const old = await plan(degrees('<CRS>EPSG:4326</CRS>'), { layers: ['meteo:pluie'], version: '1.1.1' });
    expect(old.request).toMatchObject({ axis: 'xy' });
    const crs84 = await plan(degrees('<CRS>EPSG:4326</CRS><CRS>CRS:84</CRS>'), { layers: ['meteo:pluie'] });
    expect([asked(crs84.request.url)['CRS'], crs84.request]).toMatchObject(['CRS:84', { axis: 'xy' }]);
  });

  it('come one a view when the author says so, within the limits of the server', async () => {
    const { request } = await plan(geoserver130, { layers: ['meteo:pluie', 'meteo:vent'], tiled: false });
    expect(request).toMatchObject({ form: 'picture', crs: 'EPSG:2154', maxWidth: 2048 });
    expect(asked(request.url)['LAYERS']).toBe('meteo:pluie,meteo:vent');
    // drawn where one of them is
    expect(request.scales).toEqual({ min: null, max: 500000 });
  });

  it('say the latest value of a dimension that has no default', async () => {
    const without = mapserver111.replace(' default="2020"', '');
    expect(asked((await plan(without, { layers: ['ALEARG'] })).request.url)['TIME']).toBe('2020');
    const chosen = await plan(without, { layers: ['ALEARG'], dimensions: { time: '2015' } });
    expect(asked(chosen.request.url)['TIME']).toBe('2015');
  });

  it('are asked blindly when the capabilities cannot be read', async () => {
    for (const context of [handService({}), handService({ 'https://': '<html>Connexion</html>' })]) {
      const outcome = await wmsModule.raster?.(
        { kind: 'wms', url: 'https://blind.test/wms', layers: ['a', 'b'], version: '1.3.0', format: 'image/png' },
        context
      );
      if (!outcome?.ok) throw new Error('no plan');
      expect(outcome.value.request).toMatchObject({ form: 'tiles', tileSize: 512 });
      expect(asked(outcome.value.request.url)).toMatchObject({ CRS: 'EPSG:3857', LAYERS: 'a,b' });
      expect(outcome.value.legend.map((l) => l.name)).toEqual(['a', 'b']);
    }
  });

  it('are refused in systems that nobody here knows', async () => {
    const { host, context } = at(qgis130.replace(/EPSG:3945|EPSG:3857/g, 'EPSG:99999'));
    const outcome = await wmsModule.raster?.(
      { kind: 'wms', url: host, layers: ['Zonage PLU'], version: '1.3.0', format: 'image/png' },
      context
    );
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'unsupported-crs', facts: { crs: 'EPSG:99999' } } });
  });
});

describe('what is behind an address', () => {
  it('lists layers as they nest, groups that can be asked for among them', async () => {
    const { host, context } = at(geoserver130);
    const found = await wmsModule.discover?.({ sure: 3, spec: { kind: 'wms', url: `${host}/ows` } }, context);
    if (!found?.ok) throw new Error('nothing');
    expect(found.value).toMatchObject({ title: 'Serveur & données', kind: 'wms' });
    const [group] = found.value.offers;
    expect(group).toMatchObject({ name: 'meteo', source: { layers: ['meteo'], version: '1.3.0', url: `${host}/ows` } });
    expect(group?.children?.map((c) => [c.name, c.title, c.credit])).toEqual([
      ['meteo:pluie', 'Pluie', 'Météo'],
      ['meteo:vent', 'Vent', 'Autre']
    ]);
  });

  it('chooses what a GetMap request names, with its styles and time', async () => {
    const { host, context } = at(mapserver111);
    const claim = recogniseWms(
      handPasted(`${host}/wms?map=/a.map&REQUEST=GetMap&LAYERS=ALEARG&STYLES=vif&TIME=2018&SRS=EPSG:2154&BBOX=1,2,3,4`)
    );
    expect(claim?.sure).toBe(3);
    const found = await wmsModule.discover?.(claim!, context);
    expect(found?.ok && found.value.chosen).toMatchObject({
      title: 'Argiles',
      source: {
        url: `${host}/wms?map=%2Fa.map`,
        layers: ['ALEARG'],
        styles: ['vif'],
        dimensions: { time: '2018' },
        version: '1.1.1'
      }
    });
    // opaque, but the request said nothing of its format
    expect(found?.ok && found.value.offers[0]?.children?.[0]?.source).toMatchObject({ format: 'image/jpeg' });
  });

  it('says when there is nothing', async () => {
    const { host, context } = at(qgis130.replace(/<Layer[\s\S]*<\/Layer>/, ''));
    const found = await wmsModule.discover?.({ sure: 3, spec: { kind: 'wms', url: host } }, context);
    expect(found).toMatchObject({ ok: false, problem: { code: 'service-empty' } });
  });
});

describe('recogniseWms', () => {
  const spec = (text: string) => recogniseWms(handPasted(text));
  it('reads the strings of QGIS', () => {
    expect(
      spec(
        'contextualWMSLegend=0&crs=EPSG:2154&dpiMode=7&format=image/png&layers=a&layers=b&styles=&styles=s&url=https://x.fr/wms?map%3Dm'
      )
    ).toEqual({
      sure: 3,
      spec: { kind: 'wms', url: 'https://x.fr/wms?map=m', layers: ['a', 'b'], styles: ['', 's'], format: 'image/png' }
    });
  });
  it.each([
    [
      'https://x.fr/wms?service=WMS&request=GetCapabilities&version=1.1.1',
      3,
      { url: 'https://x.fr/wms', version: '1.1.1' }
    ],
    ['https://data.geopf.fr/wms-v/ows', 2, { url: 'https://data.geopf.fr/wms-v/ows' }],
    ['https://x.fr/arcgis/services/A/MapServer/WMSServer', 2, {}],
    ['https://www.georisques.gouv.fr/services', 1, {}],
    ['https://x.fr/cgi-bin/mapserv?map=/a.map', 1, { url: 'https://x.fr/cgi-bin/mapserv?map=%2Fa.map' }]
  ])('%s', (text, sure, expected) => {
    expect(spec(text)).toMatchObject({ sure, spec: { kind: 'wms', ...expected } });
  });
  it.each([
    'https://x.fr/ows?service=WFS&request=GetCapabilities',
    'https://x.fr/wmts?service=WMTS',
    'https://x.fr/a.geojson',
    'bonjour'
  ])('leaves %s to others', (text) => {
    expect(spec(text)).toBeNull();
  });
});
