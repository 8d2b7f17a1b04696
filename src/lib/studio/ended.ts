import type { Problem } from '../core/problems/problem';

/** How a layer ends that is drawn: ready, or, where part of it could not be read (`gap`), telling why. */
export function ended(gap: Problem | null): { phase: 'ready' | 'failed'; problem: Problem | null; partial: boolean } {
  return { phase: gap ? 'failed' : 'ready', problem: gap, partial: gap !== null };
}
