import { expect, it } from 'vitest';
import { emptyDocument, type LayerSpec } from '../core/document/document';
import { packDocument } from '../core/document/permalink';
import type { Problem } from '../core/problems/problem';
import { Reach } from './reach';

const site = 'https://carto.exemple.fr/studio/';
const layer = (id: string, url: string): LayerSpec => ({
  id,
  name: id,
  source: { kind: 'geojson', url },
  visible: true,
  opacity: 1,
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});
const layers = [
  layer('a', 'https://prive.exemple.fr/a.json'),
  layer('b', 'https://prive.exemple.fr/b.json'),
  layer('c', 'https://autre.exemple.fr/c.json'),
  layer('d', 'demo/d.json')
];

/** Layers that failed, each for its address; the ids that are asked for again. */
function reach(code: 'auth-required' | 'cors-refused', enabled = true): { reach: Reach; again: string[] } {
  const again: string[] = [];
  const problem = (id: string): Problem => {
    const source = layers.find((l) => l.id === id)?.source;
    const url = source?.kind === 'geojson' ? source.url : '';
    return code === 'auth-required' ? { code, facts: { url, status: 401 } } : { code, facts: { url } };
  };
  const made = new Reach({
    baseUrl: site,
    proxy: { enabled, path: 'relais', maxBytes: 1, timeoutSeconds: 1, perMinute: 1, together: 1 },
    layers: () => layers,
    runtime: (id) => ({ problem: id === 'd' ? null : problem(id) }) as never,
    retry: (id) => void again.push(id)
  });
  return { reach: made, again };
}

it('gives a credential to the origin that asked for it, and asks again for all that it refused', () => {
  const { reach: made, again } = reach('auth-required');
  made.signIn('a', { by: 'password', user: 'agent', password: 's3cret' });
  expect(made.access.credentials).toEqual({
    'https://prive.exemple.fr': { by: 'password', user: 'agent', password: 's3cret' }
  });
  expect(again).toEqual(['a', 'b']);
  made.signIn('d', { by: 'key', name: 'k', value: 'v' });
  expect(Object.keys(made.access.credentials)).toEqual(['https://prive.exemple.fr']);
});

it('writes nothing of it into the map or its link', () => {
  const document = { ...emptyDocument(), layers };
  const before = packDocument(document);
  const { reach: made } = reach('auth-required');
  made.signIn('a', { by: 'key', name: 'apikey', value: 's3cret' });
  expect(packDocument(document)).toBe(before);
  expect(JSON.stringify(document)).not.toContain('s3cret');
});

it('reads an origin through the relay where the site has one', () => {
  const { reach: made, again } = reach('cors-refused');
  expect(made.access.relay).toBe(`${site}relais`);
  made.useRelay('c');
  expect([made.access.relayed, again]).toEqual([['https://autre.exemple.fr'], ['c']]);
  const without = reach('cors-refused', false);
  without.reach.useRelay('c');
  expect([without.reach.access.relay, without.reach.access.relayed, without.again]).toEqual([null, [], []]);
});
