// Promise: each one-click map on public services runs from end to end, with what the services serve under those names: a
// stand-in answers here, with made-up data, and refuses what the real ones would.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileCatalogue } from '../../server/catalogue/compile';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { crossingKind } from '../../src/lib/core/crossings/registry';
import { findingSentence, profileWithFinding } from '../../src/lib/core/crossings/finding';
import { shownColumns } from '../../src/lib/core/styles/shown-columns';
import { startPublicStandIn, type PublicStandIn } from '../servers/public-stand-in';
import { root } from '../servers/site';
import { RecipeRunner } from './recipe-run';

let standIn: PublicStandIn;
let catalogue: Catalogue;
let runner: RecipeRunner;
beforeAll(async () => {
  standIn = await startPublicStandIn();
  catalogue = await compileCatalogue(join(root, 'layers-catalog'));
  runner = new RecipeRunner(catalogue, 'http://127.0.0.1:1', standIn.url);
}, 60_000);
afterAll(() => standIn.close());

const folder = join(root, 'layers-catalog/recipes');
const isPublic = (file: string): boolean => {
  const text = readFileSync(join(folder, file), 'utf8');
  return !/\bdemo-/.test(text) && !('pending' in (parse(text) as object));
};
const ids = readdirSync(folder)
  .filter(isPublic)
  .map((file) => file.replace('.yaml', ''));

it('they are 24 and more, of all themes, apart from those that wait', () => {
  expect(ids.length).toBeGreaterThanOrEqual(24);
  expect(catalogue.faults).toEqual([]);
  const themes = new Set(catalogue.recipes.filter(({ id }) => ids.includes(id)).map(({ theme }) => theme));
  expect(themes.size).toBeGreaterThanOrEqual(10);
});

describe.each(ids)('%s', (id) => {
  it('reads, crosses and says what it finds, by requests that the services take', async () => {
    standIn.refused.length = 0;
    const recipe = catalogue.recipes.find((r) => r.id === id)!;
    expect(recipe.offline).toBe(false);
    const { document, layers } = await runner.map(id, recipe.territory);
    expect(standIn.refused).toEqual([]);

    expect(document.title).not.toMatch(/[{}]/);
    expect(document.title.length).toBeGreaterThan(10);
    for (const { spec, table } of layers) {
      expect(spec.name, JSON.stringify(spec)).not.toMatch(/^$|[{}]/);
      if (spec.source.kind !== 'derived') expect(spec.credit, spec.name).toMatch(/\S/);
      if (!table) continue;
      expect(table.rows, spec.name).toBeGreaterThan(0);
      const columns = table.columns.map(({ name }) => name);
      const shown = shownColumns(spec.style).map(({ column }) => column);
      expect(columns, spec.name).toEqual(expect.arrayContaining(shown));
      // what a map shows varies: a column of one value alone would say that the crossing went wrong
      for (const name of shown) {
        const profile = profileWithFinding(table, name).columns.find((c) => c.name === name)!;
        expect(profile.present, `${spec.name}: ${name}`).toBeGreaterThan(0);
        if (spec.source.kind === 'derived' && spec.visible && table.rows > 3)
          expect(profile.distinct, `${spec.name}: ${name}`).toBeGreaterThan(1);
      }
    }

    const sentences = layers.flatMap(({ spec, table }) => {
      if (!table || !spec.visible || spec.source.kind !== 'derived') return [];
      const { crossing } = spec.source;
      const [first] = shownColumns(spec.style);
      const subject = first?.column ?? crossingKind(crossing.kind).subject(crossing);
      const { finding } = profileWithFinding(table, subject);
      const units = { fr: 'zones', en: 'areas' };
      return finding ? [findingSentence(finding, 'fr', { units, subject: spec.name })] : [];
    });
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.join(' ')).not.toMatch(/NaN|undefined|null/);
  }, 60_000);
});
