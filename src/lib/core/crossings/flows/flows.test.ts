import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, crossContext, run, values } from '../../../../../tests/crossing';
import { handTable } from '../../marks/hand-table';
import type { FlowsReport, Problem } from '../../problems/problem';
import { profileOf } from '../../table/make-profile';
import type { FeatureTable } from '../../table/table';
import type { CrossingInput } from '../kind';
import { runCrossing, suggestCrossings } from '../registry';
import type { FlowsCrossing } from './schema';

const codes = ['01001', '01002', '2A004', '33063'];
const places = handTable({
  id: 'p',
  polygons: codes.map((_, x) => [[box(2 * x, 45, 1)]]),
  columns: { code_insee: codes, nom: ['Abzac', 'Bègles', 'Corte', 'Dax'] }
});
const spec: FlowsCrossing = {
  kind: 'flows',
  table: 't',
  count: 'actifs',
  ends: { by: 'code', from: 'residence', to: 'travail', places: 'p', key: 'code_insee', label: 'nom' }
};
type Row = readonly [from: string | null, to: string | null, workers: number | null];
const journeys = (rows: readonly Row[]): FeatureTable =>
  handTable({
    id: 't',
    columns: {
      residence: ['00000', ...rows.map((r) => r[0])],
      travail: ['00000', ...rows.map((r) => r[1])],
      actifs: [0, ...rows.map((r) => r[2])]
    }
  });
const reportOf = (notices: readonly Problem[]): FlowsReport | undefined =>
  notices.find((n): n is Extract<Problem, { code: 'flows-report' }> => n.code === 'flows-report')?.facts;

describe('flows between places', () => {
  it('draws a line from inner point to inner point, and adds up rows of one pair', async () => {
    const { table } = await run(
      spec,
      journeys([
        ['01001', '33063', 10],
        ['01001', '33063', 5],
        ['33063', '01001', 7]
      ]),
      places
    );
    expect(values(table, 'actifs')).toEqual([15, 7]);
    expect(values(table, 'origine')).toEqual(['Abzac', 'Dax']);
    expect(values(table, 'destination')).toEqual(['Dax', 'Abzac']);
    expect(values(table, 'code_origine')).toEqual(['01001', '33063']);
    expect([...table.lines!.coords]).toEqual([0.5, 45.5, 6.5, 45.5, 6.5, 45.5, 0.5, 45.5]);
    expect([...table.lines!.starts]).toEqual([0, 2, 4]);
  });

  it('takes codes however they are written, and tells those that nobody knows', async () => {
    const { table, notices } = await run(
      spec,
      journeys([
        ['1001', '20004', 3],
        ['99999', '33063', 8]
      ]),
      places
    );
    expect(values(table, 'code_destination')).toEqual(['2A004']);
    expect(reportOf(notices)).toEqual({ rows: 3, total: 11, kept: 3, stays: 0, staying: 0, unknown: 2, lost: 8 });
  });

  it('keeps the whole: what is drawn, stays and is unknown adds up', async () => {
    const code = fc.constantFrom(...codes, '1001', '99999', null);
    const row = fc.tuple(code, code, fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null }));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
        const all: Row[] = [...rows, ['01001', '01002', 1]];
        const { table, notices } = await run(spec, journeys(all), places);
        const told = reportOf(notices)!;
        const drawn = (values(table, 'actifs') as number[]).reduce((a, b) => a + b, 0);
        expect(drawn).toBe(told.kept);
        expect(told.kept + told.staying + told.lost).toBe(told.total);
        expect(told.total).toBe(all.reduce((sum, r) => sum + (r[2] ?? 0), 0));
        expect(told.rows).toBe(all.length + 1);
        const pairs = values(table, 'code_origine').map((from, i) => `${from}>${values(table, 'code_destination')[i]}`);
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
      { numRuns: 100 }
    );
  });

  it('goes to places of another layer, or by positions', async () => {
    const schools = handTable({ id: 's', points: [[[9, 46]]], columns: { uai: ['0331234A'] } });
    const table = handTable({ columns: { commune: ['01001'], uai: ['0331234A'], eleves: [12] } });
    const ends = { by: 'code', from: 'commune', to: 'uai', places: 'p', key: 'code_insee' } as const;
    const school = await run(
      { ...spec, count: 'eleves', ends: { ...ends, toPlaces: 's', toKey: 'uai' } },
      table,
      places,
      schools
    );
    expect([...school.table.lines!.coords]).toEqual([0.5, 45.5, 9, 46]);
    const placed = await run(
      {
        kind: 'flows',
        table: 't',
        count: 'n',
        ends: { by: 'position', from: ['lon_depart', 'lat_depart'], to: ['lon_arrivee', 'lat_arrivee'] }
      },
      handTable({
        columns: {
          lon_depart: [1, 1, 2, null],
          lat_depart: [45, 45, 45, 45],
          lon_arrivee: [3, 3, 2, 3],
          lat_arrivee: [46, 46, 45, 46],
          n: [5, 6, 7, 8]
        }
      })
    );
    expect(values(placed.table, 'n')).toEqual([11]);
    expect(reportOf(placed.notices)).toMatchObject({ total: 26, kept: 11, staying: 7, lost: 8 });
  });

  it('says so when no row goes anywhere', async () => {
    const outcome = await runCrossing([journeys([['99999', '01001', 4]]), places], spec, crossContext());
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'flows-none', facts: { rows: 2 } } });
  });
});

describe('what is offered', () => {
  const input = (table: FeatureTable, name: string): CrossingInput => ({
    layer: table.id,
    name,
    profile: profileOf(table)
  });
  const communes = input(places, 'Communes');
  const offered = (columns: Parameters<typeof handTable>[0]['columns']): unknown[] =>
    suggestCrossings([input(handTable({ id: 't', columns }), 'Navettes'), communes])
      .filter(({ spec }) => spec.kind === 'flows')
      .map(({ spec }) => spec);
  const many = (of: readonly string[]): string[] => Array.from({ length: 12 }, (_, i) => of[i % of.length]!);

  it('is a flow where two columns hold codes of the places and a third a count', () => {
    const from = many(codes);
    const to = many(['33063', '01001', '01002']);
    const actifs = from.map((_, i) => 10 + 3 * i);
    expect(offered({ CODGEO: from, DCLT: to, nb_actifs: actifs })).toMatchObject([
      { count: 'nb_actifs', ends: { by: 'code', from: 'CODGEO', to: 'DCLT', key: 'code_insee', label: 'nom' } }
    ]);
    // the names of columns tell the ends, whatever their order
    expect(offered({ code_travail: to, code_residence: from, nb_actifs: actifs })).toMatchObject([
      { ends: { from: 'code_residence', to: 'code_travail' } }
    ]);
    expect(offered({ CODGEO: from, nb_actifs: actifs })).toEqual([]);
    expect(offered({ CODGEO: from, DCLT: to, taux_emploi: actifs.map((n) => n / 7) })).toEqual([]);
  });

  it('is none where one of the two codes is the key of its rows', () => {
    expect(
      offered({
        code_insee: codes,
        code_insee_chef_lieu: ['01001', '01001', '2A004', '33063'],
        population: [1, 20, 3, 4]
      })
    ).toEqual([]);
  });
});
