import type { Claim } from '../kind';
import type { Pasted } from '../pasted';

/** Parameters of the API's requests that a source keeps. */
const kept = ['where', 'select'] as const;

/** What an address is to a portal: a dataset's page or one of its API's addresses, the list of datasets, or its root. */
export function recogniseOpendatasoft(pasted: Pasted): Claim | null {
  const { url, query } = pasted;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const root = url.origin;
  const dataset =
    /^(?:\/[\w-]+)?\/explore\/(?:embed\/)?dataset\/([^/]+)/.exec(url.pathname)?.[1] ??
    /\/api\/(?:explore\/)?v2\.\d\/catalog\/datasets\/([^/]+)/.exec(url.pathname)?.[1] ??
    (/\/api\/(records|datasets)\/1\.0\//.test(url.pathname)
      ? (query.get('dataset') ?? /\/datasets\/1\.0\/([^/]+)/.exec(url.pathname)?.[1])
      : undefined);
  if (dataset !== undefined && dataset !== 'search') {
    const asked = kept.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []));
    const refine = refinements(url);
    return {
      sure: 3,
      spec: {
        kind: 'opendatasoft',
        url: root,
        dataset: decodeURIComponent(dataset),
        ...Object.fromEntries(asked),
        ...(refine.length > 0 ? { refine } : {})
      }
    };
  }
  const isList = /^(?:\/[\w-]+)?\/explore\/?$|\/api\/(explore\/)?v2\.\d(\/|$)|\/api\/datasets\/1\.0\/search/.test(
    url.pathname
  );
  if (isList) return { sure: 3, spec: { url: root } };
  if (/(^|\.)(opendatasoft|huwise)\.com$/.test(url.hostname)) return { sure: 2, spec: { url: root } };
  return url.pathname === '/' ? { sure: 1, spec: { url: root } } : null;
}

/** `refine=region:Bretagne` of the API, `refine.region=Bretagne` of pages. */
function refinements(url: URL): string[] {
  return [...url.searchParams].flatMap(([name, value]) => {
    if (name === 'refine') return [value];
    return name.startsWith('refine.') ? [`${name.slice(7)}:${value}`] : [];
  });
}
