import { describe, expect, it } from 'vitest';
import type { RawFeature } from '../../formats/geojson/parse';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { gatherPages } from './gather-pages';
import type { Page, Walk } from './page';

const first = 'https://x.fr/items?limit=3';
const row = (n: number, id: boolean): RawFeature => ({ ...(id ? { id: n } : {}), properties: { n } });

interface Service {
  /** rows it has */
  have: number;
  /** rows it gives at a time at most */
  cap?: number;
  total?: number | null;
  ids?: boolean;
  answer?(asked: URL, usual: Page): Page | Problem;
}

/** Walks a service that pages by `offset`, whose answers a test may alter. */
async function walk(service: Service, { linksOnly, ...more }: Partial<Walk> & { linksOnly?: boolean } = {}) {
  const { have, cap = Infinity, total = have, ids = false } = service;
  const asked: string[] = [];
  const rows: RawFeature[] = [];
  const progress: number[] = [];
  const at = (_: number, received: number): string => `${first}&offset=${received}`;
  const outcome = await gatherPages(
    { first, size: 3, ...(linksOnly ? {} : { at }), ...more },
    {
      fetch: (url): Promise<Outcome<Page>> => {
        asked.push(url);
        const query = new URL(url).searchParams;
        const offset = Number(query.get('offset') ?? 0);
        const size = Math.min(cap, Number(query.get('limit')), Math.max(0, have - offset));
        const usual = { rows: Array.from({ length: size }, (__, i) => row(offset + i, ids)), total, crs: null };
        const answer = service.answer?.(new URL(url), usual) ?? usual;
        return Promise.resolve('code' in answer ? bad(answer) : good(answer));
      },
      add: (fresh) => void rows.push(...fresh),
      reset: () => void (rows.length = 0),
      progress: (n) => void progress.push(n)
    }
  );
  if (!outcome.ok) return { problem: outcome.problem, asked };
  const { complete, total: known, notices } = outcome.value;
  expect(rows.length).toBe(outcome.value.rows);
  return {
    numbers: rows.map((r) => (r.properties as { n: number }).n),
    complete,
    total: known,
    notices,
    asked,
    progress
  };
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('gatherPages', () => {
  it.each([0, 1, 2, 3, 4, 6, 7, 20])('takes all of %i rows, total told or not', async (have) => {
    for (const total of [have, null]) {
      const made = await walk({ have, total });
      expect(made).toMatchObject({ numbers: upTo(have), complete: true, total: have, notices: [] });
      expect(new Set(made.asked).size, 'no page is asked for twice').toBe(made.asked.length);
    }
  });

  it('advances by what was received when the service caps below what is asked', async () => {
    const made = await walk({ have: 7, cap: 2 });
    expect(made).toMatchObject({ numbers: upTo(7), complete: true });
  });

  it('suffers short pages in the middle', async () => {
    const made = await walk({
      have: 9,
      answer: (url, usual) =>
        url.searchParams.get('offset') === '3' ? { ...usual, rows: usual.rows.slice(0, 1) } : usual
    });
    expect(made).toMatchObject({ numbers: upTo(9), complete: true });
  });

  it('is not fooled by a total that is too small or too large', async () => {
    const more = await walk({ have: 7, answer: (_, usual) => ({ ...usual, total: 5, next: nextOf(usual, 7) }) }, {});
    expect(more).toMatchObject({ numbers: upTo(7), complete: true });
    expect(more.notices).toEqual([{ code: 'count-wrong', facts: { claimed: 5, got: 7 } }]);
    const less = await walk({ have: 7, total: 10 });
    expect(less).toMatchObject({ numbers: upTo(7), complete: false, total: 10 });
  });

  it('says that a service which repeats its first page gave a part', async () => {
    const ignores = (_: URL, usual: Page): Page => ({ ...usual, rows: [0, 1, 2].map((n) => row(n, false)) });
    expect(await walk({ have: 9, answer: ignores })).toMatchObject({ numbers: upTo(3), complete: false, total: 9 });
    // without a total, three rows that are as many as were asked for may be a cap
    expect(await walk({ have: 9, total: null, answer: ignores })).toMatchObject({ numbers: upTo(3), complete: false });
    expect(await walk({ have: 9, total: null, answer: ignores }, { size: 50 })).toMatchObject({ complete: true });
  });

  it('asks such a service for everything at once when that can be said', async () => {
    const answer = (url: URL, usual: Page): Page => {
      const rows = Array.from({ length: Math.min(9, Number(url.searchParams.get('limit'))) }, (_, n) => row(n, false));
      return { ...usual, rows };
    };
    const whole = (rows: number): string => `https://x.fr/items?limit=${rows}`;
    expect(await walk({ have: 9, answer }, { whole })).toMatchObject({ numbers: upTo(9), complete: true, total: 9 });
  });

  it('follows links, and never to another host nor in circles', async () => {
    const evil = await walk(
      { have: 9, answer: (_, usual) => ({ ...usual, next: nextOf(usual, 9, 'http://evil.test:81/elsewhere') }) },
      {}
    );
    expect(evil).toMatchObject({ numbers: upTo(9), complete: true });
    expect(evil.asked.every((url) => url.startsWith('https://x.fr/items?'))).toBe(true);
    const back = (_: URL, usual: Page): Page => ({ ...usual, next: '?limit=3&offset=3' });
    const circle = await walk({ have: 9, answer: back }, { linksOnly: true });
    expect(circle).toMatchObject({ numbers: upTo(6), complete: false, total: 9 });
    expect(circle.asked.length).toBe(2);
    // offsets go on where links lead back
    expect(await walk({ have: 9, answer: back })).toMatchObject({ numbers: upTo(9), complete: true });
    let cursor = 0;
    const endless = await walk({
      have: 0,
      total: null,
      answer: (_, usual) => ({ ...usual, next: `?cursor=${++cursor}` })
    });
    expect(endless).toMatchObject({ numbers: [], complete: false });
    expect(endless.asked.length).toBeLessThan(30);
  });

  it('stops before the depth that the service refuses', async () => {
    const made = await walk({ have: 20 }, { depth: 8 });
    expect(made).toMatchObject({ numbers: upTo(6), complete: false, total: 20 });
    expect(await walk({ have: 6 }, { depth: 6 })).toMatchObject({ numbers: upTo(6), complete: true });
  });

  it('keeps what came before a refusal, and tells other failures', async () => {
    const failing = (status: number) => (url: URL, usual: Page) =>
      Number(url.searchParams.get('offset')) >= 6
        ? ({ code: 'http-status', facts: { url: url.href, status } } satisfies Problem)
        : usual;
    expect(await walk({ have: 20, answer: failing(400) })).toMatchObject({ numbers: upTo(6), complete: false });
    expect(await walk({ have: 20, answer: failing(500) })).toMatchObject({ problem: { code: 'http-status' } });
  });

  it('drops rows that come twice under one id', async () => {
    const made = await walk({ have: 6, ids: true, answer: (url, usual) => shifted(url, usual) });
    expect(made).toMatchObject({ numbers: [0, 1, 2, 3, 4], complete: false, total: 6 });
  });

  it('reports progress that only grows', async () => {
    const { progress } = await walk({ have: 9 });
    expect(progress).toEqual([3, 6, 9]);
  });
});

/** Second page begins with the last row of the first: an order that is not stable. */
function shifted(url: URL, usual: Page): Page {
  return url.searchParams.get('offset') === '3' ? { ...usual, rows: [2, 3, 4].map((n) => row(n, true)) } : usual;
}

function nextOf(page: Page, have: number, base = ''): string | null {
  const last = page.rows.at(-1)?.properties as { n: number } | undefined;
  return last === undefined || last.n + 1 >= have ? null : `${base}?limit=3&offset=${last.n + 1}`;
}
