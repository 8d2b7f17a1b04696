import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { answerCut } from '../answer-cut';
import { readText } from '../decode-text';
import { parseJson, tooManyValues } from '../json';
import { sniff } from '../sniff';
import { unexpected } from '../unexpected';
import { jsonLines } from './lines';

/**
 * Value of a JSON text. A text of one value a line (GeoJSON text sequences, « geojsonl », NDJSON) gives the
 * FeatureCollection of its features, or the list of its records.
 * Fails with `service-exception` or `unexpected-content` when the bytes are something else, `parse-failed` (naming
 * `format`) when they are broken, `answer-cut` when a server ended them too early, `too-large` when they would not fit in memory.
 */
export function jsonDocument(bytes: Uint8Array, url: string, format: string, contentType?: string): Outcome<unknown> {
  if (sniff(bytes) !== 'json') return bad(unexpected(bytes, url, format));
  const bomb = tooManyValues(bytes);
  if (bomb) return bad(bomb);
  const { text, notices } = readText(bytes, contentType);
  try {
    return good(parseJson(text), notices);
  } catch (error) {
    const read = jsonLines(text, format) ?? brokenJson(text, error, format);
    if (read.ok) return good(read.value, notices);
    const halfway = isCut(read.problem) ? answerCut(url, bytes.length) : null;
    return halfway ? bad(halfway) : read;
  }
}

function isCut(problem: Problem): boolean {
  return problem.code === 'parse-failed' && problem.facts.found === 'EOF';
}

function brokenJson(text: string, error: unknown, format: string): Outcome<unknown> {
  const message = error instanceof Error ? error.message : '';
  const named = /position (\d+)/.exec(message)?.[1];
  const at = named === undefined ? text.length : Number(named);
  const cut = at >= text.trimEnd().length || /end of|unterminated/i.test(message);
  const found = cut ? 'EOF' : JSON.stringify(text.slice(at, at + 20));
  return bad({ code: 'parse-failed', facts: { format, at, expected: cut ? ']}' : 'JSON', found } });
}
