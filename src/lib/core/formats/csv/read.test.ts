import { describe, expect, it } from 'vitest';
import { cell, type FeatureTable } from '../../table/table';
import { noCrsAssets } from '../../crs/no-assets';
import { readCsv, type CsvOptions } from './read';

const read = (text: string, options: Partial<CsvOptions> = {}) =>
  readCsv(new TextEncoder().encode(text), { url: 'x.csv', assets: noCrsAssets, ...options });
const table = async (text: string, options: Partial<CsvOptions> = {}): Promise<FeatureTable> => {
  const made = await read(text, options);
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};
const rows = (made: FeatureTable): unknown[][] =>
  Array.from({ length: made.rows }, (_, row) => made.columns.map((column) => cell(column, row)));

describe('readCsv', () => {
  it.each([';', ',', '\t', '|'])('finds the delimiter « %s »', async (d) => {
    const text = [
      ['code', 'nom', 'population'],
      ['01001', '"L’Abergement; dit, ""le"" | petit"', '784'],
      ['33063', 'Bordeaux', '260958']
    ];
    const made = await table(text.map((line) => line.join(d)).join('\r\n'));
    expect(rows(made)).toEqual([
      ['01001', 'L’Abergement; dit, "le" | petit', 784],
      ['33063', 'Bordeaux', 260958]
    ]);
  });

  it('reads French figures, and skips titles above the header', async () => {
    const made = await table(
      '\uFEFFPopulation légale\n\nSource : exemple\ncode;population;part\n33;1 623 749;2,4 %\n24;412 807;nd\n'
    );
    expect(made.columns.map((c) => c.name)).toEqual(['code', 'population', 'part']);
    expect(rows(made)).toEqual([
      ['33', 1623749, 2.4],
      ['24', 412807, null]
    ]);
  });

  it('numbers empty and repeated names, and suffers ragged rows', async () => {
    const made = await table('a;;a\n1;2;3\n4;5\n6;7;8;9\n');
    expect(made.columns.map((c) => c.name)).toEqual(['a', 'colonne_2', 'a_2']);
    expect(rows(made)[1]).toEqual([4, 5, null]);
  });

  it('keeps the header of rows that end by a delimiter it lacks', async () => {
    const made = await table('code;nom;valeur\n01;A;1;\n02;B;2;\n');
    expect(made.columns.map((c) => c.name)).toEqual(['code', 'nom', 'valeur']);
    expect(rows(made)).toEqual([
      ['01', 'A', 1],
      ['02', 'B', 2]
    ]);
  });

  it('refuses a quote never closed, which would swallow the rows after it', async () => {
    expect(await read('a;b\n1;"x\n2;y\n3;z\n')).toEqual({
      ok: false,
      problem: { code: 'parse-failed', facts: { format: 'CSV', at: 7, expected: '"', found: 'EOF' } }
    });
  });

  it.each([
    ['nom,longitude,latitude', 'a,-0.5,44.8'],
    ['Xlong;Ylat;nom', '-0,5;44,8;a'],
    ['nom;geo_point_2d', 'a;44.8, -0.5']
  ])('places rows by %s', async (header, row) => {
    const made = await table(`${header}\n${row}\n`);
    expect(made.bbox).toEqual([-0.5, 44.8, -0.5, 44.8]);
  });

  it.each([
    ['nom,WKT', 'a,"LINESTRING (-1 44,2 46)"'],
    ['nom;the_geom', 'a;SRID=4326;LINESTRING(-1 44,2 46)'],
    ['nom;geo_point_2d;geo_shape', 'a;45, 0.5;"{""type"":""LineString"",""coordinates"":[[-1,44],[2,46]]}"'],
    ['x,y,geometry', '9,9,"MULTILINESTRING ((-1 44,2 46))"']
  ])('places rows by geometries, whole ones before centres: %s', async (header, row) => {
    const cells = header.includes('the_geom') ? row.replace('a;', 'a;"').concat('"') : row;
    const made = await table(`${header}\n${cells}\n`);
    expect(made.lines?.coords.length).toBeGreaterThanOrEqual(4);
    expect(made.bbox?.slice(0, 2)).toEqual([-1, 44]);
    expect(made.columns.map(({ name }) => name)).not.toContain('WKT');
    expect(made.columns.map(({ name }) => name)).not.toContain('geo_shape');
  });

  it('takes the system that geometries name, and refuses the row whose text is none', async () => {
    const made = await read('nom;wkt\na;"SRID=2154;POINT(413471.4551 6420759.1829)"\nb;POINT(oups\n');
    expect(made.ok && [made.value.crs, made.notices.map(({ code }) => code)]).toEqual([
      'EPSG:2154',
      ['geometry-invalid']
    ]);
    expect(made.ok && made.value.points?.coords[1]).toBeCloseTo(44.8267708, 7);
  });

  it('places rows by named columns in a stated CRS', async () => {
    const made = await table('e;n\n413471,4551;6420759,1829\n', { x: 'e', y: 'n', crs: 'EPSG:2154' });
    expect(made.crs).toBe('EPSG:2154');
    expect(made.points?.coords[1]).toBeCloseTo(44.8267708, 7);
  });

  it('counts rows without a place, and makes none where none is asked', async () => {
    const text = 'nom,lon,lat\na,1,45\nb,,\n';
    const made = await read(text);
    expect(made.ok && made.notices).toEqual([{ code: 'geometry-missing', facts: { rows: 1 } }]);
    const plain = await read(text, { plain: true });
    expect(plain.ok && [plain.value.points, plain.notices]).toEqual([undefined, []]);
    const figures = await read('code;population\n33;1\n');
    expect(figures.ok && [figures.value.points, figures.notices]).toEqual([undefined, []]);
  });

  it('names a column that is not there, and refuses other contents', async () => {
    expect(await read('a;b\n1;2', { x: 'lon', y: 'b' })).toEqual({
      ok: false,
      problem: { code: 'column-unknown', facts: { column: 'lon', known: ['a', 'b'] } }
    });
    const html = await read('<html><body>connexion</body></html>');
    expect(!html.ok && html.problem.code).toBe('unexpected-content');
    const json = await read('{"a":1}');
    expect(!json.ok && json.problem.code).toBe('unexpected-content');
  });

  it('says which rows have a position that is no number', async () => {
    const made = await read('nom,lon,lat\na,1,45\nb,est,nord\nc,,\n');
    expect(made.ok && made.notices.map(({ code }) => code)).toEqual(['geometry-missing', 'position-invalid']);
  });

  it.each([
    ['a name repeated by the thousand', `${'nom;'.repeat(50_000)}\n1\n`],
    ['an endless blank', `nom;geo_point_2d\na;"1${' '.repeat(200_000)}x"\n`]
  ])('does not hang on %s', async (_, text) => {
    const started = process.cpuUsage().user;
    await read(text);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(2);
  });

  it('keeps 20,000 codes as they are', async () => {
    const lines = Array.from({ length: 20000 }, (_, i) => `${String(i).padStart(5, '0')};${i}`);
    const made = await table(['insee;n', ...lines].join('\n'));
    expect(rows(made)[123]).toEqual(['00123', 123]);
    expect(made.rows).toBe(20000);
  });
});
