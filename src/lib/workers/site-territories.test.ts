import { describe, expect, it } from 'vitest';
import { writeCommuneHistory } from '../core/crossings/commune-history';
import { plainAccess } from '../core/net/access';
import type { Net } from '../core/ports';
import { bad, good } from '../core/problems/problem';
import { communeHistory } from './site-territories';

const site = { baseUrl: 'https://a.example/sig/', timeoutSeconds: 1, maxBytes: 1, access: plainAccess };

describe('communeHistory', () => {
  it('is read from the site once it can be had', async () => {
    const asked: string[] = [];
    const answers: (string | null)[] = [null, '<html>', writeCommuneHistory(new Map([['01340', '01015']]))];
    const net: Net = {
      get: ({ url }) => {
        asked.push(url);
        const text = answers.shift();
        if (typeof text !== 'string') return Promise.resolve(bad({ code: 'http-status', facts: { url, status: 404 } }));
        return Promise.resolve(good({ url, status: 200, contentType: '', bytes: new TextEncoder().encode(text) }));
      }
    };
    expect(await communeHistory(site, net)).toBeNull();
    expect(await communeHistory(site, net)).toBeNull();
    expect((await communeHistory(site, net))?.get('01340')).toBe('01015');
    expect((await communeHistory(site, net))?.size).toBe(1);
    expect(asked).toEqual(Array(3).fill('https://a.example/sig/territories/commune-history.json'));
  });
});
