import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { parseTerritory, type TerritoryInfo } from '../../src/lib/core/catalogue/territories';
import { crossingInputs } from '../../src/lib/core/crossings/registry';
import { runRecipe } from '../../src/lib/core/recipes/run';
import type { SourceSpec } from '../../src/lib/core/sources/registry';
import { applyFilter } from '../../src/lib/core/table/apply-filter';
import type { Filter } from '../../src/lib/core/table/filter';
import type { FeatureTable } from '../../src/lib/core/table/table';
import { run } from '../crossing';
import { build } from '../servers/site';
import { readTable } from './reading';

const territories = JSON.parse(readFileSync(join(build, 'territories/main.json'), 'utf8')) as TerritoryInfo[];

function kept(table: FeatureTable, where: Filter | null): FeatureTable {
  const outcome = applyFilter(table, where);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

/** Runs one-click maps over the files of the build, without a page: each file is read once. */
export class RecipeRunner {
  #read = new Map<string, Promise<FeatureTable>>();

  /** `site`: address that the build's `demo/` is served under. */
  constructor(
    private readonly catalogue: Catalogue,
    private readonly site: string
  ) {}

  /** Table of each layer of a map, by the layer's French name. */
  async tables(recipeId: string, territory: string): Promise<Map<string, FeatureTable>> {
    const { kind, code } = parseTerritory(territory)!;
    const place = territories.find((t) => t.kind === kind && t.code === code)!;
    const recipe = this.catalogue.recipes.find((r) => r.id === recipeId)!;
    const outcome = runRecipe(recipe, { catalogue: this.catalogue, place, language: 'fr' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    const { layers } = outcome.value;
    const known = new Map<string, Promise<FeatureTable>>();
    const tableOf = (id: string): Promise<FeatureTable> => {
      const table = known.get(id) ?? make(id);
      known.set(id, table);
      return table;
    };
    const make = async (id: string): Promise<FeatureTable> => {
      const { source, where } = layers.find((l) => l.id === id)!;
      if (source.kind === 'derived') {
        const inputs = await Promise.all(crossingInputs(source.crossing).map(tableOf));
        return kept((await run(source.crossing, ...inputs)).table, where);
      }
      return kept(await this.#whole(source), where);
    };
    const made = await Promise.all(layers.map(async (l) => [l.name, await tableOf(l.id)] as const));
    return new Map(made);
  }

  #whole(source: SourceSpec): Promise<FeatureTable> {
    if (!('url' in source)) throw new Error(`${source.kind} has no address`);
    const key = JSON.stringify(source);
    const url = `${this.site}/${source.url}`;
    const table = this.#read.get(key) ?? readTable({ ...source, url } as SourceSpec).then((r) => r.table);
    this.#read.set(key, table);
    return table;
  }
}
