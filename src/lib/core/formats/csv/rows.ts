import Papa from 'papaparse';

/** A delimited text taken apart: unique column names and rows of cells. */
export interface TextRows {
  header: string[];
  rows: string[][];
  /** place of a quote that is never closed: it would swallow all the rows after it into one cell */
  unclosedQuote?: number;
}

/**
 * Cells of a delimited text: `;`, `,`, tab or `|` found by content, quotes and line ends inside quotes honoured. Title
 * lines above the header (fewer cells than the rest) are skipped; empty and repeated column names get a number.
 */
export function textRows(text: string): TextRows {
  const { data, errors } = Papa.parse<string[]>(text, {
    header: false,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [';', ',', '\t', '|']
  });
  const unclosed = errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed) return { header: [], rows: [], unclosedQuote: unclosed.index ?? 0 };
  dropEmptyEnd(data);
  const width = usualWidth(data);
  const first = data.findIndex((row) => row.length >= width);
  const names = data[first];
  if (!names) return { header: [], rows: [] };
  return { header: uniqueNames(names.map((name) => name.trim())), rows: data.slice(first + 1) };
}

/** Cuts the cells at the end that are empty in every row: rows that end by a delimiter the header lacks. */
function dropEmptyEnd(data: readonly string[][]): void {
  let used = 0;
  for (const row of data) {
    let length = row.length;
    while (length > used && (row[length - 1] as string).trim() === '') length--;
    used = Math.max(used, length);
  }
  for (const row of data) if (row.length > used) row.length = used;
}

/** Most frequent number of cells among the first lines, the larger when two are as frequent. */
function usualWidth(data: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const row of data.slice(0, 100)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  // the number to try first for a name seen before: a header may repeat one name by the thousand
  const next = new Map<string, number>();
  return names.map((name, i) => {
    const wanted = name === '' ? `colonne_${i + 1}` : name;
    let unique = wanted;
    let n = next.get(wanted) ?? 2;
    while (taken.has(unique)) unique = `${wanted}_${n++}`;
    next.set(wanted, n);
    taken.add(unique);
    return unique;
  });
}
