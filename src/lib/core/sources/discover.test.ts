import { describe, expect, it } from 'vitest';
import { noCrsAssets } from '../crs/no-assets';
import type { NetAnswer } from '../ports';
import { bad, good, type Outcome, type Problem } from '../problems/problem';
import { discover } from './discover';
import type { Claim, Discovery, SourceContext } from './kind';
import type { DiscoverableKind } from './registry';

type Answer = string | Uint8Array | Problem;

/** A network that answers from a table and notes what was asked. */
function fakeNet(answers: Readonly<Record<string, Answer>>, asked: string[] = []): SourceContext {
  const get = ({ url }: { url: string }): Promise<Outcome<NetAnswer>> => {
    asked.push(url);
    const answer = answers[url];
    if (answer === undefined) return Promise.resolve(bad({ code: 'http-status', facts: { url, status: 404 } }));
    if (typeof answer === 'object' && 'code' in answer) return Promise.resolve(bad(answer));
    const bytes = typeof answer === 'string' ? new TextEncoder().encode(answer) : answer;
    return Promise.resolve(good({ url, status: 200, contentType: '', bytes }));
  };
  return {
    net: { get },
    assets: noCrsAssets,
    signal: new AbortController().signal,
    baseUrl: 'https://carte.exemple.fr/'
  };
}

/** A kind that claims what `sure` says and answers with what it was asked. */
function kindOf(
  kind: string,
  sure: (url: URL) => Claim['sure'] | null,
  find: (claim: Claim, context: SourceContext) => Promise<Outcome<Discovery>> | Outcome<Discovery>
): DiscoverableKind {
  return {
    kind,
    words: { name: { fr: kind, en: kind }, hint: { fr: '', en: '' } },
    recognise: ({ url }) => {
      const level = url && sure(url);
      return level ? { sure: level, spec: { url: url.href } } : null;
    },
    load: () => Promise.resolve({ discover: async (claim, context) => find(claim, context) })
  };
}

const found = (kind: string): Outcome<Discovery> => good({ title: kind, kind, offers: [] });
const wrong = bad<Discovery>({ code: 'unexpected-content', facts: { url: '', expected: '', found: '' } });
const file = (kind: string): DiscoverableKind =>
  kindOf(
    kind,
    () => null,
    () => wrong
  );
const files = [file('geojson'), file('csv'), file('download')];
const url = 'https://sig.exemple.fr/donnees';

const kindsOf = (outcome: Outcome<Discovery[]>): string[] | Problem =>
  outcome.ok ? outcome.value.map((d) => d.kind) : outcome.problem;

describe('discover', () => {
  it('asks the surest kind first and nobody else', async () => {
    const asked: string[] = [];
    const kinds = [
      kindOf(
        'form',
        () => 2,
        () => found('form')
      ),
      kindOf(
        'said',
        () => 3,
        () => found('said')
      ),
      kindOf(
        'maybe',
        () => 1,
        () => found('maybe')
      )
    ];
    expect(kindsOf(await discover(url, fakeNet({}, asked), kinds))).toEqual(['said']);
    expect(asked).toEqual([]);
  });

  it('goes on to the next when a claim was wrong, but not when the host cannot be read', async () => {
    const second = kindOf(
      'second',
      () => 2,
      () => found('second')
    );
    expect(
      kindsOf(
        await discover(url, fakeNet({}), [
          kindOf(
            'first',
            () => 3,
            () => wrong
          ),
          second
        ])
      )
    ).toEqual(['second']);
    const timeout: Problem = { code: 'timeout', facts: { url, seconds: 20 } };
    const dead = kindOf(
      'first',
      () => 3,
      () => bad(timeout)
    );
    expect(kindsOf(await discover(url, fakeNet({}), [dead, second]))).toEqual(timeout);
  });

  it('asks each address once, whoever wants it', async () => {
    const asked: string[] = [];
    const curious = kindOf(
      'curious',
      () => 1,
      async (claim, { net, signal }) => {
        await net.get({ url: claim.spec['url'] as string, signal });
        return wrong;
      }
    );
    await discover(url, fakeNet({ [url]: '<html></html>' }, asked), [curious, curious]);
    expect(asked).toEqual([url]);
  });

  it('offers the objects and pictures of one root together', async () => {
    const asked: string[] = [];
    const wfs = kindOf(
      'wfs',
      () => null,
      () => found('wfs')
    );
    const wms = kindOf(
      'wms',
      () => 1,
      () => found('wms')
    );
    const wmts = kindOf(
      'wmts',
      () => null,
      () => found('wmts')
    );
    expect(kindsOf(await discover(url, fakeNet({ [url]: '<html></html>' }, asked), [wfs, wms, wmts]))).toEqual([
      'wfs',
      'wms'
    ]);
    expect(asked).toEqual([url]);
  });

  it('tries the next service when the first ones are not there, at GeoServer’s own address', async () => {
    const seen: unknown[] = [];
    const none = kindOf(
      'wfs',
      () => null,
      () => wrong
    );
    const wmts = kindOf(
      'wmts',
      () => null,
      (claim) => {
        seen.push(claim.spec['url']);
        return found('wmts');
      }
    );
    const home = 'https://sig.exemple.fr/geoserver/web/wicket/page?1';
    expect(kindsOf(await discover(home, fakeNet({ [home]: '<!doctype html>' }), [none, wmts]))).toEqual(['wmts']);
    expect(seen).toEqual(['https://sig.exemple.fr/geoserver/ows']);
  });

  it.each([
    ['GeoJSON', '{"type":"FeatureCollection","features":[]}', 'geojson'],
    ['a geometry', '{"coordinates":[1,2],"type":"Point"}', 'geojson'],
    ['CSV', 'code;nom\n1;a\n', 'csv'],
    ['TopoJSON', '{"type":"Topology","objects":{}}', 'download'],
    ['GML', '<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0"/>', 'download'],
    ['a ZIP', Uint8Array.of(0x50, 0x4b, 3, 4), 'download'],
    ['a feature a line', '{"type":"Feature"}\n{"type":"Feature"}\n', 'download']
  ])('knows %s by its content', async (_, content, kind) => {
    const asked: string[] = [];
    const outcome = await discover(url, fakeNet({ [url]: content }, asked), files);
    expect(outcome).toMatchObject({ ok: true, value: [{ kind, title: 'donnees', chosen: { source: { kind, url } } }] });
    expect(asked).toEqual([url]);
  });

  it.each([
    ['WFS 2', '<wfs:WFS_Capabilities xmlns:wfs="http://www.opengis.net/wfs/2.0"/>', 'wfs'],
    ['WMS 1.3', '<WMS_Capabilities version="1.3.0"/>', 'wms'],
    ['WMS 1.1', '<!DOCTYPE WMT_MS_Capabilities><WMT_MS_Capabilities/>', 'wms'],
    ['WMTS', '<Capabilities xmlns="http://www.opengis.net/wmts/1.0" version="1.0.0"/>', 'wmts'],
    ['TMS', '<TileMapService version="1.0.0"/>', 'xyz'],
    ['OGC API', '{"links":[{"rel":"conformance","href":"x"}]}', 'ogc-features'],
    ['collections', '{"links":[],"collections":[]}', 'ogc-features'],
    ['TileJSON of vectors', '{"tilejson":"3.0.0","tiles":["https://a/{z}/{x}/{y}.pbf"]}', 'vector-tiles'],
    ['TileJSON of pictures', '{"tilejson":"3.0.0","tiles":["https://a/{z}/{x}/{y}.png"]}', 'xyz']
  ])('hands %s to its kind', async (_, content, kind) => {
    const kinds = ['wfs', 'wms', 'wmts', 'xyz', 'ogc-features', 'vector-tiles'].map((name) =>
      kindOf(
        name,
        () => null,
        (claim) => (claim.spec['url'] === url ? found(name) : wrong)
      )
    );
    expect(kindsOf(await discover(url, fakeNet({ [url]: content }), kinds))).toEqual([kind]);
  });

  it('offers a file by its extension without reading it', async () => {
    const asked: string[] = [];
    const outcome = await discover('https://sig.exemple.fr/a/Zones_humides.geojson?v=2', fakeNet({}, asked), files);
    expect(outcome).toMatchObject({
      ok: true,
      value: [{ title: 'Zones humides', offers: [{ source: { kind: 'geojson' } }] }]
    });
    expect(asked).toEqual([]);
  });

  it.each([
    ['https://sig.exemple.fr/arcgis/rest/services/Risques/MapServer', 'ArcGIS REST'],
    ['https://sig.exemple.fr/arcgis/rest/services/Risques/FeatureServer/3', 'ArcGIS REST'],
    ['https://sig.exemple.fr/tuiles.pmtiles', 'PMTiles'],
    ['https://sig.exemple.fr/ortho.tif', 'GeoTIFF'],
    ['https://sig.exemple.fr/a.fgb', 'FlatGeobuf'],
    ['https://sig.exemple.fr/a.parquet', 'GeoParquet'],
    ['https://sig.exemple.fr/geonetwork/srv/fre/csw?service=CSW&request=GetCapabilities', 'CSW'],
    ['https://sig.exemple.fr/base.gpkg', 'GeoPackage'],
    ['https://sig.exemple.fr/doc.kml', 'KML'],
    ['https://sig.exemple.fr/trace.gpx', 'GPX']
  ])('names the protocol of %s, which is not read', async (address, protocol) => {
    const asked: string[] = [];
    const outcome = await discover(address, fakeNet({}, asked), files);
    expect(kindsOf(outcome)).toEqual({ code: 'protocol-missing', facts: { protocol, url: address } });
    expect(asked).toEqual([]);
  });

  it('reads the WMS that an ArcGIS server also is', async () => {
    const wms = kindOf(
      'wms',
      () => 1,
      () => found('wms')
    );
    const address = 'https://sig.exemple.fr/arcgis/services/Risques/MapServer/WMSServer';
    expect(kindsOf(await discover(address, fakeNet({}), [wms]))).toEqual(['wms']);
  });

  it.each([
    ['ArcGIS', '{"currentVersion":11,"layers":[]}', 'ArcGIS REST'],
    ['PMTiles', 'PMTiles\u0003', 'PMTiles'],
    ['KML', '<kml xmlns="http://www.opengis.net/kml/2.2"/>', 'KML'],
    ['CSW', '<csw:Capabilities xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"/>', 'CSW']
  ])('names %s by its content', async (_, content, protocol) => {
    const outcome = await discover(url, fakeNet({ [url]: content }), files);
    expect(kindsOf(outcome)).toEqual({ code: 'protocol-missing', facts: { protocol, url } });
  });

  it.each(['bonjour', '', 'C:\\sig\\communes.shp', 'prenom.nom@exemple.fr', 'Où sont les écoles ?'])(
    'asks nobody about « %s »',
    async (text) => {
      const asked: string[] = [];
      const outcome = await discover(text, fakeNet({}, asked), files);
      expect(kindsOf(outcome)).toEqual({ code: 'nothing-recognised', facts: { text } });
      expect(asked).toEqual([]);
    }
  );

  it('says so when nothing is there', async () => {
    const page = { [url]: '<!doctype html><title>Accueil</title>' };
    expect(kindsOf(await discover(url, fakeNet(page), files))).toMatchObject({ code: 'nothing-recognised' });
    expect(kindsOf(await discover(url, fakeNet({}), files))).toMatchObject({ code: 'http-status' });
    const cors: Problem = { code: 'cors-refused', facts: { url } };
    expect(kindsOf(await discover(url, fakeNet({ [url]: cors }), files))).toEqual(cors);
  });

  it('stops when the person does', async () => {
    const controller = new AbortController();
    controller.abort();
    const aborted: Problem = { code: 'aborted', facts: {} };
    const context = { ...fakeNet({ [url]: aborted }), signal: controller.signal };
    expect(kindsOf(await discover(url, context, files))).toEqual(aborted);
  });
});
