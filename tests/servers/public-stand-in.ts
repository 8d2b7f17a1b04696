import type { BrowserContext } from '@playwright/test';
import type { ServerResponse } from 'node:http';
import { storedType } from '../../server/catalogue/schema-store';
import { listen, send, type TestServer } from './http';
import type { MapServer } from './mapserver';
import {
  brownfields,
  certificates,
  collection,
  energy,
  exported,
  organic,
  stations,
  type Refuse
} from './stand-in-apis';
import { standInData, type Features } from './stand-in-data';
import { around, shapesAround, type Around } from './stand-in-shapes';
import { png } from './png';
import { answerWfs, type StandInType, type StandInWfs } from './stand-in-wfs';

/** The public services that recipes of the catalogue call. */
export const publicHosts = [
  'data.geopf.fr',
  'data.education.gouv.fr',
  'ressources.data.sncf.com',
  'www.data.gouv.fr',
  'static.data.gouv.fr',
  'www.georisques.gouv.fr',
  'mapsref.brgm.fr',
  'geolittoral.din.developpement-durable.gouv.fr',
  'services.sandre.eaufrance.fr',
  'hubeau.eaufrance.fr',
  'regleau.s3.gra.perf.cloud.ovh.net',
  'www.vigicrues.gouv.fr',
  'datacarto.sigena.fr',
  'data.atmo-france.org',
  'data.ademe.fr',
  'opendata.agenceore.fr',
  'apidf-preprod.cerema.fr',
  'data.culture.gouv.fr',
  'public.opendatasoft.com',
  'www.pigma.org',
  'opendata.agencebio.org',
  'open.urssaf.fr'
] as const;

/** Stands in for the public services; `refused` holds every request that the real ones would not have taken, and why. */
export interface PublicStandIn extends TestServer {
  refused: string[];
}

/** Départements that most of what is made up lies in: those of the catalogue's one-click maps. */
const departements = new Set(['33', '47', '64', '79', '87', '23']);

const clear = png(1, 1, new Uint8Array(4));

type Data = ReturnType<typeof standInData>;

/** Every field of a type: those of the Géoplateforme's published schema where it has one, else those that are made up. */
async function typeOf(name: string, features: Features, geometryName: string): Promise<StandInType> {
  const stored = await storedType('https://data.geopf.fr/wfs/ows', name);
  const made = Object.keys(features[0]?.properties ?? {});
  if (!(stored instanceof Set)) return { features, fields: new Set([...made, geometryName]), geometryName };
  const unknown = made.filter((field) => !stored.has(field));
  if (unknown.length > 0) throw new Error(`${name} has no ${unknown.join(', ')}`);
  const geometry = ['geometrie', 'geom', 'the_geom'].find((field) => stored.has(field)) ?? geometryName;
  return { features, fields: stored, geometryName: geometry };
}

async function wfsOf(
  types: Record<string, Features>,
  more: Partial<StandInWfs> & { geometryName?: string } = {}
): Promise<StandInWfs> {
  const { geometryName = 'msGeometry', ...rest } = more;
  const made = await Promise.all(
    Object.entries(types).map(async ([name, features]) => [name, await typeOf(name, features, geometryName)] as const)
  );
  const formats = ['application/json; subtype=geojson', 'application/json; subtype=geojson; charset=utf-8'];
  return { types: Object.fromEntries(made), formats, cql: false, most: 10_000, crs: 4326, ...rest };
}

/** WFS services by their path, `/<host>/<path>`. */
async function wfsServices(data: Data, places: readonly Around[]): Promise<Record<string, StandInWfs>> {
  const pick = (...names: string[]): Record<string, Features> =>
    Object.fromEntries(names.map((name) => [name, around(name, places)]));
  const carto = 'ADMINEXPRESS-COG-CARTO-PE.LATEST:';
  const geoplateforme = Object.keys(shapesAround).filter((name) => /^[^:]+:/.test(name) && !/^(ms|sa|ind):/.test(name));
  const asGeoserver = { formats: ['application/json'], cql: true, most: 5000 };
  const gmlOnly = { formats: [] };
  return {
    '/data.geopf.fr/wfs/ows': await wfsOf(
      {
        [`${carto}commune`]: data.communes,
        [`${carto}epci`]: data.epci,
        [`${carto}departement`]: data.departements,
        'ADMINEXPRESS-COG.LATEST:commune': data.communes,
        'ADMINEXPRESS-COG.LATEST:canton': data.cantons,
        'wfs_scot:scot': data.epci.map((f, i) => ({
          ...f,
          properties: {
            gpu_id: `${i}`,
            name: `SCOT ${i}`,
            title: `SCOT ${f.properties['nom_officiel']}`,
            approved: 'true'
          }
        })),
        ...pick(...geoplateforme)
      },
      { ...asGeoserver, geometryName: 'geom' }
    ),
    '/www.georisques.gouv.fr/services': await wfsOf(
      pick('ms:PPRN_PERIMETRE_INOND', 'ms:ALEARG_REALISE', 'ms:SSP_ETS_GE_POINT')
    ),
    '/mapsref.brgm.fr/wxs/georisques/georisques_dl': await wfsOf(pick('InstallationsClassees')),
    '/geolittoral.din.developpement-durable.gouv.fr/wxs': await wfsOf(pick('ms:n_evolution_trait_cote_s'), {
      ...gmlOnly,
      crs: 2154
    }),
    '/services.sandre.eaufrance.fr/geo/sandre': await wfsOf({
      'sa:Sage_FXX': data.epci.map((f, i) => ({
        ...f,
        properties: { CodeNatZone: `SAGE${i}`, NomZone: `SAGE ${f.properties['nom_officiel']}` }
      }))
    }),
    '/services.sandre.eaufrance.fr/geo/odp': await wfsOf(pick('sa:SysTraitementEauxUsees'), gmlOnly),
    '/datacarto.sigena.fr/wfs': await wfsOf(pick('ms:l_cc_ae_p_r75'), { ...gmlOnly, crs: 2154 }),
    '/datacarto.sigena.fr/wfs/c19722dc-3abf-4cb1-a539-eb3d759b202e': await wfsOf(pick('ms:l_tmja_2024_p_r75'), {
      crs: 2154
    }),
    '/data.atmo-france.org/geoserver/ind/ows': await wfsOf(pick('ind:ind_atmo'), {
      ...asGeoserver,
      geometryName: 'geom'
    })
  };
}

/** Datasets of Opendatasoft portals by their path. */
function opendatasoft(data: Data, places: readonly Around[]): Record<string, Features> {
  const at = (host: string, dataset: string): string => `/${host}/api/explore/v2.1/catalog/datasets/${dataset}`;
  const nameOf = new Map(data.departements.map((d) => [d.properties['code_insee'], d.properties['nom_officiel']]));
  const jobs = places.flatMap((c, i) =>
    ['6201Z', '4711D'].map((ape) => ({
      type: 'Feature' as const,
      geometry: null as never,
      properties: { code_commune: c.code, code_ape: ape, effectifs_salaries_2024: 30 * (1 + (i % 20)) }
    }))
  );
  const charging = places.flatMap((c, i) =>
    around('irve', [c]).map((f) => ({
      ...f,
      properties: { ...f.properties, dep_name: nameOf.get(c.dep) ?? null, id_station_itinerance: `FRS${i}` }
    }))
  );
  return {
    [at('data.education.gouv.fr', 'fr-en-annuaire-education')]: data.schools,
    [at('ressources.data.sncf.com', 'liste-des-gares')]: data.stations,
    [at('data.culture.gouv.fr', 'liste-des-immeubles-proteges-au-titre-des-monuments-historiques')]: around(
      'merimee',
      places
    ),
    [at('public.opendatasoft.com', 'mobilityref-france-irve-220')]: charging,
    [at('open.urssaf.fr', 'etablissements-et-effectifs-salaries-au-niveau-commune-x-ape-last')]: jobs
  };
}

/** Files that are served whole. */
function files(data: Data, places: readonly Around[]): Record<string, [type: string, body: () => string]> {
  const geojson = (name: string): [string, () => string] => [
    'application/geo+json',
    () => collection(around(name, places))
  ];
  const services = (): string =>
    [
      'id_fs,lib_fs,insee_com,insee_dep,latitude,longitude,type_fs,format_fs',
      ...places.flatMap((c, i) =>
        i % 5 === 0
          ? [
              `${i},"France services de ${c.nom}",${c.code},${c.dep},${c.at[1]},${c.at[0]},Principal,${i % 15 === 0 ? 'Bus' : 'Fixe'}`
            ]
          : []
      )
    ].join('\n');
  return {
    '/www.data.gouv.fr/api/1/datasets/r/4fd78dee-e122-4c0d-8bf6-ff55d79f3af1': [
      'text/csv; charset=utf-8',
      () => data.carpools
    ],
    '/www.data.gouv.fr/fr/datasets/r/afc3f97f-0ef5-429b-bf16-7b7876d27cd4': ['text/csv; charset=utf-8', services],
    '/www.vigicrues.gouv.fr/services/InfoVigiCru.geojson': geojson('vigicrues'),
    '/regleau.s3.gra.perf.cloud.ovh.net/geojson/zones_arretes_en_vigueur.geojson': geojson('vigieau'),
    '/www.pigma.org/fr/dataset/datasets/7554/resource/15478/download/': geojson('pei-64'),
    '/static.data.gouv.fr/resources/quartiers-prioritaires-de-la-politique-de-la-ville-qpv/20250206-161839/qp2024-france-hexagonale-outre-mer-wgs84-epsg4326.geojson':
      geojson('qpv'),
    '/ressources.data.sncf.com/api/explore/v2.1/catalog/datasets/frequentation-gares/exports/csv': [
      'text/csv; charset=utf-8',
      () =>
        [
          'nom_gare;code_uic_complet;code_postal;total_voyageurs_2024',
          ...[...new Set(data.stations.map((s) => s.properties['code_uic']))].map(
            (uic, i) => `Gare ${i};${uic};33000;${1000 * (1 + (i % 900))}`
          )
        ].join('\n')
    ],
    '/data.geopf.fr/annexes/ressources/vectorTiles/styles/PLAN.IGN/gris.json': [
      'application/json',
      () =>
        JSON.stringify({
          version: 8,
          sources: {},
          layers: [{ id: 'fond', type: 'background', paint: { 'background-color': '#f2f2ee' } }]
        })
    ]
  };
}

/** Stands in for the public services: same paths, type names and fields, made-up data. Paths are `/<host>/<path>`. */
export async function startPublicStandIn(mapserver: MapServer | null = null): Promise<PublicStandIn> {
  const data = standInData();
  const places = data.communes.flatMap((c): Around[] => {
    const {
      code_insee: code,
      nom_officiel: nom,
      code_insee_du_departement: dep,
      codes_siren_des_epci: epci
    } = c.properties;
    if (!departements.has(String(dep))) return [];
    return [
      {
        code: String(code),
        nom: String(nom),
        dep: String(dep),
        epci: epci as string | null,
        at: data.middle(c.geometry),
        shape: c.geometry
      }
    ];
  });
  const wfs = await wfsServices(data, places);
  const datasets = opendatasoft(data, places);
  const whole = files(data, places);
  const refused: string[] = [];

  const server = await listen(async (url, _request, response) => {
    const query = url.searchParams;
    const refuse: Refuse = (why, status = 400) => {
      refused.push(`${url.pathname}${url.search}: ${why}`);
      send(response, 'application/json', JSON.stringify({ error_code: 'refused', message: why }), status);
    };
    const isWms = [...query].some(([key, value]) => key.toLowerCase() === 'service' && value.toUpperCase() === 'WMS');
    if (url.pathname === '/www.georisques.gouv.fr/services' && isWms) return pictures(mapserver, query, response);
    const service = wfs[url.pathname];
    if (service) {
      const { type, body, status, refused: why } = answerWfs(service, query);
      if (why !== undefined && !reckonedWith.test(why)) refused.push(`${url.pathname}${url.search}: ${why}`);
      return send(response, type, body, status);
    }
    const file = whole[url.pathname];
    if (file) return send(response, file[0], file[1]());
    const [, path = '', what] = /^(.*?\/datasets\/[\w-]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const dataset = datasets[path];
    if (dataset) return exported(dataset, path, what, query, response, refuse);
    if (url.pathname.startsWith('/hubeau.eaufrance.fr/api/v2/hydrometrie/referentiel/stations')) {
      return stations(around('hydrometrie', places), query, response, refuse);
    }
    if (url.pathname === '/apidf-preprod.cerema.fr/cartofriches/geofriches/') {
      return brownfields(around('cartofriches', places), query, response, refuse);
    }
    if (url.pathname === '/opendata.agencebio.org/api/gouv/operateurs/')
      return organic(places, query, response, refuse);
    if (url.pathname.startsWith('/data.ademe.fr/data-fair/')) return certificates(places, url, response, refuse);
    if (url.pathname.startsWith('/opendata.agenceore.fr/data-fair/')) return energy(places, url, response, refuse);
    // pictures of the Géoplateforme: one clear pixel stands for each
    if (/^\/data\.geopf\.fr\/(wmts|wms-[rv])/.test(url.pathname)) return send(response, 'image/png', clear);
    refuse('no such path', 404);
  });
  return Object.assign(server, { refused });
}

/**
 * Refusals that the studio reckons with: it asks for GeoJSON by its usual name where the entry names no format, and for OGC
 * filters before CQL.
 */
const reckonedWith = /^Output format application\/json not among|^Filters are not made up/;

async function pictures(mapserver: MapServer | null, query: URLSearchParams, response: ServerResponse): Promise<void> {
  if (!mapserver) return send(response, 'text/plain', 'no pictures', 404);
  for (const [key, value] of [...query])
    if (/^(ALEARG|PPRN_ZONE_INOND|ALEA_SYNT_)/.test(value)) query.set(key, 'cells');
  const answer = await fetch(`${mapserver.ows}?${query}`);
  const type = answer.headers.get('content-type') ?? 'image/png';
  send(response, type, new Uint8Array(await answer.arrayBuffer()), answer.status);
}

/** Sends what a context asks of the public hosts, pages and workers alike, to the stand-in. */
export async function routePublicHosts(context: BrowserContext, standIn: TestServer): Promise<void> {
  const hosts = new Set<string>(publicHosts);
  await context.route(
    (url) => hosts.has(url.hostname),
    async (route) => {
      const url = new URL(route.request().url());
      const response = await fetch(`${standIn.url}/${url.hostname}${url.pathname}${url.search}`);
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer())
      });
    }
  );
}
