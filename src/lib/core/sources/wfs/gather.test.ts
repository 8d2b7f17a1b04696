import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawFeature } from '../../formats/geojson/parse';
import { bad, good } from '../../problems/problem';
import { gather, type FetchPage, type GatherOptions } from './gather';
import { geojsonPage, type FeaturePage } from './page';

/** A page that still holds the features it was made of. */
type TestPage = FeaturePage & { features: RawFeature[] };

interface Server {
  features: RawFeature[];
  cap: number;
  pages: 'yes' | 'ignored' | 'refused';
  /** the document's own `numberMatched` */
  states: boolean;
}

const features = (n: number): RawFeature[] =>
  Array.from({ length: n }, (_, i) => ({ properties: { n: i }, geometry: { type: 'Point', coordinates: [i, 0] } }));

function serve({ features: all, cap, pages, states }: Server): { fetchPage: FetchPage<TestPage>; asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    fetchPage: (start, count) => {
      asked.push(start);
      if (start > 0 && pages === 'refused') {
        return Promise.resolve(bad({ code: 'service-exception', facts: { url: 'u', said: 'no natural order' } }));
      }
      const from = pages === 'ignored' ? 0 : start;
      const page = all.slice(from, from + Math.min(cap, count));
      const matched = states ? all.length : null;
      return Promise.resolve(
        good({ ...geojsonPage({ features: page, crs: null, matched, more: false }), features: page })
      );
    }
  };
}

async function run(server: Server, options: Partial<GatherOptions<TestPage>> = {}) {
  let rows: RawFeature[] = [];
  const { fetchPage, asked } = serve(server);
  const outcome = await gather(fetchPage, {
    size: 1000,
    hits: null,
    hitsTrusted: true,
    recount: () => Promise.resolve(null),
    add: (page, fresh) => void rows.push(...fresh.map((i) => page.features[i]!)),
    reset: () => void (rows = []),
    progress: () => undefined,
    ...options
  });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return { ...outcome.value, numbers: rows.map((f) => (f.properties as { n: number }).n), asked };
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('gather', () => {
  it('gives every feature once and in order, whatever cap, page size and total', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 150 }),
        fc.boolean(),
        fc.boolean(),
        async (n, cap, size, states, counts) => {
          const server: Server = { features: features(n), cap, pages: 'yes', states };
          const got = await run(server, { size, hits: counts ? n : null });
          expect(got.numbers).toEqual(upTo(n));
          expect(got).toMatchObject({ complete: true, rows: n, total: n });
        }
      ),
      { numRuns: 150 }
    );
  }, 30_000);

  it('does not believe WFS 1.1.0 hits that repeat the cap', async () => {
    const got = await run(
      { features: features(4293), cap: 2000, pages: 'yes', states: false },
      { hits: 2000, hitsTrusted: false }
    );
    expect(got).toMatchObject({ rows: 4293, complete: true });
  });

  it('says what is lacking when the server ignores or refuses paging', async () => {
    for (const pages of ['ignored', 'refused'] as const) {
      const got = await run({ features: features(8900), cap: 1000, pages, states: false }, { hits: 8900 });
      expect(got).toMatchObject({ rows: 1000, total: 8900, complete: false });
    }
  });

  it('asks for all at once where paging fails but no cap holds', async () => {
    const got = await run({ features: features(3000), cap: Infinity, pages: 'ignored', states: false }, { hits: 3000 });
    expect(got).toMatchObject({ rows: 3000, complete: true });
    expect(got.numbers).toEqual(upTo(3000));
  });

  it('counts again where hits cannot be trusted, and suspects round caps', async () => {
    const server: Server = { features: features(4293), cap: 2000, pages: 'ignored', states: false };
    const recounted = await run(server, { hits: 2000, hitsTrusted: false, recount: () => Promise.resolve(4293) });
    expect(recounted).toMatchObject({ rows: 2000, total: 4293, complete: false });
    const unknown = await run(server, { hits: 2000, hitsTrusted: false });
    expect(unknown).toMatchObject({ rows: 2000, total: null, complete: false });
    const small = await run({ ...server, features: features(370) }, { hits: 370, hitsTrusted: false });
    expect(small).toMatchObject({ rows: 370, total: 370, complete: true });
  });

  it('does not loop on hits that are too many', async () => {
    const got = await run({ features: features(370), cap: 2000, pages: 'yes', states: false }, { hits: 3700 });
    // an empty page has said that there is no more: the count was wrong
    const wrong = { code: 'count-wrong', facts: { claimed: 3700, got: 370 } };
    expect(got).toMatchObject({ rows: 370, total: 370, complete: true, notices: [wrong] });
    expect(got.asked.length).toBeLessThan(6);
  });

  it('takes an end at a round number for the server’s, whatever it announces', async () => {
    const deep = await run(
      { features: features(1500), cap: 500, pages: 'yes', states: false },
      { hits: 9000, size: 500 }
    );
    expect(deep).toMatchObject({ rows: 1500, total: 9000, complete: false, notices: [] });
  });

  it('follows links where startIndex is ignored or refused', async () => {
    const all = features(25);
    for (const pages of ['ignored', 'refused'] as const) {
      const { fetchPage } = serve({ features: all, cap: 10, pages, states: false });
      const numbers: number[] = [];
      const linked: FetchPage<TestPage> = async (start, count, link) => {
        const from = link === undefined ? null : Number(link);
        const page =
          from === null
            ? await fetchPage(start, count)
            : await serve({ features: all, cap: 10, pages: 'yes', states: false }).fetchPage(from, count);
        const after = (from ?? 0) + 10;
        return page.ok ? good({ ...page.value, next: after < 25 ? String(after) : null }) : page;
      };
      const outcome = await gather(linked, {
        size: 10,
        hits: null,
        hitsTrusted: false,
        recount: () => Promise.resolve(null),
        add: (page, fresh) => void numbers.push(...fresh.map((i) => (page.features[i]!.properties as { n: number }).n)),
        reset: () => void numbers.splice(0),
        progress: () => undefined
      });
      expect(outcome).toMatchObject({ ok: true, value: { rows: 25, complete: true } });
      expect(numbers).toEqual(upTo(25));
    }
  });

  it('drops features handed out twice, but not different ones under one id', async () => {
    const all = features(20).map((f, i) => ({ ...f, id: `f.${i}` }));
    const moved = [...all.slice(0, 10), ...all.slice(8, 18)];
    const twice = await run({ features: moved, cap: 10, pages: 'yes', states: false }, { hits: 20 });
    expect(twice).toMatchObject({ rows: 18, total: 20, complete: false });
    const sameIds = await run({
      features: features(20).map((f) => ({ ...f, id: 1 })),
      cap: 10,
      pages: 'yes',
      states: true
    });
    expect(sameIds).toMatchObject({ rows: 20, complete: true });
  });

  it('fails as a whole when a later page fails', async () => {
    const { fetchPage } = serve({ features: features(50), cap: 10, pages: 'yes', states: true });
    const failing: FetchPage<TestPage> = (start, count) =>
      start < 30
        ? fetchPage(start, count)
        : Promise.resolve(bad({ code: 'timeout', facts: { url: 'u', seconds: 20 } }));
    const options = { size: 10, hits: 50, hitsTrusted: true, recount: () => Promise.resolve(null) };
    const outcome = await gather(failing, {
      ...options,
      add: () => undefined,
      reset: () => undefined,
      progress: () => undefined
    });
    expect(!outcome.ok && outcome.problem.code).toBe('timeout');
  });
});
