import { noCrsAssets } from '../../crs/no-assets';
import { describe, expect, it } from 'vitest';
import { bad, good } from '../../problems/problem';
import type { ReadContext, ReadProgress } from '../kind';
import type { WfsSource } from '.';
import { wfsFromUrl } from './from-url';
import { wfsReader } from './read';

const exception = (said: string, code = 'InvalidParameterValue'): string =>
  `<?xml version="1.0"?><ows:ExceptionReport><ows:Exception exceptionCode="${code}"><ows:ExceptionText>${said}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`;
const hits = (n: number | string): string =>
  `<?xml version="1.0"?>\n<wfs:FeatureCollection numberMatched="${n}" numberReturned="0"/>`;
const capabilities = (formats: string[], crs = 'urn:ogc:def:crs:EPSG::2154'): string =>
  `<wfs:WFS_Capabilities><ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:Parameter name="outputFormat"><ows:AllowedValues>` +
  formats.map((format) => `<ows:Value>${format}</ows:Value>`).join('') +
  `</ows:AllowedValues></ows:Parameter></ows:Operation></ows:OperationsMetadata><FeatureTypeList><FeatureType>` +
  `<Name>ns:communes</Name><Title>A & B</Title><DefaultCRS>${crs}</DefaultCRS></FeatureType></FeatureTypeList></wfs:WFS_Capabilities>`;
const collection = (positions: number[][], more = {}): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...more,
    features: positions.map((coordinates, i) => ({
      type: 'Feature',
      properties: { n: i, x: coordinates[0] },
      geometry: { type: 'Point', coordinates }
    }))
  });

type Reply = (asked: URLSearchParams) => string;
let services = 0;

/** Reads from a service of its own address (capabilities are remembered by address). */
async function read(reply: Reply, more: Partial<WfsSource> = {}) {
  const url = `https://x.fr/${++services}/ows?map=m`;
  const requests: URLSearchParams[] = [];
  const progress: ReadProgress[] = [];
  const context: ReadContext = {
    assets: noCrsAssets,
    net: {
      get: (request) => {
        const asked = new URL(request.url).searchParams;
        requests.push(asked);
        const bytes = new TextEncoder().encode(reply(asked));
        request.onBytes?.(bytes.length, null);
        return Promise.resolve(good({ url: request.url, status: 200, contentType: '', bytes }));
      }
    },
    files: { get: () => Promise.resolve(null) },
    signal: new AbortController().signal,
    baseUrl: 'https://carto.fr/',
    progress: (p) => void progress.push(p)
  };
  const spec: WfsSource = { kind: 'wfs', url, typeName: 'ns:communes', version: '2.0.0', ...more };
  return { outcome: await wfsReader.read(spec, context), requests, progress, url, context, spec };
}

const xy = (asked: URLSearchParams): string => asked.get('BBOX') ?? '';
const isHits = (asked: URLSearchParams): boolean => asked.get('RESULTTYPE') === 'hits';
const isCapabilities = (asked: URLSearchParams): boolean => asked.get('REQUEST') === 'GetCapabilities';

describe('wfsReader', () => {
  it('counts first, then pages, and reports', async () => {
    const all = Array.from({ length: 25 }, (_, i) => [i / 10, 45]);
    const { outcome, requests, progress } = await read(
      (asked) => {
        if (isHits(asked)) return hits(25);
        const start = Number(asked.get('STARTINDEX') ?? 0);
        return collection(all.slice(start, start + Math.min(10, Number(asked.get('COUNT')))));
      },
      { pageSize: 12, cql: "dep='33'", srsName: 'EPSG:4326' }
    );
    expect(outcome.ok && [outcome.value.rows, outcome.value.covers, outcome.value.total, outcome.notices]).toEqual([
      25,
      'all',
      25,
      []
    ]);
    expect(isHits(requests[0] as URLSearchParams)).toBe(true);
    expect(Object.fromEntries(requests[1] as URLSearchParams)).toEqual({
      map: 'm',
      SERVICE: 'WFS',
      VERSION: '2.0.0',
      REQUEST: 'GetFeature',
      TYPENAMES: 'ns:communes',
      SRSNAME: 'EPSG:4326',
      CQL_FILTER: "dep='33'",
      OUTPUTFORMAT: 'application/json',
      COUNT: '12'
    });
    expect(requests.map((asked) => asked.get('STARTINDEX')).slice(2)).toEqual(['10', '20']);
    expect(progress.at(-1)).toMatchObject({ features: 25, total: 25 });
  });

  it('speaks 1.1.0', async () => {
    const { outcome, requests } = await read(
      (asked) => {
        if (isHits(asked)) return '<wfs:FeatureCollection numberOfFeatures="2"/>';
        return collection(
          asked.has('STARTINDEX')
            ? []
            : [
                [1, 45],
                [2, 45]
              ]
        );
      },
      { version: '1.1.0' }
    );
    expect(outcome.ok && outcome.value.rows).toBe(2);
    expect(requests[1]?.get('TYPENAME')).toBe('ns:communes');
    expect(requests[1]?.get('MAXFEATURES')).toBe('1000');
  });

  it('finds the server’s own name of GeoJSON when the usual one is refused', async () => {
    const reply: Reply = (asked) => {
      if (isHits(asked)) return hits(1);
      if (isCapabilities(asked)) return capabilities(['text/xml', 'application/json; subtype=geojson']);
      return asked.get('OUTPUTFORMAT') === 'application/json; subtype=geojson'
        ? collection([[1, 45]])
        : exception("'application/json' is not a permitted output format");
    };
    const { outcome, requests, spec, context } = await read(reply);
    expect(outcome.ok && outcome.value.rows).toBe(1);
    expect(requests).toHaveLength(4);
    await wfsReader.read(spec, context);
    // hits and one page: the format is known by now
    expect(requests).toHaveLength(6);
  });

  it('tries other names of GeoJSON when the capabilities cannot be read', async () => {
    const reply = (data: string): Reply => {
      return (asked) => {
        if (isHits(asked)) return hits(1);
        if (isCapabilities(asked)) return capabilities(['geojson']).slice(0, 200);
        return asked.get('OUTPUTFORMAT') === 'geojson' ? data : exception('not a permitted output format');
      };
    };
    const whole = collection([[1, 45]]);
    expect((await read(reply(whole))).outcome).toMatchObject({ ok: true, value: { rows: 1 } });
    expect((await read(reply(whole.slice(0, 60)))).outcome).toMatchObject({ problem: { code: 'answer-cut' } });
  });

  const gmlPoints = (...numbers: number[]): string =>
    `<wfs:FeatureCollection xmlns:gml="http://www.opengis.net/gml">${numbers
      .map(
        (n) =>
          `<gml:featureMember><ns:communes gml:id="c.${n}"><ns:code>0${n}</ns:code><ns:n>${n}</ns:n><ns:geom><gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>45 ${n}</gml:pos></gml:Point></ns:geom></ns:communes></gml:featureMember>`
      )
      .join('')}</wfs:FeatureCollection>`;
  const schema =
    '<xsd:schema><xsd:complexType name="communesType"><xsd:sequence><xsd:element name="geom" type="gml:PointPropertyType"/>' +
    '<xsd:element name="code" type="xsd:string"/><xsd:element name="n" type="xsd:int"/><xsd:element name="vide" type="xsd:date"/>' +
    '</xsd:sequence></xsd:complexType><xsd:element name="communes" type="ns:communesType"/></xsd:schema>';

  it('reads GML where there is no GeoJSON, pages it, and types it by the schema', async () => {
    const { outcome, requests } = await read(
      (asked) => {
        if (isHits(asked)) return hits(3);
        if (isCapabilities(asked)) return capabilities(['text/xml']);
        if (asked.get('REQUEST') === 'DescribeFeatureType') return schema;
        if (asked.has('OUTPUTFORMAT')) return exception('not a permitted output format');
        return asked.has('STARTINDEX') ? gmlPoints(3) : gmlPoints(1, 2);
      },
      { pageSize: 2 }
    );
    if (!outcome.ok) throw new Error(outcome.problem.code);
    expect(outcome.notices).toEqual([]);
    expect(outcome.value.points?.coords).toEqual(Float64Array.of(1, 45, 2, 45, 3, 45));
    expect(outcome.value.columns.map((column) => [column.name, column.type])).toEqual([
      ['code', 'text'],
      ['n', 'number'],
      ['vide', 'text']
    ]);
    expect(requests.filter((asked) => asked.get('REQUEST') === 'DescribeFeatureType')).toHaveLength(1);
  });

  it('reads GML that comes though JSON was asked, even without a schema', async () => {
    const { outcome } = await read((asked) =>
      isHits(asked) ? hits(1) : asked.get('REQUEST') === 'GetFeature' ? gmlPoints(1) : '<html></html>'
    );
    expect(outcome.ok && outcome.value.columns.map((column) => column.type)).toEqual(['text', 'number']);
  });

  it('speaks the version that the server speaks', async () => {
    const asOld: Reply = (asked) => {
      if (isCapabilities(asked)) return capabilities(['x']).replace('<wfs:WFS_Capabilities', '$& version="1.0.0"');
      if (asked.get('VERSION') !== '1.0.0')
        return exception('VERSION 2.0.0 is not supported', 'VersionNegotiationFailed');
      if (asked.get('REQUEST') === 'DescribeFeatureType') return schema;
      if (isHits(asked)) throw new Error('1.0.0 knows no hits');
      return asked.has('OUTPUTFORMAT') ? exception('format') : gmlPoints(1, 2);
    };
    const { outcome, spec, context, requests } = await read(asOld);
    expect(outcome.ok && outcome.value.rows).toBe(2);
    const before = requests.length;
    expect((await wfsReader.read(spec, context)).ok).toBe(true);
    // version, format and schema are known by now
    const asked = requests.slice(before);
    expect(new Set(asked.map((r) => `${r.get('VERSION')} ${r.get('REQUEST')} ${r.get('OUTPUTFORMAT')}`))).toEqual(
      new Set(['1.0.0 GetFeature null'])
    );
  });

  it('says when a service has not that layer', async () => {
    const said = "TYPENAME 'ns:communes' doesn't exist in this server";
    const none = await read(() => exception(said));
    expect(!none.outcome.ok && none.outcome.problem).toEqual({
      code: 'layer-unknown',
      facts: { layer: 'ns:communes', url: none.url }
    });
    const absent = await read((asked) =>
      isCapabilities(asked) ? capabilities(['json']).replace('ns:communes', 'autre') : exception('Erreur')
    );
    expect(!absent.outcome.ok && absent.outcome.problem.code).toBe('layer-unknown');
    const down = await read(() => exception('Base éteinte', 'NoApplicableCode'));
    expect(!down.outcome.ok && down.outcome.problem).toEqual({
      code: 'service-exception',
      facts: { url: down.url, said: 'Base éteinte', ogcCode: 'NoApplicableCode' }
    });
  });

  it('does not remember failures', async () => {
    let healed = false;
    const reply: Reply = (asked) => {
      if (!healed) return exception('en panne', 'NoApplicableCode');
      return isHits(asked) ? hits(1) : collection([[1, 45]]);
    };
    const { outcome, spec, context } = await read(reply);
    expect(outcome.ok).toBe(false);
    healed = true;
    expect((await wfsReader.read(spec, context)).ok).toBe(true);
  });

  it('tells a partial layer, with the total', async () => {
    const { outcome } = await read((asked) =>
      isHits(asked)
        ? hits(30)
        : collection([
            [1, 45],
            [2, 45]
          ])
    );
    expect(outcome.ok && [outcome.value.covers, outcome.value.total, outcome.notices]).toEqual([
      'part',
      30,
      [{ code: 'truncated', facts: { got: 2, total: 30 } }]
    ]);
  });

  it('believes the capabilities when degrees cannot be', async () => {
    const reply: Reply = (asked) =>
      isHits(asked)
        ? hits(1)
        : isCapabilities(asked)
          ? capabilities(['json'], 'EPSG:3945')
          : collection([[1413340.8348, 4187166.2814]]);
    const { outcome } = await read(reply);
    expect(outcome.ok && outcome.value.crs).toBe('EPSG:3945');
    expect(outcome.ok && outcome.value.points?.coords[0]).toBeCloseTo(-0.6262433, 7);
  });

  it('asks for degrees when the server’s system is none of ours', async () => {
    const crs = { type: 'name', properties: { name: 'EPSG:99999' } };
    const { outcome } = await read((asked) => {
      if (isHits(asked)) return hits(1);
      return asked.get('SRSNAME') === 'EPSG:4326' ? collection([[2, 46]]) : collection([[1, 1]], { crs });
    });
    expect(outcome.ok && outcome.value.bbox).toEqual([2, 46, 2, 46]);
  });

  const people = [
    [1, 45],
    [2, 45],
    [3, 45]
  ];

  it('has the server filter, in the language it takes, and makes sure', async () => {
    const filter = { all: [{ column: 'n', op: '>=' as const, value: 1 }] };
    const takes =
      (parameter: string): Reply =>
      (asked) => {
        const other = ['FILTER', 'CQL_FILTER'].find((name) => name !== parameter && asked.has(name));
        if (other) return exception(`${other} is not understood`);
        const kept = asked.has(parameter) ? people.slice(1) : people;
        return isHits(asked) ? hits(kept.length) : collection(kept).replaceAll('"n":0', '"n":7');
      };
    for (const parameter of ['FILTER', 'CQL_FILTER']) {
      const { outcome, requests } = await read(takes(parameter), { filter });
      expect(outcome.ok && [outcome.value.rows, outcome.value.total, outcome.notices]).toEqual([2, 2, []]);
      expect(requests.at(-1)?.get(parameter)).toMatch(/n.*1/);
    }
    const none: Reply = (asked) =>
      asked.has('FILTER') || asked.has('CQL_FILTER') ? exception('no') : isHits(asked) ? hits(3) : collection(people);
    const { outcome, url } = await read(none, { filter });
    expect(outcome.ok && [outcome.value.rows, outcome.notices]).toEqual([
      2,
      [{ code: 'filter-local', facts: { url } }]
    ]);
    const deaf: Reply = (asked) => (isHits(asked) ? hits(3) : collection(people));
    const ignored = await read(deaf, { filter });
    expect(ignored.outcome.ok && [ignored.outcome.value.rows, ignored.outcome.notices[0]?.code]).toEqual([
      2,
      'filter-local'
    ]);
  });

  it('has the server cut to a box, and counts in it', async () => {
    const { spec, context, requests } = await read((asked) => {
      if (isHits(asked)) return hits(xy(asked) ? 1 : 3);
      return collection(xy(asked) ? people.slice(0, 1) : people);
    });
    const inBox = { ...context, bbox: [0.5, 44, 1.5, 46] as [number, number, number, number] };
    const outcome = await wfsReader.read(spec, inBox);
    expect(outcome.ok && [outcome.value.rows, outcome.value.covers, outcome.notices]).toEqual([1, 'part', []]);
    const [west, , , , crs] = xy(requests.at(-1)!).split(',');
    // asked a hundredth larger on each side
    expect([Math.round(Number(west)), crs]).toEqual([54547, 'EPSG:3857']);
    expect(await wfsReader.count!(spec, inBox)).toMatchObject({ value: 1 });
    expect(await wfsReader.count!(spec, context)).toMatchObject({ value: 3 });
    // the standard forbids a box beside a filter
    await wfsReader.read({ ...spec, cql: "dep='33'", geometryName: 'geom' }, inBox);
    expect([requests.at(-1)?.get('BBOX'), requests.at(-1)?.get('CQL_FILTER')]).toEqual([
      null,
      expect.stringMatching(/^\(dep='33'\) AND BBOX\(geom,54546\.\d+,[\d.,]+,'EPSG:3857'\)$/)
    ]);
  });

  it('passes network problems on', async () => {
    const { spec, context } = await read(() => hits(0));
    const problem = { code: 'timeout' as const, facts: { url: spec.url, seconds: 20 } };
    const failing = { ...context, net: { get: () => Promise.resolve(bad<never>(problem)) } };
    expect(await wfsReader.read(spec, failing)).toEqual({ ok: false, problem });
  });
});

describe('wfsFromUrl', () => {
  it('reads a pasted GetFeature', () => {
    expect(
      wfsFromUrl('https://x.fr/ows?map=m&service=wfs&version=1.1.0&request=GetFeature&typeName=a:b&outputFormat=json')
    ).toEqual({
      kind: 'wfs',
      url: 'https://x.fr/ows?map=m',
      typeName: 'a:b',
      version: '1.1.0',
      format: 'json'
    });
    expect(wfsFromUrl('https://x.fr/ows?service=WMS&layers=a')).toBeNull();
    expect(wfsFromUrl('https://x.fr/ows?service=wfs&typeNames=a&bbox=0,0,1,1')).toBeNull();
    expect(wfsFromUrl('/data/x.csv')).toBeNull();
  });
});
