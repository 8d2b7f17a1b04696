// Addresses of the project's MapServer, as people paste them: found out, and the layer that is meant is read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { createNet } from '../../src/lib/core/net/fetch-net';
import { checkedSpec } from '../../src/lib/core/sources/checked-spec';
import { discover } from '../../src/lib/core/sources/discover';
import type { Discovery, Offer } from '../../src/lib/core/sources/kind';
import { givesOf } from '../../src/lib/core/sources/registry';
import { ogrCount } from '../servers/data';
import { startMapServer, type MapServer } from '../servers/mapserver';
import { readTable } from './reading';

let server: MapServer;
beforeAll(async () => void (server = await startMapServer()));
afterAll(() => server.close());

const net = createNet((url, init) => fetch(url, init as RequestInit), { timeoutSeconds: 20, maxBytes: 268435456 });

async function found(text: string): Promise<Discovery[]> {
  const { signal } = new AbortController();
  const outcome = await discover(text, { net, assets: noCrsAssets, signal, baseUrl: 'http://127.0.0.1:1/' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

const leaves = (offers: readonly Offer[]): Offer[] =>
  offers.flatMap((offer) => (offer.children?.length ? leaves(offer.children) : [offer]));

/** The service's address with parameters added. */
function asked(parameters: Readonly<Record<string, string>>): string {
  const url = new URL(server.ows);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
const capabilities = (service: string, version?: string): string =>
  asked({ SERVICE: service, REQUEST: 'GetCapabilities', ...(version ? { VERSION: version } : {}) });
const getMap = {
  SERVICE: 'WMS',
  REQUEST: 'GetMap',
  VERSION: '1.3.0',
  CRS: 'EPSG:3857',
  BBOX: '0,0,1,1',
  WIDTH: '9',
  HEIGHT: '9',
  FORMAT: 'image/png',
  STYLES: ''
};

interface Row {
  form: string;
  text(): string;
  kinds: string[];
  chosen?: string;
}

const rows: Row[] = [
  { form: 'capabilities of WFS 2', text: () => capabilities('WFS', '2.0.0'), kinds: ['wfs'] },
  { form: 'capabilities of WFS 1.1', text: () => capabilities('WFS', '1.1.0'), kinds: ['wfs'] },
  { form: 'capabilities of WMS 1.3', text: () => `<${capabilities('WMS', '1.3.0')}>`, kinds: ['wms'] },
  {
    form: 'capabilities of WMS 1.1',
    text: () => capabilities('wms', '1.1.1').replaceAll('&', '&amp;'),
    kinds: ['wms']
  },
  { form: 'the root', text: () => ` ${server.ows} `, kinds: ['wfs', 'wms'] },
  {
    form: 'the root in a mail',
    text: () => `Bonjour,\nle serveur est ${server.ows}.\nCordialement`,
    kinds: ['wfs', 'wms']
  },
  { form: 'the name of the service before', text: () => `WMS : ${server.ows}`, kinds: ['wms'] },
  { form: 'no scheme', text: () => capabilities('WMS').replace('http://', ''), kinds: ['wms'] },
  { form: 'markdown', text: () => `[flux](${capabilities('WFS')})`, kinds: ['wfs'] },
  { form: 'GetMap', text: () => asked({ ...getMap, LAYERS: 'places' }), kinds: ['wms'], chosen: 'places' },
  {
    form: 'GetMap of two',
    text: () => asked({ ...getMap, LAYERS: 'gironde,places' }),
    kinds: ['wms'],
    chosen: 'gironde,places'
  },
  {
    form: 'GetFeature of WFS 2',
    text: () => asked({ SERVICE: 'WFS', VERSION: '2.0.0', REQUEST: 'GetFeature', TYPENAMES: 'ms:places', COUNT: '5' }),
    kinds: ['wfs'],
    chosen: 'ms:places'
  },
  {
    form: 'GetFeature of WFS 1.1',
    text: () => asked({ SERVICE: 'WFS', VERSION: '1.1.0', REQUEST: 'GetFeature', TYPENAME: 'ms:places' }),
    kinds: ['wfs'],
    chosen: 'ms:places'
  },
  {
    form: 'QGIS, WFS',
    text: () => `pagingEnabled='true' srsname='EPSG:2154' typename='ms:places' url='${server.ows}' version='auto'`,
    kinds: ['wfs'],
    chosen: 'ms:places'
  },
  {
    form: 'QGIS, WMS',
    text: () => `crs=EPSG:3857&format=image/png&layers=places&styles&url=${encodeURIComponent(server.ows)}`,
    kinds: ['wms'],
    chosen: 'places'
  }
];

describe('MapServer, pasted', () => {
  it.each(rows)('$form', async ({ text, kinds, chosen }) => {
    const discoveries = await found(text());
    expect(discoveries.map((discovery) => discovery.kind)).toEqual(kinds);
    for (const { title, offers } of discoveries) {
      expect(title).toBe('Serveur de test');
      expect(
        leaves(offers)
          .map((offer) => offer.title)
          .sort()
      ).toEqual(['Lieux', 'Lieux de près', 'Mailles', 'Mailles de la Gironde', 'Routes']);
    }
    const meant = discoveries.flatMap((discovery) => discovery.chosen ?? [])[0];
    expect(meant?.name).toBe(chosen);
    if (!meant?.source) return;
    const spec = checkedSpec(meant.source);
    if (!spec.ok) throw new Error(JSON.stringify(spec.problem));
    if (givesOf(spec.value) !== 'table') return;
    const { table } = await readTable(spec.value);
    expect(table.rows).toBe(ogrCount(server.data.gpkg, 'places'));
  });
});
