import { jsonDocument } from '../formats/json-document/parse';
import { bad, good, type Outcome } from '../problems/problem';
import type { SourceContext } from './kind';

/**
 * An object that an API answers in JSON; null addresses (`null`: the source's address is none) fail like servers that
 * are not there. Fails as the network does, and with `unexpected-content`, `parse-failed`.
 */
export async function getObject(
  url: string | null,
  context: SourceContext,
  accept = 'application/json'
): Promise<Outcome<Record<string, unknown>>> {
  if (url === null) return bad({ code: 'source-unreachable', facts: { url: '' } });
  const answer = await context.net.get({ url, accept, signal: context.signal });
  if (!answer.ok) return answer;
  const parsed = jsonDocument(answer.value.bytes, url, 'JSON');
  if (!parsed.ok) return parsed;
  const found = objectOf(parsed.value);
  return found ? good(found) : bad({ code: 'unexpected-content', facts: { url, expected: 'JSON { }', found: 'JSON' } });
}

/** A JSON value as an object, null when it is something else. */
export function objectOf(value: unknown): Record<string, unknown> | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** A JSON value as a list, empty when it is something else. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a JSON list. */
export function objectsOf(value: unknown): Record<string, unknown>[] {
  return listOf(value).filter((item) => objectOf(item) !== null) as Record<string, unknown>[];
}

/** A JSON value as trimmed text, empty when it is something else; lists of texts are joined. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(', ');
  return typeof value === 'string' ? value.trim() : '';
}
