import type { Claim } from '../kind';
import type { Pasted } from '../pasted';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What an address is to data.gouv.fr: a dataset's page or API address, one of its resources, or its stable link. */
export function recogniseDataGouv(pasted: Pasted): Claim | null {
  const { url, query } = pasted;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (url.hostname === 'tabular-api.data.gouv.fr') {
    const resource = new RegExp(`/resources/(${uuid})`).exec(url.pathname)?.[1];
    const filters = Object.fromEntries([...url.searchParams].filter(([name]) => name.includes('__')));
    const some = Object.keys(filters).length > 0 ? { filters } : {};
    return resource ? { sure: 3, spec: { kind: 'data-gouv', resource, ...some } } : null;
  }
  if (!/^(www|demo)?\.?data\.gouv\.fr$/.test(url.hostname)) return null;
  const stable = new RegExp(`/datasets/r/(${uuid})`).exec(url.pathname)?.[1];
  if (stable) return { sure: 3, spec: { kind: 'data-gouv', resource: stable } };
  const dataset = /\/datasets\/([^/]+)/.exec(url.pathname)?.[1];
  if (dataset === undefined) return null;
  const named = new RegExp(`resources?/(${uuid})`).exec(url.pathname + url.hash)?.[1] ?? query.get('resource_id');
  return { sure: 3, spec: { dataset: decodeURIComponent(dataset), ...(named ? { resource: named } : {}) } };
}
