import type { Outcome } from '../../problems/problem';
import { getObject } from '../json-answer';
import type { SourceContext } from '../kind';

export const geojsonTypes = 'application/geo+json, application/json;q=0.9';

/**
 * A JSON document of an API, as an object. Servers that answer in HTML whatever one accepts are asked by `f=json`.
 * Fails as the network does, and with `unexpected-content`, `parse-failed`.
 */
export async function getJson(
  url: string,
  context: SourceContext,
  accept = 'application/json'
): Promise<Outcome<Record<string, unknown>>> {
  const found = await getObject(url, context, accept);
  if (found.ok) return found;
  const { problem } = found;
  const html = problem.code === 'unexpected-content';
  const refused = problem.code === 'http-status' && [400, 406, 415].includes(problem.facts.status);
  const again = new URL(url);
  if (!(html || refused) || again.searchParams.has('f')) return found;
  again.searchParams.set('f', 'json');
  return getObject(again.href, context, accept);
}
