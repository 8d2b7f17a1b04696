import * as v from 'valibot';
import { bad, good, type Outcome } from '../problems/problem';
import { sourceSchema, type SourceSpec } from './registry';

/** A spec made sure of: what an offer or a form holds is checked before it enters a map. Fails with `document-invalid`. */
export function checkedSpec(source: { kind: string }): Outcome<SourceSpec> {
  const parsed = v.safeParse(sourceSchema, source);
  if (parsed.success) return good(parsed.output);
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue) ?? '';
  return bad({
    code: 'document-invalid',
    facts: { path, expected: issue.expected ?? issue.type, found: issue.received }
  });
}
