// Promise: whatever a server does wrong, a reading ends in a code or a notice with words and a remedy, and asking again
// works once the server is well. Bad data have a table of their own (tests/faults/bad-data.ts).
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../../src/lib/core/problems/explain';
import type { Problem } from '../../src/lib/core/problems/problem';
import { remedyOf } from '../../src/lib/core/problems/remedies';
import type { SourceSpec } from '../../src/lib/core/sources/registry';
import { serverFaults } from '../faults/servers';
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

const rows = serverFaults.flatMap(([kind, wfs, geojson]) => [
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
