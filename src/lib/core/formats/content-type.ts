import type { Problem } from '../problems/problem';
import { contentName, sniff, type Content } from './sniff';

/** Families of content types that say something; `text/plain`, `application/octet-stream` and none say nothing. */
const families: readonly [RegExp, readonly Content[]][] = [
  [/\bx?html\b/, ['html']],
  [/json|javascript/, ['json']],
  [/xml|\bgml\b|\bkml\b/, ['xml']],
  [/\bcsv\b/, ['text']],
  [/^image\/(?!svg)/, ['binary']],
  [/\bzip\b/, ['zip', 'gzip']]
];

/** What may stand under any declaration: sniffing says too little of it. */
const vague: ReadonlySet<Content> = new Set<Content>(['empty', 'binary']);

/**
 * Notice of an answer whose declared type is another than what its bytes show. Content wins: readers go by the bytes.
 * An HTML page is none: readers refuse it for what it is.
 */
export function wrongContentType(declared: string, bytes: Uint8Array): Problem | null {
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const family = families.find(([pattern]) => pattern.test(type));
  const found = sniff(bytes);
  if (!family || vague.has(found) || found === 'html' || family[1].includes(found)) return null;
  return { code: 'content-type-wrong', facts: { declared: type, found: contentName(found) } };
}
