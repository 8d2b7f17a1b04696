import type { TextColumn } from '../table/table';

/** A text column of values, null where one is missing. */
export function textColumn(name: string, values: readonly (string | null)[]): TextColumn {
  const dictionary: string[] = [];
  const known = new Map<string, number>();
  const codes = Uint32Array.from(values, (value) => {
    if (value === null) return 0;
    const code = known.get(value) ?? dictionary.push(value);
    known.set(value, code);
    return code;
  });
  return { name, type: 'text', codes, dictionary };
}
