import { expect, it } from 'vitest';
import { runCrossing } from '../../src/lib/core/crossings/registry';
import type { JoinCrossing } from '../../src/lib/core/crossings/join/schema';
import { handTable } from '../../src/lib/core/marks/hand-table';
import type { JoinReport } from '../../src/lib/core/problems/problem';
import { cell } from '../../src/lib/core/table/table';
import { communeHistory } from './commune-history';
import { readCog } from './inputs';

/** Numbers in [0, 1) from a seed (mulberry32). */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

it('finds 995 in a thousand of 2 000 commune codes again, whatever happened to them', { timeout: 60_000 }, async () => {
  const cog = readCog();
  const history = communeHistory(cog);
  const random = seeded(2026);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const codes = cog.communes.map((c) => c.code);
  const former = [...history];
  const of = (pattern: RegExp): string[] => codes.filter((code) => pattern.test(code));
  const [zeros, corsican] = [of(/^0/), of(/^2[AB]/)];
  /** what is written, and the commune meant */
  const defects: Record<string, () => [string, string]> = {
    zero: () => ((code) => [code.slice(1), code] as [string, string])(pick(zeros)),
    merged: () => pick(former),
    mergedWithoutZero: () => {
      const [old, now] = pick(former.filter(([code]) => code.startsWith('0')));
      return [old.slice(1), now];
    },
    arrondissement: () => {
      const n = Math.floor(random() * 45);
      if (n < 20) return [String(75101 + n), '75056'];
      return n < 29 ? [String(69381 + n - 20), '69123'] : [String(13201 + n - 29), '13055'];
    },
    corsica: () => ((code) => [`20${code.slice(2)}`, code] as [string, string])(pick(corsican)),
    case: () => ((code) => [code.toLowerCase(), code] as [string, string])(pick(corsican)),
    spaces: () =>
      ((code) => [` ${code.slice(0, 2)}${pick(['\u00a0', '\u202f', ' '])}${code.slice(2)}`, code] as [string, string])(
        pick(codes)
      ),
    spreadsheet: () =>
      ((code) => [pick([`="${code}"`, `'${code}`, `${code}.0`]), code] as [string, string])(pick(of(/^[1-9]\d/)))
  };
  const kinds = Object.values(defects);
  const rows = Array.from({ length: 2000 }, (_, i): [string, string] => {
    if (i < 8) return ['99999', ''];
    if (i % 4 === 0) return (kinds[(i / 4) % kinds.length] as () => [string, string])();
    const code = pick(codes);
    return [code, code];
  });
  const areas = handTable({ columns: { code: codes } });
  const table = handTable({ columns: { insee: rows.map(([written]) => written), nb: rows.map((_, i) => i) } });
  const spec: JoinCrossing = {
    kind: 'join',
    areas: 'a',
    areasKey: 'code',
    table: 't',
    tableKey: 'insee',
    columns: ['nb']
  };
  const run = async (repair: boolean) => {
    const outcome = await runCrossing(
      [areas, table],
      { ...spec, repair },
      {
        signal: new AbortController().signal,
        breathe: () => Promise.resolve(),
        territories: { communeHistory: () => Promise.resolve(history) }
      }
    );
    if (!outcome.ok) throw new Error(outcome.problem.code);
    const report = outcome.notices[0]?.facts as JoinReport;
    const { matched, spacing, zero, corsica, arrondissement, merged, spelling, canton, homonym, missing, unknown } =
      report;
    const mended = spacing + zero + corsica + arrondissement + merged + spelling;
    expect(matched + mended + canton + homonym + missing + unknown).toBe(2000);
    expect(Math.min(spacing, zero, corsica, arrondissement, merged)).toBeGreaterThan(40);
    return { report, joined: outcome.value, found: (repair ? matched + mended : matched) / 2000 };
  };
  expect((await run(false)).found).toBeLessThan(0.8);
  const { found, joined } = await run(true);
  expect(found).toBeGreaterThanOrEqual(0.995);

  // and each where it belongs
  const expected = new Map<string, number>();
  rows.forEach(([, code], i) => expected.set(code, (expected.get(code) ?? 0) + i));
  const nb = joined.columns.find((c) => c.name === 'nb');
  codes.forEach((code, row) => expect([code, nb && cell(nb, row)]).toEqual([code, expected.get(code) ?? null]));
});
