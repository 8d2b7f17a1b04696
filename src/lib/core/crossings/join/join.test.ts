import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, values } from '../../../../../tests/crossing';
import { handTable } from '../../marks/hand-table';
import type { JoinReport } from '../../problems/problem';
import { profileOf } from '../../table/make-profile';
import type { FeatureTable } from '../../table/table';
import type { CrossContext, CrossingInput } from '../kind';
import { suggestCrossings } from '../registry';
import { matchCodes } from './match';
import { cross } from './cross';
import type { JoinCrossing } from './schema';

const spec: JoinCrossing = {
  kind: 'join',
  areas: 'a',
  areasKey: 'code',
  table: 't',
  tableKey: 'insee',
  columns: ['nb']
};
async function run(
  asked: Partial<JoinCrossing>,
  areas: FeatureTable,
  table: FeatureTable,
  context: Partial<CrossContext> = {}
): Promise<{ table: FeatureTable; report: JoinReport | null }> {
  const outcome = await cross(
    [areas, table],
    { ...spec, ...asked },
    { signal: new AbortController().signal, breathe: () => Promise.resolve(), ...context }
  );
  if (!outcome.ok) throw new Error(outcome.problem.code);
  const notice = outcome.notices.find((n) => n.code === 'join-report');
  return { table: outcome.value, report: notice ? (notice.facts as JoinReport) : null };
}

const parts = (r: JoinReport): number =>
  r.matched +
  r.spacing +
  r.zero +
  r.corsica +
  r.arrondissement +
  r.merged +
  r.spelling +
  r.canton +
  r.homonym +
  r.missing +
  r.unknown;

const coded = (...code: string[]): FeatureTable => handTable({ columns: { code } });
const figures = (insee: (string | number | null)[], nb = insee.map((_, i) => i + 1)): FeatureTable =>
  handTable({ columns: { insee, nb } });

describe('codes written otherwise', () => {
  const areas = coded('01001', '2A004', '33063', '75056', '01015');
  const territories = { communeHistory: () => Promise.resolve(new Map([['01340', '01015']])) };
  const table = figures(['33063', '1001', '20004', '75104', '75105', '01340', ' 33 063 ', '99999', null]);

  it('are told by their cause, and left alone', async () => {
    const { table: joined, report } = await run({}, areas, table, { territories });
    expect(values(joined, 'nb')).toEqual([null, null, 1, null, null]);
    expect(report).toMatchObject({
      rows: 9,
      matched: 1,
      zero: 1,
      corsica: 1,
      arrondissement: 2,
      merged: 1,
      spacing: 1,
      missing: 1,
      unknown: 1,
      total: 5,
      without: 4,
      repeated: 0,
      repaired: false
    });
  });

  it('are joined once repaired, what stands for the same area added up', async () => {
    const { table: joined, report } = await run({ repair: true }, areas, table, { territories });
    expect(values(joined, 'nb')).toEqual([2, 3, 8, 9, 6]);
    expect(report).toMatchObject({ without: 0, repeated: 2, repaired: true });
  });

  it('ask for the history of communes only when codes are left over', async () => {
    let asked = 0;
    const counting = { communeHistory: () => Promise.resolve((asked++, null)) };
    await run({}, areas, figures(['33063', '1001', '75104', 'x']), { territories: counting });
    expect(asked).toBe(0);
    expect((await run({}, areas, table, { territories: counting })).report).toMatchObject({ merged: 0, unknown: 2 });
    expect(asked).toBe(1);
  });

  it('may be those of the areas, or numbers', async () => {
    const { table: joined } = await run(
      { repair: true },
      coded('1001', '20004', '210 100 012'),
      figures(['01001', '2A004', '210100012'])
    );
    expect(values(joined, 'nb')).toEqual([1, 2, 3]);
    expect(values((await run({ repair: true }, areas, figures([1001, 33063]))).table, 'nb')).toEqual([
      1,
      null,
      2,
      null,
      null
    ]);
  });

  it('give a city’s rates, not its counts, to its arrondissements', async () => {
    const city = handTable({ columns: { insee: ['75056'], nb: [2_100_000], taux_chomage: [7.5] } });
    const { table: joined, report } = await run(
      { repair: true, columns: ['nb', 'taux_chomage'] },
      coded('75101', '75102'),
      city
    );
    expect(values(joined, 'taux_chomage')).toEqual([7.5, 7.5]);
    expect(values(joined, 'nb')).toEqual([null, null]);
    expect(report).toMatchObject({ arrondissement: 1, without: 0 });
  });

  it('give no rate to an area where those that stand for it differ', async () => {
    const districts = handTable({
      columns: { insee: ['75101', '75102'], taux_chomage: [7, 8], region: ['IDF', 'IDF'] }
    });
    const { table: joined } = await run(
      { repair: true, columns: ['taux_chomage', 'region'] },
      coded('75056'),
      districts
    );
    expect(values(joined, 'taux_chomage')).toEqual([null]);
    expect(values(joined, 'region')).toEqual(['IDF']);
  });

  it('are told to be those of cantons, and never taken for communes', async () => {
    const communes = coded('33063', '33005', '33318', '03305');
    const { table: joined, report } = await run(
      { repair: true },
      communes,
      figures(['3301', '3305', '3318', '3320', '2A01'])
    );
    expect(report).toMatchObject({ canton: 5, zero: 0, matched: 0 });
    expect(values(joined, 'nb')).toEqual([null, null, null, null]);
  });

  it('decide nothing where several areas could be meant', () => {
    const found = matchCodes(new Set(['001', '01']), new Set(['1']), null);
    expect(found.get('1')).toEqual({ standing: 'unknown', keys: [] });
  });

  it('say nothing where all is well', async () => {
    expect((await run({}, coded('01001', '33063'), figures(['33063', '01001']))).report).toBeNull();
  });

  it('always add up to the rows, whatever the codes', async () => {
    const code = fc.oneof(
      fc.integer({ min: 1, max: 97999 }).map(String),
      fc.stringMatching(/^ ?[0-9AB]{1,5}(\.0)?$/),
      fc.constantFrom('75056', '75101', '2A004', '20004', '2a 004', "='01001'", '')
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(code, { minLength: 1, maxLength: 20 }),
        fc.array(fc.option(code), { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        async (areas, table, repair) => {
          const insee = ['00000', ...table];
          const etats = handTable({ columns: { insee, etat: insee.map(() => 'x') } });
          const found = await run({ repair, columns: ['etat'] }, coded('00000', ...areas), etats, { territories });
          if (!found.report) return;
          expect(parts(found.report)).toBe(table.length + 1);
          const filled = values(found.table, 'etat').filter((n) => n !== null).length;
          expect(filled).toBe(found.report.total - found.report.without);
        }
      )
    );
  });
});

describe('names', () => {
  const names = (...nom: string[]): FeatureTable => handTable({ columns: { nom } });
  const told = (ville: (string | null)[], dep?: string[]): FeatureTable =>
    handTable({ columns: { ville, nb: ville.map((_, i) => i + 1), ...(dep && { dep }) } });
  const byName = { by: 'name' as const, areasKey: 'nom', tableKey: 'ville' };

  it.each([
    ['Saint-Étienne', 'ST ETIENNE'],
    ['Sainte-Foy-la-Grande', 'Ste Foy la Grande'],
    ['L’Haÿ-les-Roses', "Haÿ-les-Roses (L')"],
    ['Le Havre', 'Havre (Le)'],
    ['Les Ulis', 'ULIS'],
    ['La Rochelle', 'rochelle, la'],
    ['Œuf-en-Ternois', 'Oeuf en Ternois'],
    ['Villeneuve-sur-Lot', 'Villeneuve s/Lot'],
    ['L\u2019Abergement-Clémenciat', "L'Abergement-Clémenciat"]
  ])('finds %s as %s', async (here, there) => {
    const { table, report } = await run(byName, names(here, 'Ailleurs'), told([there]));
    expect(values(table, 'nb')).toEqual([1, null]);
    expect(report).toMatchObject({ rows: 1, spelling: 1, names: true, repaired: true, without: 1 });
  });

  it('keeps an article that tells two places apart', async () => {
    const { table } = await run(byName, names('Thil', 'Le Thil'), told(['LE THIL', 'thil']));
    expect(values(table, 'nb')).toEqual([2, 1]);
  });

  it('leaves homonyms alone, unless a département tells them apart', async () => {
    const areas = handTable({
      columns: { nom: ['Saint-Denis', 'Saint-Denis', 'Bordeaux'], code_departement: ['93', '01', '33'] }
    });
    const table = told(['St Denis', 'SAINT-DENIS', 'Bordeaux', null], ['093', '1', '33', '33']);
    const { table: blind, report } = await run(byName, areas, table);
    expect(values(blind, 'nb')).toEqual([null, null, 3]);
    expect(report).toMatchObject({ matched: 1, homonym: 2, missing: 1, without: 2 });
    const seeing = await run({ ...byName, areasWithin: 'code_departement', tableWithin: 'dep' }, areas, table);
    expect(values(seeing.table, 'nb')).toEqual([1, 2, 3]);
    expect(seeing.report).toMatchObject({ matched: 1, spelling: 2, homonym: 0 });
  });

  it('are found in a repaired join of codes too', async () => {
    const asked = { areasKey: 'nom', tableKey: 'ville' };
    const table = told(['ST ETIENNE']);
    expect((await run(asked, names('Saint-Étienne'), table)).report).toMatchObject({ spelling: 1, without: 1 });
    expect(values((await run({ ...asked, repair: true }, names('Saint-Étienne'), table)).table, 'nb')).toEqual([1]);
  });
});

const input = (name: string, table: FeatureTable): CrossingInput => ({
  layer: name,
  name,
  profile: profileOf({ ...table, id: name })
});

describe('several rows of one key', () => {
  const stations = handTable({
    points: [[[0, 45]], [[1, 45]], [[2, 45]]],
    columns: { code_station: ['05070001', '05070002', '05070003'] }
  });
  const analyses = handTable({
    columns: {
      code_station: ['05070001', '05070001', '05070002', '05070001'],
      nitrates_mg_l: [12, 30, 4, null],
      nb_prelevements: [2, 4, 1, 3]
    }
  });
  const keys = { areasKey: 'code_station', tableKey: 'code_station' };

  it('are averaged where that is asked for, missing values left out', async () => {
    const columns = ['nitrates_mg_l', 'nb_prelevements'];
    const { table, report } = await run({ ...keys, columns, several: 'mean' }, stations, analyses);
    expect(values(table, 'nitrates_mg_l')).toEqual([21, 4, null]);
    expect(values(table, 'nb_prelevements')).toEqual([3, 1, null]);
    expect(report).toMatchObject({ matched: 4, without: 1 });
    const { table: added } = await run({ ...keys, columns: ['nb_prelevements'] }, stations, analyses);
    expect(values(added, 'nb_prelevements')).toEqual([9, 1, null]);
  });

  it('are proposed so where nothing of them can be added up', () => {
    const codes = Array.from({ length: 20 }, (_, i) => `050700${10 + i}`);
    const many = handTable({ points: codes.map((_, i) => [[i, 45]]), columns: { code_station: codes } });
    const measured = handTable({
      columns: { code_station: [...codes, ...codes], nitrates_mg_l: [...codes, ...codes].map((_, i) => (7 * i) % 50) }
    });
    const [first] = suggestCrossings([input('Stations', many), input('Analyses', measured)]);
    expect(first?.spec).toMatchObject({ kind: 'join', columns: ['nitrates_mg_l'], several: 'mean' });
    expect(first?.sentence.fr).toBe(
      'Ajouter la moyenne de «\u00a0nitrates_mg_l\u00a0» de «\u00a0Analyses\u00a0» à «\u00a0Stations\u00a0»'
    );
  });
});

describe('names of places, several rows each', () => {
  it('add up what a list says of each, where it has no code', () => {
    const communes = ['Bordeaux', 'Mérignac', 'Pessac', 'Talence', 'Bègles', 'Cenon', 'Lormont', 'Floirac'];
    const areas = handTable({
      polygons: communes.map((_, i) => [[box(i, 44, 1)]]),
      columns: { nom: communes, code_insee: communes.map((_, i) => `3300${i}`) }
    });
    const rows = Array.from({ length: 60 }, (_, i) => communes[i % 8]!.toUpperCase());
    const grants = handTable({ columns: { montant: rows.map((_, i) => 1000 * i), commune: rows } });
    const found = suggestCrossings([input('Communes', areas), input('Subventions', grants)]);
    const joins = found.filter(({ spec }) => spec.kind === 'join');
    expect(joins.map((s) => s.sentence.fr)).toEqual([
      'Ajouter «\u00a0montant\u00a0» de «\u00a0Subventions\u00a0» à «\u00a0Communes\u00a0», par le nom'
    ]);
  });
});

describe('codes that are numbers', () => {
  it('join two layers where they are a register’s, under one name, never where they are the numbers that a file gives its rows', () => {
    const numbers = Array.from({ length: 20 }, (_, i) => 330_000_000 + 17 * i);
    const joinBy = (key: string): unknown => {
      const homes = handTable({ points: numbers.map((_, i) => [[i, 45]]), columns: { [key]: numbers } });
      const beds = handTable({ columns: { [key]: numbers, nb_lits: numbers.map((_, i) => 20 + i) } });
      return suggestCrossings([input('Ehpad', homes), input('Lits', beds)]).find(({ spec }) => spec.kind === 'join')
        ?.spec;
    };
    expect(joinBy('nofinesset')).toMatchObject({ areasKey: 'nofinesset', columns: ['nb_lits'] });
    for (const serial of ['id', 'objectid', 'fid_1']) expect(joinBy(serial)).toBeUndefined();
  });
});
