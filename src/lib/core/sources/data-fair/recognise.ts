import type { Claim } from '../kind';
import type { Pasted } from '../pasted';

/** What an address is to data-fair: an address of its API, a dataset's page, or a service's root. */
export function recogniseDataFair(pasted: Pasted): Claim | null {
  const { url, query } = pasted;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const api = /^(.*?)\/api\/v1\/(?:datasets|catalog)(?:\/([^/]+))?/.exec(url.pathname);
  const fair = url.pathname.includes('/data-fair');
  if (
    api &&
    (fair || /\/api\/v1\/datasets\/[^/]+\/(lines|schema|raw|full|values_agg|metric_agg|geo_agg)/.test(url.pathname))
  ) {
    const root = url.origin + (api[1] ?? '');
    const optional = { qs: query.get('qs') };
    const dataset = api[2];
    if (dataset === undefined) return { sure: 3, spec: { url: root } };
    const asked = Object.fromEntries(Object.entries(optional).filter(([, value]) => value));
    return { sure: 3, spec: { kind: 'data-fair', url: root, dataset: decodeURIComponent(dataset), ...asked } };
  }
  const page = /^(.*\/data-fair)\/(?:embed\/)?(?:dataset|datasets)\/([^/]+)/.exec(url.pathname);
  if (page) return { sure: 3, spec: { kind: 'data-fair', url: url.origin + page[1], dataset: page[2] } };
  if (/\/data-fair\/?$/.test(url.pathname))
    return { sure: 2, spec: { url: url.origin + url.pathname.replace(/\/$/, '') } };
  // portals show datasets at /datasets/<slug>; so do others, so this is only worth trying
  const shown = /^\/datasets?\/([\w-]+)(?:\/\w+)?\/?$/.exec(url.pathname);
  const dataset = shown?.[1];
  return dataset ? { sure: 1, spec: { kind: 'data-fair', url: `${url.origin}/data-fair`, dataset } } : null;
}
