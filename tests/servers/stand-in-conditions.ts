import type { Values } from './stand-in-data';

type Test = (values: Values) => boolean;

/** Conditions that were understood: a test of a row, and boxes that its geometry must meet, with their system. */
export interface Conditions {
  test: Test;
  boxes: { box: number[]; code: number }[];
}

/**
 * Conditions joined by AND, as recipes and the studio write them in ECQL and ODSQL: `field = 'x'` (or "x"), `<>`, `<`, `>`,
 * `field LIKE 'x%'`, `field IN ('x','y')`, `startswith(field, "x")`, `field is not null`, `BBOX(geometry, …)`. What is none of
 * these, or names a field that is not there, is refused, and why is told.
 */
export function conditions(text: string, fields: ReadonlySet<string>): Conditions | { refused: string } {
  const tests: Test[] = [];
  const boxes: Conditions['boxes'] = [];
  for (const part of text.split(/\s+and\s+/i).map((one) => one.trim().replace(/^\((.*)\)$/s, '$1'))) {
    const box = /^BBOX\(\s*"?(\w+)"?\s*,([^)]*?)(?:,\s*'EPSG:(\d+)')?\s*\)$/i.exec(part);
    const read = box ? null : condition(part);
    const field = box?.[1] ?? read?.field;
    if (field === undefined) return { refused: `Could not parse « ${part} »` };
    if (!fields.has(field)) return { refused: `Illegal property name: ${field}` };
    if (box) boxes.push({ box: box[2]!.split(',').map(Number), code: Number(box[3] ?? 4326) });
    if (read) tests.push(read.test);
  }
  return { test: (values) => tests.every((test) => test(values)), boxes };
}

function condition(part: string): { field: string; test: Test } | null {
  const quoted = `(?:'([^']*)'|"([^"]*)"|(-?[\\d.]+))`;
  const compared = new RegExp(`^"?(\\w+)"?\\s*(=|<>|<=|>=|<|>)\\s*${quoted}$`).exec(part);
  if (compared) {
    const [, field = '', op, a, b, c] = compared;
    const wanted = a ?? b ?? c ?? '';
    return { field, test: (v) => compare(v[field] ?? null, op!, wanted) };
  }
  const like = new RegExp(`^"?(\\w+)"?\\s+i?like\\s+${quoted}$`, 'i').exec(part);
  if (like) {
    const [, field = '', a, b] = like;
    const pattern = (a ?? b ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*');
    const regex = new RegExp(`^${pattern}$`, 'i');
    return { field, test: (v) => regex.test(String(v[field])) };
  }
  const among = /^"?(\w+)"?\s+in\s*\((.*)\)$/i.exec(part);
  if (among) {
    const [, field = '', list = ''] = among;
    const values = new Set([...list.matchAll(/['"]([^'"]*)['"]/g)].map((m) => m[1]));
    return { field, test: (v) => values.has(String(v[field])) };
  }
  const starts = new RegExp(`^startswith\\(\\s*(\\w+)\\s*,\\s*${quoted}\\s*\\)$`, 'i').exec(part);
  if (starts) {
    const [, field = '', a, b] = starts;
    return { field, test: (v) => String(v[field]).startsWith(a ?? b ?? '') };
  }
  const filled = /^"?(\w+)"?\s+is\s+not\s+null$/i.exec(part);
  if (!filled) return null;
  const [, field = ''] = filled;
  return { field, test: (v) => v[field] !== null && v[field] !== undefined };
}

function compare(value: Values[string] | null, op: string, wanted: string): boolean {
  if (op === '=') return String(value) === wanted;
  if (op === '<>') return String(value) !== wanted;
  const [a, b] = [Number(value), Number(wanted)];
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[op] ?? false;
}
