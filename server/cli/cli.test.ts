import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// each call starts a Node of its own
vi.setConfig({ testTimeout: 30_000 });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millefeuille-cli-'));
  const areas = Array.from({ length: 6 }, (_, i) => ({
    type: 'Feature',
    properties: { code_insee: `0100${i}`, nom: `Commune ${i}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [i, 45],
          [i + 1, 45],
          [i + 1, 46],
          [i, 46],
          [i, 45]
        ]
      ]
    }
  }));
  await writeFile(join(folder, 'Communes.geojson'), JSON.stringify({ type: 'FeatureCollection', features: areas }));
  const rows = Array.from(
    { length: 6 },
    (_, i) => `0100${i};${1000 * (i + 1)};${(4.5 + i).toFixed(1).replace('.', ',')}`
  );
  await writeFile(join(folder, 'chiffres.csv'), ['code_insee;population;taux_chomage', ...rows].join('\n'));
  await writeFile(
    join(folder, 'taux.csv'),
    ['code_insee;taux_chomage', ...rows.map((r) => r.replace(/;\d+;/, ';'))].join('\n')
  );
  const points = ['nom,lon,lat', ...Array.from({ length: 12 }, (_, i) => `Gare ${i},${i / 2 + 0.1},45.5`)];
  await writeFile(join(folder, 'Gares.csv'), points.join('\n'));
  await writeFile(join(folder, 'Suite.geojsonl'), '{"type":"Feature","properties":{},"geometry":null}\nnull\n');
  // a catalogue of one layer, its address relative to the site as the demo's are
  const site = fileURLToPath(new URL('../../static', import.meta.url));
  await mkdir(join(folder, 'catalogue/limites'), { recursive: true });
  await writeFile(
    join(folder, 'catalogue/limites/communes-ain.yaml'),
    `title: { fr: Communes de l’Ain, en: Communes of Ain }
geometry: polygon
source: { kind: geojson, url: '${relative(site, join(folder, 'Communes.geojson'))}' }
where: { all: [{ column: code_insee, op: '!=', value: '01005' }] }
credit: { producer: P, licence: L }
`
  );
});
afterAll(() => rm(folder, { recursive: true }));

function run(
  command: 'carto' | 'read' | 'suggest',
  ...files: string[]
): Promise<{ code: number; out: Record<string, unknown> }> {
  const script = fileURLToPath(new URL(`${command}.ts`, import.meta.url));
  return new Promise((resolve) => {
    const paths = files.map((f) => (/\.\w+$/.test(f) && !f.includes('://') ? join(folder, f) : f));
    const env = { ...process.env, CATALOG_DIR: join(folder, 'catalogue') };
    execFile(process.execPath, ['--import', 'tsx', script, ...paths], { env }, (error, stdout) => {
      resolve({ code: Number(error?.code ?? 0), out: JSON.parse(stdout) as Record<string, unknown> });
    });
  });
}

describe('carto', () => {
  it('says the variable, style, classes and reason', async () => {
    const { code, out } = await run('carto', 'chiffres.csv');
    expect(code).toBe(0);
    expect(out).toMatchObject({
      rows: 6,
      variable: 'taux_chomage',
      kind: 'classes',
      roles: { code_insee: 'code', population: 'count', taux_chomage: 'rate' },
      reason: { fr: '«\u00a0taux_chomage\u00a0» est un taux\u00a0: classes de couleur' },
      others: [{ variable: 'population', kind: 'circles' }, { kind: 'circles-on-classes' }, {}, {}, {}]
    });
    expect(out).toMatchObject({ place: 'surface' });
    for (const aspect of ['classes', 'palette', 'place', 'labels', 'opacity', 'range'])
      expect(out['choices'], aspect).toMatchObject({ [aspect]: { fr: expect.stringMatching(/\S/) as unknown } });
    const rates = await run('carto', 'taux.csv');
    expect(rates.out).toMatchObject({ variable: 'taux_chomage', kind: 'classes', classes: 5 });
    expect(rates.out['breaks']).toHaveLength(6);
  });

  it('tells a missing file as a problem', async () => {
    const { code, out } = await run('carto', 'nulle-part.csv');
    expect(code).toBe(1);
    expect(out).toMatchObject({ problem: { code: 'file-missing' } });
  });
});

describe('suggest', () => {
  it('ranks sentences for two files', async () => {
    const joined = await run('suggest', 'Communes.geojson', 'chiffres.csv');
    expect(joined.code).toBe(0);
    expect(joined.out['suggestions']).toMatchObject([
      { rank: 1, crossing: { kind: 'join', areas: 'a', areasKey: 'code_insee', table: 'b' } }
    ]);
    const counted = await run('suggest', 'Gares.csv', 'Communes.geojson');
    expect(counted.out['suggestions']).toMatchObject([
      {
        rank: 1,
        sentence: { fr: 'Compter «\u00a0Gares\u00a0» dans chaque commune' },
        crossing: { areas: 'b', points: 'a' }
      },
      { rank: 2, crossing: { kind: 'nearest', from: 'b', to: 'a' } },
      { rank: 3, crossing: { kind: 'reach', from: 'b', to: 'a' } },
      { rank: 4, crossing: { kind: 'buffer', layer: 'a', metres: 1000 } },
      { rank: 5, crossing: { kind: 'service-areas', points: 'a', areas: 'b' } }
    ]);
  });

  it('takes layers of the catalogue by their id, filtered as their entry says', async () => {
    const { code, out } = await run('suggest', 'communes-ain', 'chiffres.csv', 'Gares.csv');
    expect(code).toBe(0);
    expect(out['layers']).toEqual({ a: 'Communes de l’Ain', b: 'chiffres', c: 'Gares' });
    expect(out['suggestions']).toContainEqual(
      expect.objectContaining({
        crossing: expect.objectContaining({ kind: 'join', areas: 'a', table: 'b' }) as unknown
      })
    );
    expect((await run('read', 'communes-ain')).out).toMatchObject({ rows: 5, geometry: 'polygon', problem: null });
  });
});

describe('read', () => {
  it('answers whatever it is given', async () => {
    expect((await run('read', 'Suite.geojsonl')).out).toMatchObject({ rows: 1, placed: 0, problem: null });
    expect((await run('read', 'http://127.0.0.1:9/a%zz.csv')).out).toMatchObject({
      problem: { code: 'source-unreachable' }
    });
    expect((await run('read', 'nulle-part')).out).toMatchObject({ problem: { code: 'file-missing' } });
  });
});
