import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gate, runCgi } from './cgi';
import { scratch, testData, type TestData } from './data';
import { listen, type TestServer } from './http';

const program = process.env.MAPSERV ?? '/usr/lib/cgi-bin/mapserv';

/** Features an answer may hold at most: the cap that readers must page through. */
export const cap = 1000;

/** Host that the links of the OGC API name, as servers behind a gateway do: nobody answers there. */
const innerApi = 'http://inner.invalid:8080/behind';
/** Debian's templates of pages, which MapServer wants even when it only answers in JSON. */
const templates = '/usr/share/mapserver/ogcapi/templates';

/**
 * The project's own map file: cells and places in EPSG:2154, by WFS, WMS and OGC API Features. MapServer 8.0 ignores the `offset` of
 * its OGC API on OGR layers unless they are SQL: with `pages`, cells are, and places show that fault.
 */
function mapFile(
  data: TestData,
  { countsMatches = true, pages = false, srs = 'EPSG:2154 EPSG:4326 EPSG:3857 CRS:84' }
): string {
  const layer = (name: string, type: string, title: string, drawing: string, more = ''): string => `
  LAYER
    NAME "${name}"
    TYPE ${type}
    STATUS ON
    CONNECTIONTYPE OGR
    CONNECTION "${data.gpkg}"
    DATA "${pages && type === 'POLYGON' ? `SELECT * FROM ${name}` : name}"
    PROJECTION "init=epsg:2154" END
    TEMPLATE "none"
    METADATA
      "ows_title" "${title}"
      "gml_include_items" "all"
      "gml_types" "auto"
      "gml_featureid" "fid"
      "oga_featureid" "${type === 'POINT' ? 'id' : 'code'}"
      "wfs_use_default_extent_for_getfeature" "false"
${more}    END
${drawing}
  END`;
  const cellDrawing = '    CLASS NAME "Maille" STYLE COLOR 199 221 236 OUTLINECOLOR 60 90 140 WIDTH 0.5 END END';
  return `MAP
  NAME "tests"
  STATUS ON
  SIZE 512 512
  MAXSIZE 4096
  EXTENT 90000 6040000 1250000 7120000
  UNITS METERS
  IMAGECOLOR 255 255 255
  PROJECTION "init=epsg:2154" END
  SYMBOL NAME "disc" TYPE ELLIPSE POINTS 1 1 END FILLED TRUE END
  OUTPUTFORMAT NAME "png" DRIVER "AGG/PNG" MIMETYPE "image/png" IMAGEMODE RGBA EXTENSION "png" END
  OUTPUTFORMAT
    NAME "geojson"
    DRIVER "OGR/GEOJSON"
    MIMETYPE "application/json; subtype=geojson; charset=utf-8"
    FORMATOPTION "STORAGE=stream"
    FORMATOPTION "FORM=SIMPLE"
    FORMATOPTION "LCO:COORDINATE_PRECISION=7"
  END
  WEB
    METADATA
      "ows_title" "Serveur de test"
      "ows_enable_request" "*"
      "ows_encoding" "UTF-8"
      "ows_srs" "${srs}"
      "wms_feature_info_mime_type" "text/plain"
      "wfs_getfeature_formatlist" "geojson"
      "wfs_maxfeatures" "${cap}"
      "wfs_compute_number_matched" "${countsMatches}"
      "oga_title" "API de test"
      "oga_onlineresource" "${innerApi}"
      "wfs_namespace_prefix" "ms"
      "wfs_namespace_uri" "http://mapserver.gis.umn.edu/mapserver"
    END
  END
  LEGEND STATUS ON KEYSIZE 18 12 LABEL COLOR 30 30 30 SIZE MEDIUM TYPE BITMAP END END
${layer('cells', 'POLYGON', 'Mailles', cellDrawing)}
${layer('gironde', 'POLYGON', 'Mailles de la Gironde', cellDrawing)}
${layer('routes', 'LINE', 'Routes', '    CLASS NAME "Route" STYLE COLOR 90 90 90 WIDTH 2 END END')}
${layer('places', 'POINT', 'Lieux', '    CLASS NAME "Lieu" STYLE SYMBOL "disc" SIZE 5 COLOR 180 40 40 END END')}
${layer(
  'near',
  'POINT',
  'Lieux de près',
  '    MINSCALEDENOM 1000\n    MAXSCALEDENOM 100000\n    DATA "places"\n    CLASS NAME "Lieu" STYLE SYMBOL "disc" SIZE 5 COLOR 180 40 40 END END',
  `      "wms_layer_group" "/detail"
      "wms_group_title" "Détail"
      "wms_timeextent" "2020-01-01/2022-01-01/P1Y"
      "wms_timedefault" "2022-01-01"
`
)}
END
`;
}

export interface MapServer extends TestServer {
  /** service address of WFS and WMS */
  ows: string;
  /** the same service, whose number of features matched only repeats its cap (MapServer's usual setting) */
  owsCountingTheCap: string;
  /** landing page of the OGC API; links in its answers name a host that does not exist */
  ogcApi: string;
  /** the same service in Lambert-93 alone */
  owsLambert: string;
  data: TestData;
}

/** What MapServer is told beside the request. */
const environmentOf = (map: Readonly<Record<string, string>>, config: string): Record<string, string> => ({
  ...map,
  MAPSERVER_CONFIG_FILE: config,
  ...(existsSync('/usr/share/proj') ? { PROJ_LIB: '/usr/share/proj', PROJ_DATA: '/usr/share/proj' } : {})
});

/** Starts MapServer over the test data on a free port. */
export async function startMapServer(): Promise<MapServer> {
  if (!existsSync(program)) throw new Error(`MapServer is missing: ${program} (apt-get install cgi-mapserver)`);
  const data = testData();
  const folder = join(scratch, `mapserver-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'mapserver.conf');
  const pages = ['html-bootstrap4', 'html-plain'].map((name) => join(templates, name)).find((path) => existsSync(path));
  const environment = `MS_MAP_NO_PATH "1"${pages ? `\n    OGCAPI_HTML_TEMPLATE_DIRECTORY "${pages}/"` : ''}`;
  const api = join(folder, 'api.map');
  writeFileSync(api, mapFile(data, { pages: true }));
  const byName = `TESTS "${api}"`;
  writeFileSync(config, `CONFIG\n  ENV\n    ${environment}\n  END\n  MAPS\n    ${byName}\n  END\nEND\n`);
  const variants = [
    ['/ows', {}],
    ['/ows-cap', { countsMatches: false }],
    ['/ows-lambert', { srs: 'EPSG:2154' }]
  ] as const;
  const maps = new Map<string, string>(
    variants.map(([path, options]) => {
      const file = join(folder, `${path.slice(1)}.map`);
      writeFileSync(file, mapFile(data, options));
      return [path, file];
    })
  );
  const pass = gate();
  const server = await listen((url, request, response) => {
    const file = maps.get(url.pathname);
    const path = /^\/api(\/.*)?$/.exec(url.pathname);
    if (!file && !path) return void response.writeHead(404).end();
    const map: Record<string, string> = file
      ? { MS_MAPFILE: file }
      : { SCRIPT_NAME: '/mapserv', PATH_INFO: `/TESTS/ogcapi${decodeURI(path?.[1] ?? '')}` };
    return pass(() =>
      response.destroyed ? Promise.resolve() : runCgi(program, environmentOf(map, config), { url, request, response })
    );
  });
  const at = (path: string): string => `${server.url}${path}`;
  return {
    ...server,
    ows: at('/ows'),
    owsCountingTheCap: at('/ows-cap'),
    owsLambert: at('/ows-lambert'),
    ogcApi: at('/api'),
    data
  };
}
