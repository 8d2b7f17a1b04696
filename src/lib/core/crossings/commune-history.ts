/** Communes that are no more, by their code: the code of the commune that holds them today (COG). */
export type CommuneHistory = ReadonlyMap<string, string>;

/** Name of the file of a site that holds it, under `territories/`. */
export const communeHistoryFile = 'commune-history.json';

/** The file: for each commune of today, the codes that went into it, with a space between them. */
export function writeCommuneHistory(history: CommuneHistory): string {
  const former = new Map<string, string[]>();
  for (const [old, now] of history) former.set(now, [...(former.get(now) ?? []), old]);
  const lines = [...former].sort(([a], [b]) => (a < b ? -1 : 1)).map(([now, olds]) => [now, olds.sort().join(' ')]);
  return JSON.stringify(Object.fromEntries(lines));
}

/** Reads the file; null when it is something else (a page of the site in its place). */
export function readCommuneHistory(bytes: Uint8Array): CommuneHistory | null {
  try {
    const former = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
    return new Map(Object.entries(former).flatMap(([now, olds]) => olds.split(' ').map((old) => [old, now] as const)));
  } catch {
    return null;
  }
}
