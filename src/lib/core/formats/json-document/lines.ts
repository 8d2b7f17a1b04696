import { bad, good, type Outcome } from '../../problems/problem';

const separator = '\u001e';
const nothing = Symbol('nothing');

/**
 * Values of a text that holds one a line, or one after each record separator (RFC 7464, RFC 8142): features, whole
 * collections and bare geometries become one FeatureCollection, other objects a list of records; `null` and plain values
 * are skipped. Null when the text is not that. Fails with `parse-failed` at the first value that is broken or cut.
 */
export function jsonLines(text: string, format: string): Outcome<unknown> | null {
  const cutAt = text.trimStart().startsWith(separator) ? separator : '\n';
  const objects: Record<string, unknown>[] = [];
  let start = 0;
  let values = 0;
  while (start < text.length) {
    const found = text.indexOf(cutAt, start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end).trim();
    if (line !== '') {
      const value = parsed(line);
      if (value === nothing) {
        // a text whose first line is no value of its own is a document that is broken elsewhere
        if (values === 0) return null;
        const cut = text.slice(end).trim() === '';
        const expected = cut ? '}' : 'JSON';
        const facts = { format, at: start, expected, found: cut ? 'EOF' : JSON.stringify(line.slice(0, 20)) };
        return bad({ code: 'parse-failed', facts });
      }
      values++;
      if (value !== null && typeof value === 'object') objects.push(value as Record<string, unknown>);
    }
    start = end + 1;
  }
  if (values < 2 && cutAt === '\n') return null;
  const features = objects.flatMap(featuresOf);
  return good(features.length > 0 ? { type: 'FeatureCollection', features } : objects);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return nothing;
  }
}

function featuresOf(value: Record<string, unknown>): unknown[] {
  if (value['type'] === 'Feature') return [value];
  if (value['type'] === 'FeatureCollection' && Array.isArray(value['features'])) return value['features'];
  const isGeometry = Array.isArray(value['coordinates']) || Array.isArray(value['geometries']);
  return isGeometry ? [{ type: 'Feature', properties: {}, geometry: value }] : [];
}
