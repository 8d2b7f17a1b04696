import * as v from 'valibot';
import { isRange } from '../marks/zoom-range';
import { bad, good, type Outcome } from '../problems/problem';
import { sourceKind, type SourceSpec } from '../sources/registry';
import { documentSchema, type LayerSpec, type MapDocument } from './document';
import { tidyDocument } from './tidy';

/** Addresses of a source, whatever its kind. */
export function urlsOf(source: SourceSpec): string[] {
  return sourceKind(source.kind).urls(source);
}

/** Addresses of all that a layer or a catalogue entry may call: its source and the pictures that stand for it. */
export function urlsOfLayer({ source, twin }: Pick<LayerSpec, 'source' | 'twin'>): string[] {
  return [...urlsOf(source), ...(twin ? urlsOf(twin.source) : [])];
}

/** True for a relative address, http: or https:; any other scheme never enters a document. */
export function safeUrl(url: string): boolean {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url);
  return scheme === null || /^https?$/i.test(scheme[1] as string);
}

/** The beginning of a value as JSON. Lists and objects are named only: nested deeply enough, they would end the stack. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/**
 * Checks plain data against the document's schema, then what a schema cannot say: unique layer ids, http(s) addresses
 * only, zooms that some map may have. Gives a rounded document, or `document-invalid` (path, expected, found), or `document-version`.
 */
export function validateDocument(data: unknown): Outcome<MapDocument> {
  const version = (data as { version?: unknown } | null)?.version;
  if (version !== undefined && version !== 1)
    return bad({ code: 'document-version', facts: { version: describe(version), known: 1 } });
  const result = v.safeParse(documentSchema, data);
  if (!result.success) {
    const issue = result.issues[0];
    return bad({
      code: 'document-invalid',
      facts: { path: v.getDotPath(issue) ?? '', expected: issue.expected ?? issue.type, found: describe(issue.input) }
    });
  }
  const seen = new Set<string>();
  for (const [i, layer] of result.output.layers.entries()) {
    if (seen.has(layer.id))
      return bad({
        code: 'document-invalid',
        facts: { path: `layers.${i}.id`, expected: 'unique id', found: describe(layer.id) }
      });
    seen.add(layer.id);
    if (!isRange(layer))
      return bad({
        code: 'document-invalid',
        facts: { path: `layers.${i}.maxzoom`, expected: 'more than minzoom', found: describe(layer.maxzoom) }
      });
    for (const url of urlsOfLayer(layer))
      if (!safeUrl(url))
        return bad({
          code: 'document-invalid',
          facts: { path: `layers.${i}.source`, expected: 'http(s) address', found: describe(url) }
        });
  }
  return good(tidyDocument(result.output));
}
