/** A row of a JSON API, as an object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Members that usually hold the rows, best first. */
const usual = [
  'results',
  'records',
  'features',
  'data',
  'items',
  'rows',
  'value',
  'resultats',
  'entries',
  'hits',
  'content',
  'elements',
  'liste'
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Value at a path of members (`data.items`), undefined where it breaks off. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const name of path.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/**
 * Rows of a JSON document: the list at `path`, or without one the document itself when it is a list of objects, the
 * list under a usual name, else the longest list of objects one or two levels down. Null when there is none.
 */
export function findRecords(root: unknown, path?: string): JsonRecord[] | null {
  if (path !== undefined && path !== '') {
    const value = valueAt(root, path);
    return Array.isArray(value) ? value.filter(isRecord) : null;
  }
  const lists: unknown[][] = [];
  if (Array.isArray(root)) lists.push(root);
  else if (isRecord(root)) {
    const names = Object.keys(root);
    names.sort((a, b) => rank(a) - rank(b));
    for (const name of names) if (Array.isArray(root[name]) && !/^_?links$/.test(name)) lists.push(root[name]);
    if (!lists.some(hasRecords)) {
      for (const member of Object.values(root)) {
        if (isRecord(member)) lists.push(...Object.values(member).filter((value) => Array.isArray(value)));
      }
      lists.sort((a, b) => b.length - a.length);
    }
  }
  const found = lists.find(hasRecords) ?? lists.find((list) => list.length === 0);
  return found ? found.filter(isRecord).map(unwrapped) : null;
}

function rank(name: string): number {
  const at = usual.indexOf(name.toLowerCase());
  return at < 0 ? usual.length : at;
}

function hasRecords(list: readonly unknown[]): boolean {
  return list.length > 0 && isRecord(list[0]);
}

/** Opendatasoft's older answers wrap each row: `{ recordid, fields: { … }, geometry }`, `{ record: { fields: … } }`. */
function unwrapped(record: Record<string, unknown>): JsonRecord {
  const inner = isRecord(record['record']) ? record['record'] : record;
  const { fields, geometry } = inner;
  if (!isRecord(fields) || !('recordid' in inner || 'record_timestamp' in inner || 'timestamp' in inner)) return record;
  return geometry === undefined ? fields : { ...fields, geometry };
}

/** One row for each member of the list at `path`, with the plain values of its parent; a parent without any keeps its row. */
export function spread(records: readonly JsonRecord[], path: string): JsonRecord[] {
  const [first = ''] = path.split('.');
  return records.flatMap((record) => {
    const { [first]: _, ...parent } = record;
    const list = valueAt(record, path);
    const members = Array.isArray(list) ? list.filter(isRecord) : [];
    return members.length === 0 ? [parent] : members.map((member) => ({ ...parent, ...member }));
  });
}
