import { describe, expect, it } from 'vitest';
import { TableBuilder } from './builder';
import { profileOf } from './make-profile';

function profile(rows: Record<string, unknown>[]) {
  const builder = new TableBuilder();
  for (const row of rows) builder.addRow(row);
  return profileOf(builder.finish({ id: 't', crs: 'EPSG:4326' }).table);
}
const many = (n: number, row: (i: number) => Record<string, unknown>) =>
  profile(Array.from({ length: n }, (_, i) => row(i)));

describe('profileOf', () => {
  it('measures numbers', () => {
    const [column] = profile([{ n: 4 }, { n: null }, { n: 1 }, { n: 2.5 }, { n: 1 }]).columns;
    expect(column).toMatchObject({
      present: 4,
      missing: 1,
      distinct: 3,
      integer: false,
      min: 1,
      max: 4,
      sum: 8.5,
      mean: 2.125
    });
    expect(column?.quantiles?.length).toBe(21);
    // type 7: median of 1 1 2.5 4
    expect(column?.quantiles?.[10]).toBe(1.75);
  });

  it('counts texts, most frequent first', () => {
    const [column] = profile([{ t: 'b' }, { t: 'a' }, { t: 'b' }, { t: null }]).columns;
    expect(column).toMatchObject({ present: 3, missing: 1, distinct: 2 });
    expect(column?.top).toEqual([
      { value: 'b', count: 2 },
      { value: 'a', count: 1 }
    ]);
  });

  it('gives each column its cartographic role', () => {
    const made = many(60, (i) => ({
      code_insee: `330${10 + i}`,
      nom: `Commune ${i}`,
      population: i * 17,
      taux_chomage: i / 10,
      ecoles: i % 4,
      type: i % 2 ? 'rural' : 'urbain',
      annee: 2000 + (i % 10),
      altitude_moyenne: i,
      vitesse: i + 0.5,
      ouvert: i % 2 === 0,
      depuis: `2024-01-${String((i % 28) + 1).padStart(2, '0')}`,
      longitude: 1 + i / 100,
      commentaire: `texte ${i % 30}`
    }));
    expect(Object.fromEntries(made.columns.map((c) => [c.name, c.role]))).toEqual({
      code_insee: 'code',
      nom: 'name',
      population: 'count',
      taux_chomage: 'rate',
      ecoles: 'count',
      type: 'category',
      annee: 'year',
      altitude_moyenne: 'rate',
      vitesse: 'measure',
      ouvert: 'category',
      depuis: 'date',
      longitude: 'code',
      commentaire: 'text'
    });
  });

  it('finds codes by their values and names by theirs', () => {
    const made = many(30, (i) => ({ zzz: i === 3 ? '2A004' : String(33001 + i), quoi: `Lieu ${i}` }));
    expect(made.columns.map((c) => c.role)).toEqual(['code', 'name']);
  });

  it.each([
    ['addresses', ['12 rue du Pont', '3 bis place de la Mairie', '8 chemin des Prés', 'Le Bourg']],
    ['sentences', ['Fermé le lundi.', 'Ouvert sur demande.', 'Voir avec la mairie.']],
    ['addresses of mails', ['a@b.fr', 'c@d.fr', 'e@f.fr']]
  ])('does not take %s for names', (_, texts) => {
    expect(profile(texts.map((quoi) => ({ quoi }))).columns[0]?.role).toBe('text');
  });

  it.each([
    ['département', ['2A', '2B']],
    ['département in three characters', ['02A', '02B']],
    ['commune', ['2A004', '2B033']],
    ['IRIS', ['2A0040101', '2B0330102']]
  ])('takes Corsica’s codes for codes: %s', (_, codes) => {
    expect(profile(codes.map((territoire) => ({ territoire }))).columns[0]?.role).toBe('code');
  });

  it('takes « communes » over whole numbers for a number of communes', () => {
    expect(many(30, (i) => ({ communes: 100 + i })).columns[0]?.role).toBe('count');
  });

  it('takes what grows with the population for a count, whatever its name', () => {
    const population = (i: number) => 100 * 1.4 ** i;
    const made = many(30, (i) => ({
      population: Math.round(population(i)),
      autre: population(i) * (1.5 + Math.sin(i)),
      quelconque: 500 + 400 * Math.sin(i)
    }));
    expect(made.columns.map((c) => c.role)).toEqual(['count', 'count', 'measure']);
  });

  it('counts placed rows once', () => {
    const builder = new TableBuilder();
    builder.addRow({});
    builder.point(1, 1);
    builder.point(2, 2);
    builder.addRow({});
    const { table } = builder.finish({ id: 't', crs: 'EPSG:4326' });
    expect(profileOf(table)).toMatchObject({ rows: 2, placed: 1, geometry: 'point', bbox: [1, 1, 2, 2] });
  });
});
