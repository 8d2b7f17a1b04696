import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { named } from '../../src/lib/core/styles/palette-values';
import { compileCatalogue } from './compile';
import { catalogueSchemas } from './json-schema';
import { liveCatalogue } from './live';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

const entry = (title: string) => `title: ${title}
geometry: polygon
source:
  kind: geojson
  url: https://exemple.fr/${title}.geojson
credit:
  producer: Insee
  licence: Licence Ouverte 2.0
`;
const recipe = (steps: string) => `title: Carte
question: Où ?
theme: divers
levels: [dep]
territory: dep-33
steps:
${steps}
`;

describe('compiling a folder', () => {
  it('keeps entries with their id, theme, and the French text in both languages', async () => {
    await put({ 'eau/rivieres.yaml': entry('Rivières'), 'risques/argiles.yml': entry('Argiles') });
    const { entries, faults } = await compileCatalogue(folder);
    expect(faults).toEqual([]);
    expect(entries.map((e) => [e.theme, e.id])).toEqual([
      ['eau', 'rivieres'],
      ['risques', 'argiles']
    ]);
    expect(entries[0]?.title).toEqual({ fr: 'Rivières', en: 'Rivières' });
    expect(entries[0]?.checked).toBe('never');
  });

  it('names a broken file with its line and keeps the rest', async () => {
    await put({
      'eau/bon.yaml': entry('Bon'),
      'eau/geometrie.yaml': entry('A').replace('polygon', 'polygone'),
      'eau/source.yaml': entry('B').replace('  url:', '  adresse:'),
      'eau/cle.yaml': entry('C') + 'titre: D\n',
      'eau/syntaxe.yaml': 'title: A\ngeometry: @\n',
      'eau/vide.yaml': ''
    });
    const { entries, faults } = await compileCatalogue(folder);
    expect(entries.map((e) => e.id)).toEqual(['bon']);
    const byFile = Object.fromEntries(faults.map((f) => [f.file, f]));
    expect(byFile['eau/geometrie.yaml']).toMatchObject({ line: 2, reason: expect.stringContaining('geometry') });
    expect(byFile['eau/source.yaml']).toMatchObject({ line: 3, reason: expect.stringContaining('url') });
    expect(byFile['eau/cle.yaml']).toMatchObject({ line: 9, reason: expect.stringContaining('titre') });
    expect(byFile['eau/syntaxe.yaml']?.line).toBe(2);
    expect(byFile['eau/vide.yaml']?.reason).toBeTruthy();
  });

  it('names hostile files and keeps the rest', async () => {
    const nine = (name: string): string => `[${Array(9).fill(name).join(', ')}]`;
    await put({
      'eau/bon.yaml': entry('Bon'),
      'eau/alias.yaml': `a: &a ${nine('x')}\nb: &b ${nine('*a')}\nc: &c ${nine('*b')}\nd: ${nine('*c')}\n`,
      'eau/fond.yaml': `title: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
      'eau/script.yaml': entry('A').replace(/url: .*/, 'url: javascript:alert(1)'),
      'eau/lien.yaml': `${entry('B')}  url: javascript:alert(1)\n`,
      'eau/coupe.yaml': `${entry('C')}territory:\n  dep:\n    set: { url: 'file:///etc/{code}' }\n`,
      'eau/genre.yaml': `${entry('D')}territory:\n  dep:\n    set: { kind: nulle-part }\n`,
      'recipes/opaque.yaml': recipe('  - { add: bon, opacity: 5 }')
    });
    const { entries, recipes, faults } = await compileCatalogue(folder);
    expect([entries.map((e) => e.id), recipes]).toEqual([['bon'], []]);
    const byFile = Object.fromEntries(faults.map((f) => [f.file, f]));
    expect(byFile['eau/alias.yaml']?.reason).toContain('alias');
    expect(byFile['eau/fond.yaml']?.reason).toBeTruthy();
    expect(byFile['eau/script.yaml']).toMatchObject({ line: 5, reason: expect.stringContaining('source.url') });
    expect(byFile['eau/lien.yaml']).toMatchObject({ line: 9, reason: expect.stringContaining('credit.url') });
    expect(byFile['eau/coupe.yaml']).toMatchObject({ line: 10, reason: expect.stringContaining('territory.dep') });
    expect(byFile['eau/genre.yaml']).toMatchObject({ line: 10, reason: expect.stringContaining('territory.dep') });
    expect(byFile['recipes/opaque.yaml']?.line).toBe(7);
  });

  it('refuses an id used twice, whatever the theme, and files that are out of place', async () => {
    await put({
      'eau/a.yaml': entry('A'),
      'risques/a.yaml': entry('A2'),
      'b.yaml': entry('B'),
      'eau/Été.yaml': entry('C')
    });
    const { entries, faults } = await compileCatalogue(folder);
    expect(entries.map((e) => [e.theme, e.id])).toEqual([['eau', 'a']]);
    expect(faults.map((f) => f.file).sort()).toEqual(['b.yaml', 'eau/Été.yaml', 'risques/a.yaml']);
    expect(faults.find((f) => f.file === 'risques/a.yaml')?.reason).toContain('eau/a.yaml');
  });

  it('checks the entries, names and crossings of recipes', async () => {
    const count = (areas: string, kind = 'count-in') =>
      `  - cross: { kind: ${kind}, areas: ${areas}, points: a }\n    name: Compte`;
    await put({
      'eau/a.yaml': entry('A'),
      'recipes/bonne.yaml': recipe(`  - { add: a, as: zones }\n  - { add: a }\n${count('zones')}`),
      'recipes/inconnue.yaml': recipe('  - { add: nulle-part }'),
      'recipes/alias.yaml': recipe(`  - { add: a }\n${count('zones')}`),
      'recipes/croisement.yaml': recipe(`  - { add: a }\n${count('a', 'compter')}`),
      'recipes/niveau.yaml': recipe('  - { add: a }').replace('dep-33', 'reg-75'),
      'recipes/dessous.yaml': recipe('  - { add: a, under: rien }')
    });
    const { recipes, faults } = await compileCatalogue(folder);
    expect(recipes.map((r) => r.id)).toEqual(['bonne']);
    const byFile = Object.fromEntries(faults.map((f) => [f.file, f]));
    expect(byFile['recipes/inconnue.yaml']).toMatchObject({ line: 7, reason: expect.stringContaining('nulle-part') });
    expect(byFile['recipes/alias.yaml']).toMatchObject({ line: 8, reason: expect.stringContaining('zones') });
    expect(byFile['recipes/croisement.yaml']).toMatchObject({ line: 8 });
    expect(byFile['recipes/niveau.yaml']).toMatchObject({ line: 5 });
    expect(byFile['recipes/dessous.yaml']).toMatchObject({ line: 7, reason: expect.stringContaining('rien') });
  });

  it('names the line of a step’s fault, in whatever form it is written', async () => {
    const steps = (file: string): Promise<void> => put({ 'eau/a.yaml': entry('A'), 'recipes/r.yaml': recipe(file) });
    const wrong = async (file: string): Promise<unknown> => {
      await steps(file);
      const { recipes, faults } = await compileCatalogue(folder);
      expect(recipes).toEqual([]);
      return faults.map(({ line, reason }) => [line, reason]);
    };
    expect(await wrong('  - a\n  - { buffer: { layer: a } }')).toEqual([
      [8, expect.stringContaining('steps.1.buffer.metres')]
    ]);
    expect(await wrong('  - a\n  - { buffers: { layer: a, metres: 5 } }')).toEqual([
      [8, expect.stringContaining('one of add, source, cross, join')]
    ]);
    expect(await wrong('  - prepare:\n      b: a\n      c: { buffer: { layer: d, metres: 5 } }')).toEqual([
      [9, 'steps.0.prepare.c: no layer named « d » above']
    ]);
    expect(await wrong('  - { add: a, style: { circle: n } }')).toEqual([
      [7, expect.stringContaining('steps.0.style')]
    ]);
    expect(await wrong('  - { source: { kind: geojson, url: "javascript:1" }, name: A }')).toEqual([
      [7, 'steps.0.source.url: only relative, http and https addresses']
    ]);
    await steps('  - a\n  - { add: a, as: b, where: { n: "> 3", t: x, distinct: k }, style: { circles: n } }');
    expect((await compileCatalogue(folder)).recipes[0]).toMatchObject({
      offline: false,
      steps: [
        { add: 'a', cut: true },
        {
          where: {
            all: [
              { column: 'n', op: '>', value: 3 },
              { column: 't', op: '=', value: 'x' }
            ],
            distinct: 'k'
          },
          style: { kind: 'circles', column: 'n' }
        }
      ]
    });
  });

  it('compiles the catalogue of the product without a fault', async () => {
    const { entries, recipes, faults } = await compileCatalogue('layers-catalog');
    expect(faults).toEqual([]);
    const colours = JSON.stringify({ entries, recipes }).matchAll(/"colour":"([a-z][^"]*)"/g);
    for (const [, colour] of colours) expect(Object.keys(named)).toContain(colour);
    expect(entries.length).toBeGreaterThanOrEqual(100);
    const offline = recipes.filter((r) => r.offline);
    expect(offline.length).toBeGreaterThanOrEqual(10);
    for (const r of recipes)
      expect(
        r.steps.some((s) => 'cross' in s),
        r.id
      ).toBe(true);
    for (const r of offline) {
      const sources = r.steps.flatMap((s) => ('add' in s ? entries.filter((e) => e.id === s.add) : []));
      expect(new Set(sources.map((e) => e.source.kind)).size, r.id).toBeGreaterThanOrEqual(2);
      expect(
        sources.every((e) => 'url' in e.source && e.source.url.startsWith('demo/')),
        r.id
      ).toBe(true);
    }
  });
});

describe('a live catalogue', () => {
  it('is compiled again only when a file changes', async () => {
    await put({ 'eau/a.yaml': entry('A') });
    let compiled = 0;
    const current = liveCatalogue(folder, () => compiled++);
    const first = await current();
    expect((await current()).text).toBe(first.text);
    expect(compiled).toBe(1);

    await put({ 'eau/a.yaml': entry('Autre titre') });
    const second = await current();
    expect(second.catalogue.entries[0]?.title.fr).toBe('Autre titre');
    expect(second.etag).not.toBe(first.etag);

    await put({ 'eau/b.yaml': 'rien' });
    expect((await current()).catalogue).toMatchObject({ entries: [{ id: 'a' }], faults: [{ file: 'eau/b.yaml' }] });
    await rm(join(folder, 'eau/b.yaml'));
    expect((await current()).catalogue.faults).toEqual([]);
    expect(compiled).toBe(4);
  });

  it('stays while its folder is away', async () => {
    await put({ 'eau/a.yaml': entry('A') });
    const current = liveCatalogue(folder);
    const { text } = await current();
    await rename(folder, `${folder}-away`);
    expect((await current()).text).toBe(text);
    await rename(`${folder}-away`, folder);
    await put({ 'eau/b.yaml': entry('B') });
    expect((await current()).catalogue.entries).toHaveLength(2);
    await expect(liveCatalogue(`${folder}-nulle-part`)()).rejects.toThrow('ENOENT');
  });
});

describe('the JSON Schema', () => {
  it('describes entries and recipes as they are written', () => {
    const { $defs } = catalogueSchemas() as { $defs: Record<string, { required: string[]; properties: object }> };
    expect($defs.entry?.required.sort()).toEqual(['credit', 'geometry', 'source', 'title']);
    expect(Object.keys($defs.recipe?.properties ?? {})).toContain('steps');
  });
});
