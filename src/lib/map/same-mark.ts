import type { Mark, Pattern } from '../core/marks/marks';

/**
 * Same content. Typed arrays are compared by identity, since they are compiled anew whenever they change, and so are
 * picture requests: asking anew is a retry.
 */
export function sameMark(a: Mark, b: Mark): boolean {
  if (a === b) return true;
  const left: Record<string, unknown> = { ...a };
  const right: Record<string, unknown> = { ...b };
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => sameValue(left[key], right[key]));
}

const isPattern = (value: unknown): value is Pattern => typeof value === 'object' && value !== null && 'motif' in value;

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((v, i) => v === b[i]);
  return isPattern(a) && isPattern(b) && a.motif === b.motif && a.angle === b.angle && a.spacing === b.spacing;
}
