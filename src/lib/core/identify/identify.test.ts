import { describe, expect, it } from 'vitest';
import { bad, good } from '../problems/problem';
import type { Net } from '../ports';
import { htmlText } from './html-text';
import { identify, infoUrl, type InfoRequest } from './identify';
import { chooseInfoFormat } from './info-format';
import { readInfo } from './read-info';

const picture: InfoRequest = {
  form: 'picture',
  url: 'https://x.fr/wms?BBOX={bbox}&WIDTH={width}&HEIGHT={height}&I={i}&J={j}',
  crs: 'EPSG:3857',
  axis: 'xy',
  format: 'application/json'
};
const place = { lon: 2.35, lat: 48.85, metresPerPixel: 10 };
const sidesOf = (url: string): number[] => (new URL(url).searchParams.get('BBOX') ?? '').split(',').map(Number);

describe('the question', () => {
  it('puts the place in the middle of a small picture, a pixel of which is one of the screen', () => {
    const [west, south, east, north] = sidesOf(infoUrl(picture, place) ?? '') as [number, number, number, number];
    expect((west + east) / 2).toBeCloseTo(261600.8, 0);
    // 10 m on the ground are 15.2 in Mercator at this latitude
    expect((north - south) / 101).toBeCloseTo(10 / Math.cos((48.85 * Math.PI) / 180), 1);
    expect(new URL(infoUrl(picture, place) ?? '').searchParams.get('I')).toBe('50');
  });

  it('is written north first where the system is, and in its own units', () => {
    const sides = sidesOf(infoUrl({ ...picture, crs: 'EPSG:4326', axis: 'yx' }, place) ?? '');
    expect((sides[0]! + sides[2]!) / 2).toBeCloseTo(48.85, 6);
    const plane = sidesOf(infoUrl({ ...picture, crs: 'EPSG:2154' }, place) ?? '');
    expect((plane[0]! + plane[2]!) / 2).toBeCloseTo(652300, -3);
  });

  it('names the tile and its pixel, and asks nothing off the tiles', () => {
    const level = (id: string, resolution: number) => ({
      id,
      resolution,
      left: 0,
      top: 12000000,
      tileWidth: 256,
      tileHeight: 256,
      columns: [0, 600] as [number, number]
    });
    const request: InfoRequest = {
      form: 'matrix',
      url: 'https://x.fr/?m={level}&r={row}&c={column}&i={i}&j={j}',
      crs: 'EPSG:2154',
      matrices: [level('a', 1000), level('b', 10)],
      format: 'text/plain'
    };
    const query = new URL(infoUrl(request, place) ?? '').searchParams;
    expect([query.get('m'), query.get('c'), query.get('r')]).toEqual(['b', '254', '2007']);
    expect(Number(query.get('i'))).toBeLessThan(256);
    expect(infoUrl(request, { ...place, lon: 9.5 })).not.toBeNull();
    expect(infoUrl({ ...request, matrices: [{ ...level('b', 10), columns: [0, 3] }] }, place)).toBeNull();
  });

  it('asks for what says most', () => {
    expect(chooseInfoFormat(['text/plain', 'text/html', 'application/vnd.ogc.gml', 'application/json'])).toBe(
      'application/json'
    );
    expect(chooseInfoFormat(['text/html', 'text/javascript'])).toBe('text/html');
    expect(chooseInfoFormat(['image/png'])).toBeNull();
  });
});

describe('the answer', () => {
  const pairs = (text: string, type = ''): [string, string, unknown][] =>
    readInfo(text, type).flatMap(({ layer, values }) =>
      values.map(({ name, value }) => [layer, name, value] as [string, string, unknown])
    );

  it('as GeoJSON', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', id: 'zones.12', geometry: null, properties: { nom: 'UA', aire: 12.5, vide: null } }]
    });
    expect(pairs(text)).toEqual([
      ['zones', 'nom', 'UA'],
      ['zones', 'aire', 12.5],
      ['zones', 'vide', null]
    ]);
    expect(readInfo('{"type":"FeatureCollection","features":[]}', '')).toEqual([]);
  });

  it('as the XML of MapServer, GeoServer, QGIS and ArcGIS', () => {
    expect(
      pairs(
        '<msGMLOutput><argiles_layer><gml:name xmlns:gml="g">Argiles</gml:name><argiles_feature><gml:boundedBy xmlns:gml="g"><gml:Box/></gml:boundedBy><alea>fort</alea><niveau>3</niveau></argiles_feature></argiles_layer></msGMLOutput>'
      )
    ).toEqual([
      ['argiles', 'alea', 'fort'],
      ['argiles', 'niveau', '3']
    ]);
    expect(
      pairs(
        '<wfs:FeatureCollection xmlns:wfs="w" xmlns:gml="g"><gml:boundedBy><gml:null>unknown</gml:null></gml:boundedBy><gml:featureMember><t:zone xmlns:t="t"><t:nom>UA</t:nom><t:geom><gml:Point/></t:geom></t:zone></gml:featureMember></wfs:FeatureCollection>'
      )
    ).toEqual([['zone', 'nom', 'UA']]);
    expect(
      pairs(
        '<GetFeatureInfoResponse><Layer name="Zonage"><Feature id="1"><Attribute name="typ" value="U"/><Attribute name="geometry" value="POINT"/></Feature></Layer></GetFeatureInfoResponse>'
      )
    ).toEqual([['Zonage', 'typ', 'U']]);
    expect(pairs('<FeatureInfoResponse><FIELDS OBJECTID="7" CODE_18="311"/></FeatureInfoResponse>')).toEqual([
      ['', 'OBJECTID', '7'],
      ['', 'CODE_18', '311']
    ]);
  });

  it('as the text of MapServer and GeoServer', () => {
    expect(
      pairs("GetFeatureInfo results:\n\nLayer 'cells'\n  Feature 12: \n    code = '33063'\n    nom = ''\n")
    ).toEqual([
      ['cells', 'code', '33063'],
      ['cells', 'nom', null]
    ]);
    expect(
      pairs("Results for FeatureType 'http://x:zones':\n----------\nnom = UA\ngeom = [GEOMETRY]\n----------\n")[0]
    ).toEqual(['zones', 'nom', 'UA']);
    for (const nothing of ['GetFeatureInfo results:\n\n  Search returned no results.\n', 'no features were found', ''])
      expect(readInfo(nothing, 'text/plain')).toEqual([]);
  });

  it('as a page: its text alone', () => {
    const page =
      '<html><head><style>td{}</style><title>t</title></head><body><script>alert(1)</script><table><tr><th>fid</th><th>nom</th><th>aléa</th></tr><tr><td>1</td><td>A &amp; B</td><td><img src=x onerror="alert(1)">fort</td></tr></table></body></html>';
    expect(pairs(page, 'text/html')).toEqual([
      ['', 'fid', '1'],
      ['', 'nom', 'A & B'],
      ['', 'aléa', 'fort']
    ]);
    expect(pairs('<table><tr><td>Commune</td><td>Pau</td></tr></table>', 'text/html')).toEqual([
      ['', 'Commune', 'Pau']
    ]);
  });

  it('holds no markup even where a value does', () => {
    const text = JSON.stringify({
      features: [{ properties: { lien: '<a href="javascript:x">Fiche</a><script>x</script>' } }]
    });
    expect(pairs(text)).toEqual([['', 'lien', 'Fiche']]);
  });
});

describe('htmlText', () => {
  it.each([
    ['<p>a</p><p>b<br>c</p>', 'a\nb\nc'],
    ['1 < 2 et 3 > 2', '1 < 2 et 3 > 2'],
    ['<b title="a > b">x</b>', 'x'],
    ['<!-- <b> -->é &eacute; &#233; &#xE9; &inconnu;', 'é é é é &inconnu;'],
    ['<script>while(1){}', ''],
    ['<scr<script>ipt>alert(1)</script>', 'ipt>alert(1)'],
    ['<', '<'],
    ['<script>x</script', ''],
    ['&lt;script&gt;', '<script>']
  ])('%s', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it('is quick on hostile pages', () => {
    const start = performance.now();
    for (const hostile of [
      '<'.repeat(100000),
      '<a "'.repeat(20000),
      '<script>'.repeat(20000),
      '<td><!--'.repeat(20000)
    ])
      htmlText(hostile);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('identify', () => {
  const net = (text: string): Net => ({
    get: ({ url }) =>
      Promise.resolve(good({ url, status: 200, contentType: 'text/xml', bytes: new TextEncoder().encode(text) }))
  });
  const { signal } = new AbortController();

  it('passes on what the network or the service says', async () => {
    const problem = { code: 'timeout', facts: { url: 'u', seconds: 1 } } as const;
    expect(await identify(picture, place, { net: { get: async () => bad(problem) }, signal })).toEqual(bad(problem));
    const exception =
      '<ServiceExceptionReport><ServiceException code="LayerNotQueryable">Non</ServiceException></ServiceExceptionReport>';
    expect(await identify(picture, place, { net: net(exception), signal })).toMatchObject({
      problem: { code: 'service-exception', facts: { said: 'Non', ogcCode: 'LayerNotQueryable' } }
    });
  });
});
