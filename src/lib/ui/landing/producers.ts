/**
 * Names short enough for badges, each once, in order: what comes before a precision, and the producers of a joint
 * source one by one. « Insee (Code officiel géographique) », « Natural Earth, Insee » → « Insee », « Natural Earth ».
 */
export function producerNames(credits: readonly string[]): string[] {
  const names = credits.flatMap((credit) =>
    (credit.split(/\s*\(|\s+[–—]\s+|,\s+d[’']après/)[0] ?? credit).split(/,\s+/)
  );
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}
