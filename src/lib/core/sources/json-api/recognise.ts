import type { Claim } from '../kind';
import type { Pasted } from '../pasted';
import { presets } from './presets';
import { templateNames } from './template';

/** An address of a known API, or a template that pages. */
export function recogniseApi(pasted: Pasted): Claim | null {
  const { url, text } = pasted;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const names = templateNames(text);
  if (['page', 'offset', 'cursor'].some((name) => names.has(name)) && !names.has('z')) {
    return { sure: 3, spec: { kind: 'json-api', url: text } };
  }
  // a site's front page is no request
  const known = presets.find((preset) => preset.matches(url) && url.pathname.length > 1);
  return known ? { sure: 3, spec: { kind: 'json-api', url: withoutPaging(url) } } : null;
}

/** What a person pasted is often one page: the source is all of them. */
function withoutPaging(url: URL): string {
  const clean = new URL(url.href);
  for (const name of ['page', 'size', 'page_size', 'per_page', '_start', '_limit', 'limit', 'offset']) {
    clean.searchParams.delete(name);
  }
  clean.hash = '';
  return clean.href;
}
