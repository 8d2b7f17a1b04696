import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { parseTerritory, type TerritoryInfo } from '../../src/lib/core/catalogue/territories';
import { crossingInputs } from '../../src/lib/core/crossings/registry';
import type { LayerSpec, MapDocument } from '../../src/lib/core/document/document';
import { runRecipe } from '../../src/lib/core/recipes/run';
import { givesOf, type SourceSpec } from '../../src/lib/core/sources/registry';
import { applyFilter } from '../../src/lib/core/table/apply-filter';
import type { Filter } from '../../src/lib/core/table/filter';
import type { Bbox, FeatureTable } from '../../src/lib/core/table/table';
import { run } from '../crossing';
import { build } from '../servers/site';
import { readTable } from './reading';

const listed = (name: string): TerritoryInfo[] =>
  JSON.parse(readFileSync(join(build, 'territories', `${name}.json`), 'utf8')) as TerritoryInfo[];
const main = listed('main');

function kept(table: FeatureTable, where: Filter | null): FeatureTable {
  const outcome = applyFilter(table, where);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

/** A layer of a map as it came out; no table for pictures. */
export interface RunLayer {
  spec: LayerSpec;
  table: FeatureTable | null;
}

/** Runs one-click maps over the files of the build, without a page: each file is read once. */
export class RecipeRunner {
  #read = new Map<string, Promise<FeatureTable>>();

  /** `site`: address that the build's `demo/` is served under; `publicSite`: address that stands in for all others. */
  constructor(
    private readonly catalogue: Catalogue,
    private readonly site: string,
    private readonly publicSite: string | null = null
  ) {}

  /** Table of each layer of a map, by the layer's French name. */
  async tables(recipeId: string, territory: string): Promise<Map<string, FeatureTable>> {
    const { layers } = await this.map(recipeId, territory);
    return new Map(layers.flatMap(({ spec, table }) => (table ? [[spec.name, table] as const] : [])));
  }

  /** The map that a recipe makes, and the table of each of its layers. */
  async map(recipeId: string, territory: string): Promise<{ document: MapDocument; layers: RunLayer[] }> {
    const { kind, code } = parseTerritory(territory)!;
    const known = kind === 'epci' || kind === 'com' ? listed(kind) : main;
    const place = known.find((t) => t.kind === kind && t.code === code)!;
    const recipe = this.catalogue.recipes.find((r) => r.id === recipeId)!;
    const outcome = runRecipe(recipe, { catalogue: this.catalogue, place, language: 'fr' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    const document = outcome.value;
    const made = new Map<string, Promise<FeatureTable>>();
    const tableOf = (id: string): Promise<FeatureTable> => {
      const table = made.get(id) ?? make(document.layers.find((l) => l.id === id)!);
      made.set(id, table);
      return table;
    };
    const make = async ({ source, where, load, name }: LayerSpec): Promise<FeatureTable> => {
      try {
        if (source.kind === 'derived') {
          const inputs = await Promise.all(crossingInputs(source.crossing).map(tableOf));
          return kept((await run(source.crossing, ...inputs)).table, where);
        }
        return kept(await this.#rows(source, load === 'view' ? place.bbox : null), where);
      } catch (error) {
        throw new Error(`« ${recipeId} », « ${name} »: ${(error as Error).message}`, { cause: error });
      }
    };
    const layers = await Promise.all(
      document.layers.map(async (spec): Promise<RunLayer> => {
        return { spec, table: givesOf(spec.source) === 'raster' ? null : await tableOf(spec.id) };
      })
    );
    return { document, layers };
  }

  #rows(source: SourceSpec, bbox: Bbox | null): Promise<FeatureTable> {
    const key = JSON.stringify([source, bbox]);
    const table = this.#read.get(key) ?? this.#readFrom(source, bbox);
    this.#read.set(key, table);
    return table;
  }

  async #readFrom(source: SourceSpec, bbox: Bbox | null): Promise<FeatureTable> {
    if (!('url' in source)) throw new Error(`${source.kind} has no address`);
    const isOfSite = !/^https?:/.test(source.url);
    const spec = isOfSite ? ({ ...source, url: `${this.site}/${source.url}` } as SourceSpec) : source;
    const elsewhere = (url: string, init: RequestInit): Promise<Response> => {
      const { host, pathname, search } = new URL(url);
      return fetch(`${this.publicSite}/${host}${pathname}${search}`, init);
    };
    const options = { ...(bbox ? { bbox } : {}), ...(isOfSite ? {} : { fetch: elsewhere }) };
    return (await readTable(spec, options)).table;
  }
}
