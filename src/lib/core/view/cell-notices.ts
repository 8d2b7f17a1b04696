import type { Problem } from '../problems/problem';

/** Notices that say nothing of a view when they are of a cell. */
const left: ReadonlySet<Problem['code']> = new Set<Problem['code']>(['empty-result']);

/** Notices of the cells of a view as those of one table: each once, numbers of rows added up. */
export function mergeNotices(cells: readonly (readonly Problem[])[]): Problem[] {
  const merged: Problem[] = [];
  for (const notice of cells.flat()) {
    if (left.has(notice.code)) continue;
    const at = merged.findIndex((known) => alike(known, notice));
    if (at < 0) merged.push(notice);
    else merged[at] = added(merged[at] as Problem, notice);
  }
  return merged;
}

/** Same code, same facts, amounts aside. */
function alike(a: Problem, b: Problem): boolean {
  const bare = (notice: Problem): string => JSON.stringify({ ...notice.facts, rows: 0, got: 0, total: 0 });
  return a.code === b.code && bare(a) === bare(b);
}

function added(a: Problem, b: Problem): Problem {
  if (a.code === 'truncated' && b.code === 'truncated') {
    const total = a.facts.total === null || b.facts.total === null ? null : a.facts.total + b.facts.total;
    return { code: 'truncated', facts: { got: a.facts.got + b.facts.got, total } };
  }
  if (!('rows' in a.facts) || !('rows' in b.facts)) return a;
  return { ...a, facts: { ...a.facts, rows: a.facts.rows + b.facts.rows } } as Problem;
}
