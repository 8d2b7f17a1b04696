import { describe, expect, it } from 'vitest';
import { plainAccess } from '../core/net/access';
import { bad, good } from '../core/problems/problem';
import type { Net } from '../core/ports';
import { siteAssets } from './site-assets';

const limits = { timeoutSeconds: 1, maxBytes: 1, access: plainAccess };

function netOf(files: Record<string, { bytes: string; contentType?: string }>): { net: Net; asked: string[] } {
  const asked: string[] = [];
  const net: Net = {
    get: ({ url }) => {
      asked.push(url);
      const file = files[url];
      if (!file) return Promise.resolve(bad({ code: 'http-status', facts: { url, status: 404 } }));
      const { contentType = '' } = file;
      return Promise.resolve(good({ url, status: 200, contentType, bytes: new TextEncoder().encode(file.bytes) }));
    }
  };
  return { net, asked };
}

describe('siteAssets', () => {
  it('reads a definition from the site once, whoever asks', async () => {
    const row = '[[2056,"CH1903+ / LV95","+proj=somerc",5.9,45.8,10.5,47.9]]';
    const { net, asked } = netOf({ 'https://a.example/sig/crs/epsg.json': { bytes: row } });
    const site = { ...limits, baseUrl: 'https://a.example/sig/' };
    expect(asked).toEqual([]);
    const [found, missing] = await Promise.all([
      siteAssets(site, net).definition('EPSG:2056'),
      siteAssets(site, net).definition('EPSG:999999')
    ]);
    expect(found).toMatchObject({ code: 'EPSG:2056', area: [5.9, 45.8, 10.5, 47.9] });
    expect(missing).toBeNull();
    expect(asked).toEqual(['https://a.example/sig/crs/epsg.json']);
  });

  it('takes the grid from the address of the configuration where the site answers a page instead', async () => {
    const { net, asked } = netOf({
      'https://b.example/crs/ntf_r93.gsb': { bytes: '<html>', contentType: 'text/html' },
      'https://grilles.example/ntf_r93.gsb': { bytes: 'NUM_OREC' }
    });
    const site = { ...limits, baseUrl: 'https://b.example/', ntfGrid: 'https://grilles.example/ntf_r93.gsb' };
    expect(await siteAssets(site, net).grid('ntf_r93.gsb')).toEqual(new TextEncoder().encode('NUM_OREC'));
    expect(asked).toHaveLength(2);
  });

  it('asks again for what could not be had', async () => {
    const { net, asked } = netOf({});
    const site = { ...limits, baseUrl: 'https://c.example/' };
    expect(await siteAssets(site, net).grid('ntf_r93.gsb')).toBeNull();
    expect(await siteAssets(site, net).grid('ntf_r93.gsb')).toBeNull();
    expect(asked).toHaveLength(2);
  });
});
