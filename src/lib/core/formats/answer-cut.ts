import type { Problem } from '../problems/problem';

/**
 * Problem of a text that ends too early (unclosed JSON or XML): where it came from a server, the server cut its answer,
 * and asking again may help. Null for a person's own file, which is malformed and stays so.
 */
export function answerCut(url: string, bytes: number): Problem | null {
  return /^https?:/i.test(url) ? { code: 'answer-cut', facts: { url, bytes } } : null;
}
