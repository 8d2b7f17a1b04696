import { bad, good, type Outcome } from '../../problems/problem';
import { getObject, objectOf, objectsOf, textOf } from '../json-answer';
import type { Claim, Discovery, Offer, SourceContext, SourceKind } from '../kind';
import type { Pasted } from '../pasted';
import { ogcFeatures } from '../ogc-features';
import { wfs } from '../wfs';
import { wms } from '../wms';

/** formats that can be read from a file; zips may hold any of them */
const readable = /^(geojson|json|geojsonl|topojson|csv|csv\.gz|tsv|txt|zip|shp|shapefile|gz|gml)$/;
/** kinds of services that resources name */
const services: readonly Pick<SourceKind<string, never>, 'kind' | 'recognise'>[] = [wfs, wms, ogcFeatures];

/** Resources of the dataset that an address names: files that can be read, and services. */
export async function discoverResources(claim: Claim, context: SourceContext): Promise<Outcome<Discovery>> {
  const { dataset, resource } = claim.spec as { dataset?: string; resource?: string };
  if (dataset === undefined) return oneResource(resource ?? '', claim, context);
  const url = `https://www.data.gouv.fr/api/1/datasets/${encodeURIComponent(dataset)}/`;
  const answer = await getObject(url, context);
  if (!answer.ok) {
    const missing = answer.problem.code === 'http-status' && [404, 410].includes(answer.problem.facts.status);
    return missing ? bad({ code: 'layer-unknown', facts: { layer: dataset, url } }) : answer;
  }
  const root = answer.value;
  const credit = [textOf(objectOf(root['organization'])?.['name']), licenceName(textOf(root['license']))]
    .filter((part) => part !== '')
    .join(' · ');
  const resources = objectsOf(root['resources']);
  const offers = resources.flatMap((item) => offerOf(item, credit));
  if (offers.length === 0) return bad({ code: 'service-empty', facts: { url } });
  const chosen = resource === undefined ? undefined : offers.find((offer) => offer.name === resource);
  return good({ title: textOf(root['title']) || dataset, kind: 'data-gouv', offers, ...(chosen ? { chosen } : {}) });
}

/** A resource without its dataset: the API tells its title. */
async function oneResource(resource: string, claim: Claim, context: SourceContext): Promise<Outcome<Discovery>> {
  const url = `https://www.data.gouv.fr/api/2/datasets/resources/${resource}/`;
  const answer = await getObject(url, context);
  const title = answer.ok ? textOf(objectOf(answer.value['resource'])?.['title']) : '';
  const source = { ...claim.spec, kind: 'data-gouv' };
  const offer: Offer = { name: resource, title: title || resource, source };
  return good({ title: offer.title, kind: 'data-gouv', offers: [offer], chosen: offer });
}

function offerOf(resource: Record<string, unknown>, credit: string): Offer[] {
  const id = textOf(resource['id']);
  const address = textOf(resource['url']);
  const format = textOf(resource['format']).toLowerCase();
  const title = textOf(resource['title']) || id;
  const summary = textOf(resource['description']).replace(/\s+/g, ' ').slice(0, 300);
  const more = { ...(summary === '' ? {} : { summary }), ...(credit === '' ? {} : { credit }) };
  const service = serviceOf(address, format);
  if (service) return [{ name: id, title: `${title} (${service.label})`, source: service.source, ...more }];
  // documentation and code have resources too
  if (id === '' || textOf(resource['type']) === 'documentation' || !readable.test(format)) return [];
  return [
    {
      name: id,
      title: `${title} (${format.toUpperCase()})`,
      source: { kind: 'data-gouv', resource: id } as Offer['source'],
      ...more
    }
  ];
}

/** A resource that is the address of a service. One that names its layer can be added; others are for the one box. */
function serviceOf(address: string, format: string): { label: string; source: Offer['source'] } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const pasted: Pasted = { text: address, url, query };
  const isNamed = /^(wfs|wms|wmts|ogc:?(wfs|wms|wmts)|ows|ogcapi)$/.test(format) || query.has('service');
  if (!isNamed && !/\/collections\/[^/]+/.test(url.pathname)) return null;
  for (const { kind, recognise } of services) {
    const claim = recognise?.(pasted);
    if (claim && claim.sure > 1 && claim.spec['kind'] === kind) {
      return { label: kind.toUpperCase(), source: { ...claim.spec, kind } };
    }
  }
  return isNamed ? { label: (query.get('service') ?? format).toUpperCase(), source: null } : null;
}

const licences: Readonly<Record<string, string>> = {
  'fr-lo': 'Licence Ouverte',
  lov1: 'Licence Ouverte',
  lov2: 'Licence Ouverte 2.0',
  'odc-odbl': 'ODbL',
  'odc-by': 'ODC-BY',
  'cc-by': 'CC BY',
  'cc-by-sa': 'CC BY-SA',
  notspecified: ''
};

function licenceName(code: string): string {
  return licences[code] ?? code;
}
