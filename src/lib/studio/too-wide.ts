import type { Problem } from '../core/problems/problem';

/** The problem of a layer whose view holds too much, or whose source is there only near; null: another one. */
export function tooWideOf(problem: Problem, layer: string): Problem | null {
  if (problem.code === 'scale-hidden') return { ...problem, facts: { layer } };
  return problem.code === 'view-too-wide' ? problem : null;
}
