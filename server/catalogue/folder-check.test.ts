import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultLine } from './fault-line';
import { checkFolder } from './folder-check';
import { cqlColumns } from './entry-columns';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

const communes = (more = '') => `title: Communes
geometry: polygon
source:
  kind: wfs
  url: https://data.geopf.fr/wfs/ows
  typeName: ADMINEXPRESS-COG-CARTO-PE.LATEST:commune
label: nom_officiel
columns:
  population: { fr: Habitants, en: People }
${more}credit:
  producer: IGN
  licence: Licence Ouverte 2.0
`;
const lines = async (): Promise<string[]> => (await checkFolder(folder)).faults.map(faultLine);

describe('checking a folder', () => {
  it('compares columns with the Géoplateforme’s schemas, and names the line of each dead one', async () => {
    await put('a/communes.yaml', communes());
    expect(await checkFolder(folder)).toMatchObject({ faults: [], compared: 1 });
    const territory = `  insee_com: { fr: Code, en: Code }
style: { kind: classes, column: densite }
territory:
  dep: { set: { cql: "insee_dep='{code}'" } }
  com: { column: code_insee }
`;
    await put('a/communes.yaml', communes(territory));
    expect(await lines()).toEqual([
      'a/communes.yaml:10: columns.insee_com: no column « insee_com » in the Géoplateforme’s schema',
      'a/communes.yaml:11: style.column: no column « densite » in the Géoplateforme’s schema',
      'a/communes.yaml:13: territory.dep.set.cql: no column « insee_dep » in the Géoplateforme’s schema'
    ]);
  });

  it('names a type that the Géoplateforme does not have, and leaves alone one of which only the name is known', async () => {
    await put('a/x.yaml', communes().replace(':commune', ':comune'));
    expect(await lines()).toEqual([
      'a/x.yaml:6: source.typeName: the Géoplateforme has no type « ADMINEXPRESS-COG-CARTO-PE.LATEST:comune »'
    ]);
    await put('a/x.yaml', communes().replace('ADMINEXPRESS-COG-CARTO-PE.LATEST:commune', 'zaer:zaer'));
    expect(await checkFolder(folder)).toMatchObject({ faults: [], compared: 0 });
  });

  it('names two entries that are the same data', async () => {
    await put('a/communes.yaml', communes());
    await put('b/villes.yaml', communes());
    expect(await lines()).toEqual(['b/villes.yaml:3: source: the same data as a/communes.yaml']);
  });

  it('hides and counts an entry whose protocol is not read, and keeps its reason', async () => {
    const waiting = communes('pending: Attend les PMTiles\n').replace('kind: wfs', 'kind: pmtiles');
    await put('a/tuiles.yaml', waiting);
    const { catalogue, faults } = await checkFolder(folder);
    expect(faults).toEqual([]);
    expect(catalogue.entries).toEqual([]);
    const pending = { fr: 'Attend les PMTiles', en: 'Attend les PMTiles' };
    expect(catalogue.pending).toEqual([
      { id: 'tuiles', theme: 'a', title: { fr: 'Communes', en: 'Communes' }, pending }
    ]);
  });

  it.each([
    ["a='x' AND b IN (1,2)", ['a', 'b']],
    ["nom LIKE '%c = d%' OR NOT e IS NULL", ['nom', 'e']],
    ['"Code" >= 3 and f BETWEEN 1 AND 2', ['Code', 'f']],
    ['', []]
  ])('finds the columns of %s', (cql, columns) => {
    expect(cqlColumns(cql)).toEqual(columns);
  });
});
