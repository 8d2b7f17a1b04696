import type { ProblemCode } from '../../src/lib/core/problems/problem';
import type { Remedy } from '../../src/lib/core/problems/remedies';
import { wfsEntry, type TestCatalogue } from '../servers/catalogue';

/** `all`: as many features as there are; else how many of them. */
export type Ends = { code: ProblemCode; remedy: Remedy } | { rows: 'all' | number; notices: ProblemCode[] };
const fails = (code: ProblemCode, remedy: Remedy = 'retry'): Ends => ({ code, remedy });
const reads = (...notices: ProblemCode[]): Ends => ({ rows: 'all', notices });

/** What comes of each kind of fault, by WFS and as a document, wherever reading happens. */
export const serverFaults: [kind: string, wfs: Ends, geojson: Ends][] = [
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

/** Entries `faute-0`, `faute-1`…: a layer by WFS of each fault, in order, from the server of faults at `url`. */
export function writeFaultEntries(catalogue: TestCatalogue, url: string): void {
  serverFaults.forEach(([kind], i) =>
    catalogue.write(`fautes/faute-${i}.yaml`, wfsEntry(`Faute ${kind}`, `${url}/${kind}/ows`, 'gironde'))
  );
}
