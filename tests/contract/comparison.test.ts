// Every offline one-click map has a figure of its territory, which the level above has by the same recipe cut to it; the
// figures of all départements of a région, weighed, are the région’s.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileCatalogue } from '../../server/catalogue/compile';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { territoryKey, type TerritoryInfo } from '../../src/lib/core/catalogue/territories';
import { valueOf, type Sums, type TerritoryFigure } from '../../src/lib/core/comparison/figure';
import { findFigure } from '../../src/lib/core/comparison/find-figure';
import { recut } from '../../src/lib/core/comparison/recut';
import { sumsOf } from '../../src/lib/core/comparison/sums';
import { profileOf } from '../../src/lib/core/table/make-profile';
import type { FeatureTable } from '../../src/lib/core/table/table';
import { startFiles } from '../servers/faults';
import type { TestServer } from '../servers/http';
import { build, root } from '../servers/site';
import { RecipeRunner, type RunLayer } from './recipe-run';

const territories = JSON.parse(readFileSync(join(build, 'territories', 'main.json'), 'utf8')) as TerritoryInfo[];
const named = (key: string): TerritoryInfo => territories.find((t) => territoryKey(t) === key)!;

const catalogue: Catalogue = await compileCatalogue(join(root, 'layers-catalog'));
const offline = catalogue.recipes.filter((recipe) => recipe.offline);

let files: TestServer;
let runner: RecipeRunner;
beforeAll(async () => {
  const demo = readdirSync(join(build, 'demo')).filter((name) => /\.(csv|geojson)$/.test(name));
  files = await startFiles(Object.fromEntries(demo.map((name) => [`/demo/${name}`, join(build, 'demo', name)])));
  runner = new RecipeRunner(catalogue, files.url);
});
afterAll(() => files.close());

const tableOf = (layers: readonly RunLayer[], id: string): FeatureTable =>
  layers.find(({ spec }) => spec.id === id)!.table!;

/** The figure that a map of a territory is compared by. */
async function figureOf(recipe: string, key: string, above: string): Promise<TerritoryFigure> {
  const { document, layers } = await runner.map(recipe, key);
  const { cut } = recut(document, named(key), named(above), catalogue.entries);
  const figure = findFigure({
    document,
    profile: (id) => profileOf(tableOf(layers, id)),
    isCut: ({ id }) => cut.has(id)
  });
  if (!figure) throw new Error(`« ${recipe} » has no figure`);
  return figure;
}

async function sumsFor(recipe: string, key: string, figure: TerritoryFigure): Promise<Sums> {
  const { layers } = await runner.map(recipe, key);
  return sumsOf(figure, {
    top: tableOf(layers, figure.top.layer),
    bottom: tableOf(layers, figure.bottom.layer)
  });
}

/** Maps in which some things lie across the border of a département: intercommunalities, service points, grounds. */
const straddling = ['points-de-service', 'intercommunalites-fusionnees', 'services-intercommunalites', 'gymnases'];

const kinds = new Map<string, string>();

for (const { id, levels } of offline) {
  const [own, above] = levels.includes('dep') ? (['dep-35', 'reg-53'] as const) : (['reg-53', 'fr'] as const);

  it(`« ${id} » cut again is the very map that its recipe makes one level above`, async () => {
    const { document } = await runner.map(id, own);
    const { document: wider } = await runner.map(id, above);
    const again = recut(document, named(own), named(above), catalogue.entries);
    expect(again.stuck.size).toBe(0);
    expect(again.document.layers.map(({ source, where }) => ({ source, where }))).toEqual(
      wider.layers.map(({ source, where }) => ({ source, where }))
    );
  });

  it(`« ${id} » has a figure, and the départements weighed give the région`, async () => {
    const figure = await figureOf(id, own, above);
    kinds.set(id, figure.kind);
    const whole = await sumsFor(id, above, figure);
    expect(valueOf(figure, whole)).toBeGreaterThan(0);
    const inside = territories.filter((t) => (above === 'fr' ? t.kind === 'reg' : t.kind === 'dep' && t.reg === '53'));
    const parts: Sums[] = [];
    for (const part of inside) parts.push(await sumsFor(id, territoryKey(part), figure));
    const weight = parts.reduce((sum, { bottom }) => sum + bottom, 0);
    const weighed = parts.reduce((sum, part) => sum + (valueOf(figure, part) ?? 0) * part.bottom, 0) / weight;
    const within = straddling.includes(id) ? 0.02 : 1e-3;
    expect(Math.abs(weighed - valueOf(figure, whole)!), `${weighed} for ${valueOf(figure, whole)}`).toBeLessThanOrEqual(
      within * valueOf(figure, whole)!
    );
  });
}

it('maps are compared by what they are about', () => {
  expect(Object.fromEntries(kinds)).toMatchObject({
    habitants: 'per',
    'points-de-service': 'per',
    villes: 'share',
    'part-sante': 'share',
    'maisons-de-sante': 'kept',
    'loin-bibliotheque': 'mean',
    intercommunalites: 'kind',
    'lire-et-bouger': 'covered'
  });
});
