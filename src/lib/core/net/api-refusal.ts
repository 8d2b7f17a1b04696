import { parseJson } from '../formats/json';

const mostOfWords = 500;

/**
 * What an API says in JSON when it refuses, null when the text says nothing: problem details (RFC 9457), OGC API
 * (`description`), Opendatasoft (`message`), tabular-api (`errors`), FastAPI (`detail`), and the
 * usual `message` and `error`.
 */
export function apiRefusal(text: string): string | null {
  if (!/^\s*\{/.test(text)) return null;
  let answer: unknown;
  try {
    answer = parseJson(text);
  } catch {
    return null;
  }
  return words(answer, ['detail', 'description', 'message', 'error_description', 'error', 'errors', 'title']);
}

/** The first member of an object that holds words, itself or further in; a list gives its first element's. */
function words(value: unknown, names: readonly string[], depth = 0): string | null {
  if (typeof value === 'string') {
    const text = value.replace(/\s+/g, ' ').trim();
    return text === '' ? null : text.slice(0, mostOfWords);
  }
  if (value === null || typeof value !== 'object' || depth > 3) return null;
  if (Array.isArray(value)) return words(value[0], names, depth + 1);
  const members = value as Record<string, unknown>;
  // FastAPI’s details of one field say `msg`
  for (const name of depth === 0 ? names : [...names, 'msg']) {
    const found = Object.hasOwn(members, name) ? words(members[name], names, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}
