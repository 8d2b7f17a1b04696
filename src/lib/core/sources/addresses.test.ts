// What French agents paste, as they paste it: which protocol answers, which layers it lists, which one is meant.
import { describe, expect, it } from 'vitest';
import { noCrsAssets } from '../crs/no-assets';
import { checkedSpec } from './checked-spec';
import { discover } from './discover';
import {
  either,
  fakeServices,
  fileHost,
  ogcApiHost,
  under,
  wfsHost,
  wmsHost,
  wmtsHost,
  type Host
} from './fake-services.fixture';
import type { Discovery, Offer } from './kind';

const roads = ['ms:routes', 'ms:ponts'];
const geoide =
  'https://ogc.geo-ide.developpement-durable.gouv.fr/wxs?map=/opt/data/carto/geoide-catalogue/1.4/org_38024/a.internet.map';

/** An OWS address that speaks both services, when its `map` is the right one. */
const both = (title: string, types: readonly string[], layers: readonly string[], map?: string): Host => {
  const speak = either(wfsHost(title, types), wmsHost(title, layers));
  return (url, query) => (map === undefined || query.get('map') === map ? speak(url, query) : null);
};

/** A portal of Opendatasoft, as its Explore API 2.1 describes datasets. */
function odsHost(ids: readonly string[]): Host {
  const described = (id: string): object => ({
    dataset_id: id,
    has_records: true,
    features: ['geo'],
    fields: [{ name: 'geo_point_2d', label: 'Position', type: 'geo_point_2d' }],
    metas: { default: { title: id, records_count: 3, publisher: 'Métropole', license: 'Licence Ouverte v2.0' } }
  });
  return ({ pathname }) => {
    if (pathname === '/api/explore/v2.1/catalog/datasets')
      return JSON.stringify({ total_count: ids.length, results: ids.map(described) });
    const id = /^\/api\/explore\/v2\.1\/catalog\/datasets\/([^/]+)$/.exec(pathname)?.[1];
    return id !== undefined && ids.includes(id) ? JSON.stringify(described(id)) : null;
  };
}

const [csvResource, zipResource] = ['b22f04bf-64a8-495d-b8bb-d84dbc4c7983', '5ccd6238-4fb6-4b2c-b14a-581909489320'];
/** A dataset of data.gouv.fr, as its API 1 describes it. */
const dataset = JSON.stringify({
  title: 'Écoles',
  license: 'lov2',
  organization: { name: 'Ministère' },
  resources: [
    { id: csvResource, title: 'ecoles', format: 'csv', type: 'main', url: 'https://static.data.gouv.fr/e.csv' },
    { id: zipResource, title: 'contours', format: 'shp', type: 'main', url: 'https://static.data.gouv.fr/e.zip' },
    { id: 'd', title: 'notice', format: 'pdf', type: 'documentation', url: 'https://static.data.gouv.fr/e.pdf' }
  ]
});

const hosts: Readonly<Record<string, Host>> = {
  'data.geopf.fr': either(
    under('/wfs', wfsHost('Géoplateforme WFS', ['BDTOPO_V3:commune', 'BDTOPO_V3:batiment'])),
    under('/wms-r', wmsHost('Géoplateforme raster', ['ORTHOIMAGERY.ORTHOPHOTOS', 'GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2'])),
    under('/wms-v', wmsHost('Géoplateforme vecteur', ['LIMITES'])),
    under('/wmts', wmtsHost('Géoplateforme WMTS', ['GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2', 'ORTHOIMAGERY.ORTHOPHOTOS']))
  ),
  'mapsref.brgm.fr': under('/wxs/georisques', both('Géorisques', ['ms:MVT'], ['MVT', 'CAVITE_LOCALISEE'])),
  'services.sandre.eaufrance.fr': under('/geo/sandre', both('Sandre', ['sa:CoursEau'], ['CoursEau'])),
  'ogc.geo-ide.developpement-durable.gouv.fr': both(
    'DDT 38',
    ['ms:L_PPRI'],
    ['L_PPRI'],
    '/opt/data/carto/geoide-catalogue/1.4/org_38024/a.internet.map'
  ),
  'datacarto.datara.gouv.fr': either(
    under('/wfs/0e4c4d6a', wfsHost('Datara', ['ms:zae'])),
    under('/map/0e4c4d6a', wmsHost('Datara carte', ['zae']))
  ),
  'carto.sigena.fr': under('/cgi-bin/mapservwfs', wfsHost('Sigena', ['ms:znieff'])),
  'geoserver.exemple.fr': under('/geoserver', (url, query) =>
    url.pathname === '/geoserver/web/'
      ? '<!doctype html><title>GeoServer: Bienvenue</title>'
      : both('GeoServer', ['topp:routes'], ['topp:routes'])(url, query)
  ),
  'qgis.exemple.fr': under('/ogc/urbanisme', wmsHost('QGIS Server', [['Zonages', ['plu', 'ppri']], 'cadastre'])),
  'wms.exemple.fr': wmsHost('Serveur d’images', ['a', 'b', 'c']),
  'wmts.exemple.fr': wmtsHost('Dalles', ['fond']),
  'sig.exemple.fr': either(under('/ows', both('SIG', roads, ['routes', 'ponts'])), (url) =>
    url.pathname === '/' ? '<!doctype html><p>Accueil' : null
  ),
  'features.exemple.fr': ogcApiHost('API de la ville', '/ogcapi', ['arbres', 'bancs']),
  'demo.pygeoapi.io': ogcApiHost('pygeoapi', '/master', ['lakes', 'obs']),
  'api.exemple.fr': either(
    fileHost('/export', 'code;nom;lon;lat\n33063;Bordeaux;-0.58;44.84\n'),
    fileHost('/objets', '{"type":"FeatureCollection","features":[]}')
  ),
  'tuiles.exemple.fr': fileHost(
    '/plan.json',
    '{"tilejson":"3.0.0","name":"Plan","tiles":["https://tuiles.exemple.fr/plan/{z}/{x}/{y}.png"],"minzoom":0,"maxzoom":19}'
  ),
  'data.bordeaux-metropole.fr': odsHost(['ec_arbre_p', 'st_park_p']),
  'www.data.gouv.fr': fileHost('/api/1/datasets/ecoles/', dataset),
  'vide.exemple.fr': () => '<!doctype html><p>Rien'
};

interface Row {
  pasted: string;
  kinds: string[];
  /** server's own names of the layers listed, groups left out */
  names: string[];
  /** the layer that the address means by itself */
  chosen?: string;
}

const geopfWfs = { kinds: ['wfs'], names: ['BDTOPO_V3:commune', 'BDTOPO_V3:batiment'] };
const geopfWmts = { kinds: ['wmts'], names: ['GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2', 'ORTHOIMAGERY.ORTHOPHOTOS'] };
const geopfWms = { kinds: ['wms'], names: ['ORTHOIMAGERY.ORTHOPHOTOS', 'GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2'] };
const sandre = { kinds: ['wfs', 'wms'], names: ['sa:CoursEau', 'CoursEau'] };
const city = { kinds: ['ogc-features'], names: ['arbres', 'bancs'] };

/** The only layer there, which is meant. */
const one = (kind: string, name: string): Omit<Row, 'pasted'> => ({ kinds: [kind], names: [name], chosen: name });

const rows: Row[] = [
  // WFS
  { pasted: 'https://data.geopf.fr/wfs/ows?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetCapabilities', ...geopfWfs },
  { pasted: '<https://data.geopf.fr/wfs?service=WFS&amp;request=GetCapabilities>', ...geopfWfs },
  { pasted: 'Flux WFS : https://data.geopf.fr/wfs.', ...geopfWfs },
  { pasted: 'data.geopf.fr/wfs', ...geopfWfs },
  {
    pasted:
      'https://data.geopf.fr/wfs/ows?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=BDTOPO_V3:commune&COUNT=10',
    ...geopfWfs,
    chosen: 'BDTOPO_V3:commune'
  },
  {
    pasted:
      "pagingEnabled='true' restrictToRequestBBOX='1' srsname='EPSG:2154' typename='BDTOPO_V3:batiment' url='https://data.geopf.fr/wfs' version='auto'",
    ...geopfWfs,
    chosen: 'BDTOPO_V3:batiment'
  },
  {
    pasted: 'https://datacarto.datara.gouv.fr/wfs/0e4c4d6a?service=WFS&request=GetCapabilities',
    kinds: ['wfs'],
    names: ['ms:zae']
  },
  {
    pasted: 'https://carto.sigena.fr/cgi-bin/mapservwfs?service=WFS&request=GetCapabilities',
    kinds: ['wfs'],
    names: ['ms:znieff']
  },
  { pasted: '« https://mapsref.brgm.fr/wxs/georisques/risques?SERVICE=WFS »', kinds: ['wfs'], names: ['ms:MVT'] },
  { pasted: `${geoide}&service=WFS&version=1.1.0&request=GetCapabilities`, kinds: ['wfs'], names: ['ms:L_PPRI'] },
  {
    pasted: 'https://sig.exemple.fr/ows?SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=ms:ponts',
    kinds: ['wfs'],
    names: roads,
    chosen: 'ms:ponts'
  },
  // WMS
  { pasted: 'https://data.geopf.fr/wms-r/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities', ...geopfWms },
  { pasted: 'WMS : data.geopf.fr/wms-v/ows', kinds: ['wms'], names: ['LIMITES'] },
  { pasted: '[le WMS raster](https://data.geopf.fr/wms-r)', ...geopfWms },
  {
    pasted:
      'https://data.geopf.fr/wms-r?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=ORTHOIMAGERY.ORTHOPHOTOS&STYLES=&CRS=EPSG:3857&BBOX=-65000,5600000,-64000,5601000&WIDTH=256&HEIGHT=256&FORMAT=image/jpeg',
    ...geopfWms,
    chosen: 'ORTHOIMAGERY.ORTHOPHOTOS'
  },
  { pasted: `${geoide}&SERVICE=WMS&REQUEST=GetCapabilities`, kinds: ['wms'], names: ['L_PPRI'] },
  {
    pasted: 'https://qgis.exemple.fr/ogc/urbanisme?SERVICE=WMS&REQUEST=GetCapabilities,',
    kinds: ['wms'],
    names: ['plu', 'ppri', 'cadastre']
  },
  {
    pasted:
      'contextualWMSLegend=0&crs=EPSG:3857&dpiMode=7&featureCount=10&format=image/png&layers=ppri&styles&url=https://qgis.exemple.fr/ogc/urbanisme',
    kinds: ['wms'],
    names: ['plu', 'ppri', 'cadastre'],
    chosen: 'ppri'
  },
  { pasted: 'HTTPS://wms.exemple.fr/?service=wms', kinds: ['wms'], names: ['a', 'b', 'c'] },
  {
    pasted:
      'https://wms.exemple.fr/?REQUEST=GetMap&SERVICE=WMS&VERSION=1.1.1&\n LAYERS=a,b&SRS=EPSG:4326&BBOX=-5,41,9,51&WIDTH=800&HEIGHT=600&FORMAT=image/png&STYLES=',
    kinds: ['wms'],
    names: ['a', 'b', 'c'],
    chosen: 'a,b'
  },
  {
    pasted: 'https://datacarto.datara.gouv.fr/map/0e4c4d6a?request=GetCapabilities&service=WMS',
    kinds: ['wms'],
    names: ['zae']
  },
  // both at one root
  { pasted: 'https://services.sandre.eaufrance.fr/geo/sandre', ...sandre },
  { pasted: 'http://services.sandre.eaufrance.fr/geo/sandre?%20', ...sandre },
  { pasted: geoide, kinds: ['wfs', 'wms'], names: ['ms:L_PPRI', 'L_PPRI'] },
  {
    pasted: 'https://mapsref.brgm.fr/wxs/georisques/risques',
    kinds: ['wfs', 'wms'],
    names: ['ms:MVT', 'MVT', 'CAVITE_LOCALISEE']
  },
  {
    pasted: 'https://geoserver.exemple.fr/geoserver/web/',
    kinds: ['wfs', 'wms'],
    names: ['topp:routes', 'topp:routes']
  },
  { pasted: 'https://sig.exemple.fr/ows', kinds: ['wfs', 'wms'], names: [...roads, 'routes', 'ponts'] },
  // WMTS
  { pasted: 'https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetCapabilities', ...geopfWmts },
  { pasted: 'https://data.geopf.fr/wmts', ...geopfWmts },
  {
    pasted:
      'crs=EPSG:3857&dpiMode=7&format=image/png&layers=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&styles=normal&tileMatrixSet=PM&url=https://data.geopf.fr/wmts?SERVICE%3DWMTS%26VERSION%3D1.0.0%26REQUEST%3DGetCapabilities',
    ...geopfWmts,
    chosen: 'GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2'
  },
  {
    pasted:
      'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=ORTHOIMAGERY.ORTHOPHOTOS&STYLE=normal&FORMAT=image/jpeg&TILEMATRIXSET=PM&TILEMATRIX=12&TILEROW=1500&TILECOL=2000',
    ...geopfWmts,
    chosen: 'ORTHOIMAGERY.ORTHOPHOTOS'
  },
  { pasted: 'https://wmts.exemple.fr/1.0.0/WMTSCapabilities.xml', kinds: ['wmts'], names: ['fond'] },
  // tiles
  {
    pasted: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
    kinds: ['xyz'],
    names: ['tile.openstreetmap.org'],
    chosen: 'tile.openstreetmap.org'
  },
  {
    pasted: 'type=xyz&url=https://tile.openstreetmap.org/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=19&zmin=0',
    kinds: ['xyz'],
    names: ['tile.openstreetmap.org'],
    chosen: 'tile.openstreetmap.org'
  },
  { pasted: 'https://tuiles.exemple.fr/plan.json', kinds: ['xyz'], names: ['Plan'], chosen: 'Plan' },
  // OGC API Features
  { pasted: 'https://features.exemple.fr/ogcapi', ...city },
  { pasted: 'https://features.exemple.fr/ogcapi/collections', ...city },
  { pasted: 'https://features.exemple.fr/ogcapi/collections/arbres', ...city, chosen: 'arbres' },
  { pasted: '(https://features.exemple.fr/ogcapi/collections/bancs/items?f=json&limit=10)', ...city, chosen: 'bancs' },
  { pasted: 'https://demo.pygeoapi.io/master', kinds: ['ogc-features'], names: ['lakes', 'obs'] },
  // portals and APIs
  { pasted: 'https://data.bordeaux-metropole.fr/explore/dataset/ec_arbre_p/', ...one('opendatasoft', 'ec_arbre_p') },
  {
    pasted: 'https://data.bordeaux-metropole.fr/explore/dataset/ec_arbre_p/map/?location=12,44.8,-0.58',
    ...one('opendatasoft', 'ec_arbre_p')
  },
  {
    pasted: 'https://data.bordeaux-metropole.fr/api/explore/v2.1/catalog/datasets/st_park_p/records?limit=20',
    ...one('opendatasoft', 'st_park_p')
  },
  {
    pasted: 'https://data.bordeaux-metropole.fr/api/explore/v2.1/catalog/datasets/st_park_p/exports/geojson?lang=fr',
    ...one('opendatasoft', 'st_park_p')
  },
  {
    pasted: 'https://data.bordeaux-metropole.fr/explore/',
    kinds: ['opendatasoft'],
    names: ['ec_arbre_p', 'st_park_p']
  },
  { pasted: 'https://www.data.gouv.fr/fr/datasets/ecoles/', kinds: ['data-gouv'], names: [csvResource, zipResource] },
  {
    pasted: `https://www.data.gouv.fr/fr/datasets/ecoles/#/resources/${csvResource}`,
    kinds: ['data-gouv'],
    names: [csvResource, zipResource],
    chosen: csvResource
  },
  { pasted: `https://www.data.gouv.fr/fr/datasets/r/${zipResource}.`, ...one('data-gouv', zipResource) },
  { pasted: 'geo.api.gouv.fr/departements/33/communes?fields=code,nom,population', ...one('json-api', 'communes') },
  {
    pasted: 'https://hubeau.eaufrance.fr/api/v1/temperature/station?code_departement=33&size=20&page=1',
    ...one('json-api', 'station')
  },
  {
    pasted: 'https://apicarto.ign.fr/api/cadastre/parcelle?code_insee=33063&_limit=10',
    ...one('json-api', 'parcelle')
  },
  // files
  { pasted: 'https://api.exemple.fr/communes.geojson', ...one('geojson', 'https://api.exemple.fr/communes.geojson') },
  {
    pasted: 'Voir https://api.exemple.fr/mes données.csv',
    ...one('csv', 'https://api.exemple.fr/mes%20donn%C3%A9es.csv')
  },
  { pasted: 'https://api.exemple.fr/plu.zip)', ...one('download', 'https://api.exemple.fr/plu.zip') },
  {
    pasted: '/vsicurl/https://api.exemple.fr/communes.geojson',
    ...one('geojson', 'https://api.exemple.fr/communes.geojson')
  },
  { pasted: 'https://api.exemple.fr/export?delimiter=;', ...one('csv', 'https://api.exemple.fr/export?delimiter=;') },
  { pasted: '"https://api.exemple.fr/objets"', ...one('geojson', 'https://api.exemple.fr/objets') }
];

const leaves = (offers: readonly Offer[]): Offer[] =>
  offers.flatMap((offer) => [...(offer.source ? [offer] : []), ...leaves(offer.children ?? [])]);

async function found(pasted: string): Promise<Discovery[]> {
  const { signal } = new AbortController();
  const asked: string[] = [];
  const net = fakeServices(hosts, asked);
  const outcome = await discover(pasted, { net, assets: noCrsAssets, signal, baseUrl: 'https://carte.exemple.fr/' });
  if (!outcome.ok) throw new Error(`${JSON.stringify(outcome.problem)} after ${asked.join(' ')}`);
  expect(new Set(asked).size, 'each address asked once').toBe(asked.length);
  return outcome.value;
}

describe('an address that is pasted', () => {
  it('comes in forty forms at least', () => expect(rows.length).toBeGreaterThanOrEqual(40));

  it.each(rows)('$pasted', async ({ pasted, kinds, names, chosen }) => {
    const discoveries = await found(pasted);
    expect(discoveries.map((discovery) => discovery.kind)).toEqual(kinds);
    const offers = discoveries.flatMap((discovery) => leaves(discovery.offers));
    expect(offers.map((offer) => offer.name)).toEqual(names);
    expect(discoveries.flatMap((discovery) => discovery.chosen?.name ?? [])[0]).toBe(chosen);
    // what one click would add is a source that a document may hold
    for (const offer of [...offers, ...discoveries.flatMap((discovery) => discovery.chosen ?? [])])
      expect(checkedSpec(offer.source as { kind: string }), offer.name).toMatchObject({ ok: true });
  });
});

describe('what is no address of data', () => {
  it.each([
    ['bonjour', 'nothing-recognised'],
    ['Où trouver les écoles de la Gironde ?', 'nothing-recognised'],
    ['prenom.nom@gironde.gouv.fr', 'nothing-recognised'],
    ['C:\\SIG\\communes.shp', 'nothing-recognised'],
    ['\\\\srv-sig\\partage\\plu.gpkg', 'nothing-recognised'],
    ['ftp://ftp3.ign.fr/BDTOPO.7z', 'nothing-recognised'],
    ['javascript:alert(1)', 'nothing-recognised'],
    ['https://vide.exemple.fr/', 'nothing-recognised'],
    ['https://sig.exemple.fr/', 'nothing-recognised'],
    ['https://absent.exemple.fr/wfs', 'source-unreachable'],
    ['https://sig.exemple.fr/perdu', 'http-status'],
    ['https://sig.exemple.fr/arcgis/rest/services/Risques/MapServer', 'protocol-missing'],
    ['https://sig.exemple.fr/ortho.tif', 'protocol-missing'],
    ['https://sig.exemple.fr/geonetwork/srv/fre/csw?service=CSW&request=GetCapabilities', 'protocol-missing']
  ])('%s: %s', async (pasted, code) => {
    const { signal } = new AbortController();
    const context = { net: fakeServices(hosts), assets: noCrsAssets, signal, baseUrl: 'https://carte.exemple.fr/' };
    expect(await discover(pasted, context)).toMatchObject({ ok: false, problem: { code } });
  });
});
