import { describe, expect, it } from 'vitest';
import type { Config } from '../core/catalogue/config';
import type { Catalogue } from '../core/catalogue/entry';
import type { LayerSpec } from '../core/document/document';
import { fiveLayers } from '../core/document/five-layers.fixture';
import { unknownHosts } from './hosts';

const config = { allowedHosts: ['*.exemple.fr'] } as unknown as Config;
const catalogue = {
  entries: [{ source: { kind: 'wms', url: 'https://www.georisques.gouv.fr/services', layers: ['a'] } }]
} as unknown as Catalogue;

describe('unknownHosts', () => {
  it('names the hosts of a link that neither catalogue nor configuration names', () => {
    expect(unknownHosts(fiveLayers, catalogue, config, 'https://moi.fr/carto/')).toEqual([
      'data.geopf.fr',
      'ressources.data.sncf.com'
    ]);
  });

  it('takes a pattern for sub-domains only', () => {
    const evil = structuredClone(fiveLayers);
    evil.layers = evil.layers.slice(0, 1);
    evil.layers[0] = {
      ...(fiveLayers.layers[0] as LayerSpec),
      source: { kind: 'geojson', url: 'https://pasexemple.fr/a' }
    };
    expect(unknownHosts(evil, catalogue, config, 'https://moi.fr/')).toEqual(['pasexemple.fr']);
    evil.layers[0] = { ...(fiveLayers.layers[0] as LayerSpec), source: { kind: 'geojson', url: 'demo/a.geojson' } };
    expect(unknownHosts(evil, catalogue, config, 'https://moi.fr/')).toEqual([]);
  });
});
