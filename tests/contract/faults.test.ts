// Promise: whatever a server does wrong, a reading ends in a code or a notice with words and a remedy, and asking again
// works once the server is well. Bad data have a table of their own (tests/faults/bad-data.ts).
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../../src/lib/core/problems/explain';
import type { Problem, ProblemCode } from '../../src/lib/core/problems/problem';
import { remedyOf, type Remedy } from '../../src/lib/core/problems/remedies';
import type { SourceSpec } from '../../src/lib/core/sources/registry';
import { ogrCount } from '../servers/data';
import { faultKinds, startFaultKinds, type FaultKindsServer } from '../servers/fault-kinds';
import { startMapServer, type MapServer } from '../servers/mapserver';
import { read } from './reading';

let server: MapServer;
let faults: FaultKindsServer;
beforeAll(async () => {
  server = await startMapServer();
  faults = await startFaultKinds(server.url);
});
afterAll(async () => {
  await faults.close();
  await server.close();
});
beforeEach(() => faults.sicken());

const geojson = 'application/json; subtype=geojson; charset=utf-8';
/** The same layer asked as a service, and as a document at an address. */
const asked = {
  wfs: (kind: string): SourceSpec => ({
    kind: 'wfs',
    url: `${faults.url}/${kind}/ows`,
    typeName: 'gironde',
    version: '2.0.0'
  }),
  geojson: (kind: string): SourceSpec => {
    const query = new URLSearchParams({
      SERVICE: 'WFS',
      VERSION: '2.0.0',
      REQUEST: 'GetFeature',
      TYPENAMES: 'gironde',
      OUTPUTFORMAT: geojson
    });
    return { kind: 'geojson', url: `${faults.url}/${kind}/ows?${query}` };
  }
};
type Way = keyof typeof asked;

/** `all`: as many features as there are; else how many of them. */
type Ends = { code: ProblemCode; remedy: Remedy } | { rows: 'all' | number; notices: ProblemCode[] };
const fails = (code: ProblemCode, remedy: Remedy = 'retry'): Ends => ({ code, remedy });
const reads = (...notices: ProblemCode[]): Ends => ({ rows: 'all', notices });

const table: [kind: string, wfs: Ends, geojson: Ends][] = [
  ['nocors', reads(), reads()],
  ['slow;ms=300', reads(), reads()],
  ['stall', fails('timeout'), fails('timeout')],
  ['stall;mode=silent', fails('timeout'), fails('timeout')],
  ['drop', fails('source-unreachable'), fails('source-unreachable')],
  ['e500', fails('http-status'), fails('http-status')],
  ['e503;n=1', reads(), reads()],
  ['e429;n=1', reads(), reads()],
  ['e401', fails('auth-required', 'sign-in'), fails('auth-required', 'sign-in')],
  ['e403', fails('auth-required', 'sign-in'), fails('auth-required', 'sign-in')],
  ['e404', fails('http-status'), fails('http-status')],
  ['exception200', fails('service-exception'), fails('service-exception')],
  ['html200', fails('auth-required', 'sign-in'), fails('auth-required', 'sign-in')],
  ['page200', fails('unexpected-content'), fails('unexpected-content')],
  ['truncated', fails('answer-cut'), fails('answer-cut')],
  ['truncated;mode=reset', fails('answer-cut'), fails('answer-cut')],
  // text/plain is what many servers call anything: not worth a word
  ['wrongtype', reads(), reads()],
  ['wrongtype;type=text_html', reads('content-type-wrong'), reads('content-type-wrong')],
  ['flip', reads('axis-swapped'), reads('axis-swapped')],
  ['gmlonly', reads(), fails('service-exception')],
  ['nopaging', reads(), reads()],
  ['shortpage;n=50', reads(), { rows: 50, notices: ['truncated'] }],
  ['wronghits', reads('count-wrong'), { rows: 'all', notices: ['truncated'] }],
  ['internalurls', reads(), reads()],
  ['latin1', reads(), reads()],
  ['latin1;declare=none', reads('charset-guessed'), reads('charset-guessed')],
  ['dupids', reads('ids-repeated'), reads('ids-repeated')],
  ['nulls', reads('geometry-missing'), reads('geometry-missing')],
  ['mixedgeom', reads('geometry-mixed'), reads('geometry-mixed')],
  ['badcrs', fails('unsupported-crs', 'set-crs'), fails('unsupported-crs', 'set-crs')],
  ['nocrs', reads(), reads('crs-guessed')],
  ['xxe', reads(), reads()],
  ['xss', reads(), reads()],
  ['redirectloop', fails('redirect-refused'), fails('redirect-refused')],
  ['redirect', reads(), reads()],
  ['gzipbomb;mb=300', fails('too-large', 'filter'), fails('too-large', 'filter')],
  // its capabilities list nothing: the type that was asked for comes all the same
  ['emptycaps', reads(), reads()]
];
const rows = table.flatMap(([kind, wfs, geojson]) => [
  ['wfs', kind, wfs] as const,
  ['geojson', kind, geojson] as const
]);

/** Every word that a person would read of it is there, in both languages. */
function expectWords(problem: Problem): void {
  for (const language of ['fr', 'en'] as const) {
    const { title, sentence, technical } = explain(problem, language);
    expect(title.length).toBeGreaterThan(3);
    expect(sentence).toMatch(/^[^<>]{20,}\.$/s);
    expect(technical.startsWith(problem.code)).toBe(true);
  }
}

describe('a server that does wrong', () => {
  it('is tried in every way the table of kinds knows', () => {
    // `huge` streams for minutes: the cap on decoded bytes is the same as of the bomb
    const tried = new Set(rows.map(([, kind]) => kind.split(';')[0]));
    expect(faultKinds.filter((kind) => !tried.has(kind))).toEqual(['e502', 'huge']);
  });

  it.each(rows)('by %s, %s', async (way, kind, due) => {
    const spec = asked[way as Way](kind);
    const outcome = await read(spec, { timeoutSeconds: kind.startsWith('stall') ? 2 : 20 });
    if ('code' in due) {
      if (outcome.ok) expect(outcome.notices).toBe('a problem');
      else {
        expect(outcome.problem.code).toBe(due.code);
        expect(remedyOf(outcome.problem)).toBe(due.remedy);
        expectWords(outcome.problem);
      }
      faults.heal();
      const again = await read(spec, { timeoutSeconds: 20 });
      expect(again.ok && again.value.rows, JSON.stringify(again)).toBe(ogrCount(server.data.gpkg, 'gironde'));
    } else {
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
      const codes = new Set(outcome.notices.map((notice) => notice.code));
      codes.delete('geometry-repaired');
      expect([...codes]).toEqual(due.notices);
      outcome.notices.forEach(expectWords);
      expect(outcome.value.rows).toBe(due.rows === 'all' ? ogrCount(server.data.gpkg, 'gironde') : due.rows);
    }
    expect(faults.canary()).toBe(0);
  });
});
