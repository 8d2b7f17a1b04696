/** Numbers of a `pos` or `posList`, separated by white space. What is none becomes NaN. */
export function spacedNumbers(text: string): number[] {
  const numbers: number[] = [];
  let i = 0;
  const end = text.length;
  while (i < end) {
    while (i < end && isBlank(text.charCodeAt(i))) i++;
    let j = i;
    while (j < end && !isBlank(text.charCodeAt(j))) j++;
    if (j > i) numbers.push(toNumber(text.slice(i, j)));
    i = j;
  }
  return numbers;
}

/** Separators of a `coordinates` element; GML's defaults are `,` within a tuple, white space between, `.` decimal. */
export interface TupleMarks {
  cs: string;
  ts: string;
  decimal: string;
}

/** Tuples of a `coordinates` element: numbers side by side, and how many make a tuple. */
export function tupleNumbers(text: string, { cs, ts, decimal }: TupleMarks): { numbers: number[]; dimension: number } {
  const between = (separator: string): RegExp =>
    new RegExp(`\\s*${separator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*`);
  const inside = cs.trim() === '' ? /\s+/ : between(cs);
  // « 1, 2 3, 4 »: blanks around a comma do not end the tuple
  const joined = cs.trim() === '' ? text : text.split(inside).join(cs);
  const tuples = (ts.trim() === '' ? joined.split(/\s+/) : joined.split(between(ts))).filter((tuple) => tuple !== '');
  const numbers: number[] = [];
  let dimension = 2;
  tuples.forEach((tuple, i) => {
    const parts = cs.trim() === '' ? tuple.split(/\s+/) : tuple.split(cs);
    if (i === 0) dimension = Math.max(2, parts.length);
    for (let k = 0; k < dimension; k++) numbers.push(toNumber((parts[k] ?? '').replace(decimal, '.')));
  });
  return { numbers, dimension };
}

function toNumber(text: string): number {
  return text === '' ? NaN : Number(text);
}

/** Space, tab and line ends. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160;
}
