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

  it('says when a service has no GeoJSON, or not that layer', async () => {
    const gml = await read((asked) =>
      isHits(asked) ? hits(1) : isCapabilities(asked) ? capabilities(['text/xml']) : '<wfs:FeatureCollection/>'
    );
    expect(!gml.outcome.ok && gml.outcome.problem).toEqual({
      code: 'unsupported-format',
      facts: { name: 'ns:communes', found: 'text/xml' }
    });
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
