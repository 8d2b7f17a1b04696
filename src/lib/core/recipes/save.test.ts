import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import '../../../../tests/unit/seed';
import { cutTo, type TerritoryPlace } from '../catalogue/cut';
import type { CatalogueEntry } from '../catalogue/entry';
import { crossingKind } from '../crossings/registry';
import type { CrossingSpec } from '../crossings/schema';
import { emptyDocument, type LayerSpec, type MapDocument } from '../document/document';
import { validateDocument } from '../document/validate';
import type { StyleSpec } from '../styles/schema';
import { completeRecipe } from './complete';
import { recipeFileSchema } from './recipe';
import { runRecipe } from './run';
import { saveAsRecipe, type SavedRecipe } from './save';
import { writeRecipe } from './write';

const entry = (id: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry =>
  ({
    id,
    theme: id === 'gares' ? 'transport' : 'demo',
    title: { fr: `Titre ${id}`, en: `Title ${id}` },
    source: { kind: 'geojson', url: `demo/${id}.geojson` },
    territory: { dep: { column: 'dep' }, reg: { column: 'reg' } },
    credit: { producer: 'P', licence: 'L' },
    ...more
  }) as unknown as CatalogueEntry;

const entries = [
  entry('zones', { where: { all: [{ column: 'etat', op: '=', value: 'vif' }], distinct: 'code' } }),
  entry('gares', { style: { kind: 'single', colour: 'qual-3', fill: 'fill', size: 4 } }),
  entry('wfs', {
    source: { kind: 'wfs', url: 'https://x.fr/wfs', typeName: 'a:b' },
    territory: { dep: { set: { cql: "dep='{code}'" } } }
  } as unknown as Partial<CatalogueEntry>)
];
const catalogue = { entries, recipes: [] };
const place: TerritoryPlace = { kind: 'dep', code: '33', name: 'Gironde', of: 'de la Gironde' };

const saved = (document: MapDocument): SavedRecipe | null =>
  saveAsRecipe(document, { catalogue, place, language: 'fr', shownTitle: 'Montré', usualBasemap: 'offline' });

const fromFile = (text: string): ReturnType<typeof completeRecipe> =>
  completeRecipe('r', v.parse(recipeFileSchema, parse(text)), new Map(entries.map((e) => [e.id, e])));

const again = (text: string, where = place): MapDocument => {
  const made = runRecipe(fromFile(text), { catalogue, place: where, language: 'fr' });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};

/** What a map is, whatever ids its layers bear. */
function plain({ from: _, ...document }: MapDocument): unknown {
  const rank = new Map(document.layers.map(({ id }, i) => [id, `#${i}`]));
  return {
    ...document,
    layers: document.layers.map(({ id, source, ...layer }) => ({
      ...layer,
      id: rank.get(id),
      source:
        source.kind === 'derived'
          ? crossingKind(source.crossing.kind).rename(source.crossing, (input) => rank.get(input)!)
          : source
    }))
  };
}

// texts that a person may write, hostile to YAML and to the short forms
const word = fc.oneof(
  fc.constantFrom(
    'Gares',
    'Zones de la Gironde',
    'Gironde',
    'oui',
    'null',
    '12',
    '>= 5',
    '- a: b',
    '# x',
    "l'été",
    'é « x » : y'
  ),
  fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/[{}]/.test(text))
);
const column = fc.constantFrom('population', 'type', 'all', 'distinct', 'a b', 'null', 'é:x');
const condition = fc.oneof(
  fc.record({
    column,
    op: fc.constantFrom('=' as const, '!=' as const),
    value: fc.oneof(word, fc.integer(), fc.boolean())
  }),
  fc.record({
    column,
    op: fc.constantFrom('<' as const, '>=' as const),
    value: fc.integer().map((n) => n / 64)
  }),
  fc.record({
    column,
    op: fc.constant('in' as const),
    value: fc.array(fc.oneof(word, fc.integer()), { maxLength: 3 })
  }),
  fc.record({ column, op: fc.constantFrom('contains' as const, 'starts' as const), value: word }),
  fc.record({ column, op: fc.constantFrom('empty' as const, 'filled' as const) })
);
const filter = fc
  .option(fc.record({ all: fc.array(condition, { maxLength: 3 }), distinct: column }, { requiredKeys: ['all'] }))
  .map((one) => (one?.all.length === 0 && one.distinct === undefined ? null : one));
const size = fc.integer({ min: 1, max: 40 });
const style: fc.Arbitrary<StyleSpec> = fc.oneof(
  fc.record({
    kind: fc.constant('single' as const),
    colour: fc.constantFrom('#aabbcc', 'qual-1'),
    fill: fc.constantFrom('fill' as const, 'hatch' as const),
    size
  }),
  fc.record({
    kind: fc.constant('circles' as const),
    column,
    colour: fc.constant('carte-cercle'),
    maxRadius: size.map((n) => n + 4)
  }),
  fc.record({
    kind: fc.constant('classes' as const),
    column,
    method: fc.constant('jenks' as const),
    classes: fc.integer({ min: 2, max: 7 }),
    palette: fc.constant('ocre' as const),
    size
  }),
  fc.record({
    kind: fc.constant('classes' as const),
    column,
    method: fc.constant('manual' as const),
    classes: fc.constant(2),
    palette: fc.constant('bleu' as const),
    breaks: fc.constant<number[]>([0, 1, 2]),
    size
  }),
  fc.record({
    kind: fc.constant('categories' as const),
    column,
    size,
    values: fc.uniqueArray(word, { maxLength: 4 }).map((list) => list.map((value) => ({ value, colour: 'qual-2' })))
  })
);
const layer = fc.record({
  name: word.map((text) => text.slice(0, 200)),
  visible: fc.boolean(),
  opacity: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  what: fc.constantFrom('zones', 'gares', 'wfs', 'whole', 'pasted', 'crossing'),
  kind: fc.constantFrom('count-in', 'join', 'ratio', 'buffer', 'score', 'overlay', 'nearest'),
  inputs: fc.tuple(fc.nat(), fc.nat()),
  filter,
  style: fc.option(style),
  byAuthor: fc.boolean(),
  labels: fc.option(fc.record({ column })),
  zooms: fc.constantFrom<({ minzoom?: number; maxzoom?: number } | undefined)[]>(
    undefined,
    {},
    { minzoom: 12 },
    { minzoom: 8.5, maxzoom: 14 }
  )
});
type Drawn = typeof layer extends fc.Arbitrary<infer T> ? T : never;

function crossing(kind: Drawn['kind'], a: string, b: string, conditions: Drawn['filter']): CrossingSpec {
  switch (kind) {
    case 'count-in':
      return { kind, areas: a, points: b, sum: 'population' };
    case 'join':
      return {
        kind,
        areas: a,
        areasKey: 'code',
        table: b,
        tableKey: a < b ? 'code' : 'insee',
        columns: ['population']
      };
    case 'ratio':
      return {
        kind,
        layer: a,
        numerator: 'n',
        denominator: a < b ? { by: 'area' } : { by: 'column', column: 'area' },
        per: 100
      };
    case 'buffer':
      return { kind, layer: a, metres: 500, dissolve: a < b };
    case 'score':
      return {
        kind,
        layer: a,
        criteria: conditions?.all.length ? conditions.all : [{ column: 'x', op: '>', value: 1 }]
      };
    case 'overlay':
      return { kind, mode: 'union', areas: a, over: b };
    default:
      return { kind: 'nearest', from: a, to: b };
  }
}

/** A stack of these: crossings read layers drawn before them, wherever these then lie. */
function stack(drawn: readonly Drawn[], order: readonly number[]): LayerSpec[] {
  const made: LayerSpec[] = [];
  drawn.forEach((one, i) => {
    const common = {
      id: `l${i + 1}`,
      visible: one.visible,
      opacity: one.opacity,
      name: one.name,
      decidedBy: {
        style: one.byAuthor && one.style ? ('author' as const) : ('automatic' as const),
        place: 'author' as const,
        ...(one.zooms ? { zooms: 'author' as const } : {})
      },
      ...one.zooms,
      ...(one.labels ? { labels: one.labels } : {})
    };
    const [a, b] = one.inputs.map((n) => `l${(n % Math.max(1, i)) + 1}`) as [string, string];
    if (one.what === 'crossing' && i > 0) {
      const source = { kind: 'derived' as const, crossing: crossing(one.kind, a, b, one.filter) };
      made.push({
        ...common,
        source,
        where: one.filter,
        style: common.decidedBy.style === 'author' ? one.style : null
      });
    } else if (one.what === 'pasted' || one.what === 'crossing') {
      const source = { kind: 'geojson' as const, url: 'https://y.fr/a.geojson' };
      made.push({
        ...common,
        source,
        where: one.filter,
        style: common.decidedBy.style === 'author' ? one.style : null,
        credit: 'Moi'
      });
    } else {
      const known = entries.find(({ id }) => id === one.what) ?? entries[0]!;
      const cut = cutTo(known, one.what === 'whole' ? null : place);
      const all = [...(cut.where?.all ?? []), ...(one.filter?.all ?? [])];
      const distinct = one.filter?.distinct ?? cut.where?.distinct;
      made.push({
        ...common,
        source: cut.source,
        where: cut.where || one.filter ? { all, ...(distinct === undefined ? {} : { distinct }) } : null,
        style: common.decidedBy.style === 'author' ? one.style : (known.style ?? null),
        entry: known.id,
        credit: 'P, L'
      });
    }
  });
  return made
    .map((l, i) => ({ l, at: order[i] ?? 0 }))
    .sort((x, y) => x.at - y.at)
    .map(({ l }) => l);
}

describe('saveAsRecipe', () => {
  it('random stacks: the file is valid, and makes the same map', () => {
    fc.assert(
      fc.property(
        fc.array(layer, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        word,
        fc.constantFrom('offline', 'ortho'),
        (drawn, order, title, basemap) => {
          const document: MapDocument = {
            ...emptyDocument(),
            title,
            basemap,
            territory: { kind: 'dep', code: '33' },
            layers: stack(drawn, order)
          };
          const valid = validateDocument(document);
          fc.pre(valid.ok);
          const { recipe, left } = saved(document)!;
          expect(left).toEqual([]);
          expect(plain(again(writeRecipe(recipe)))).toEqual(plain(document));
        }
      ),
      { numRuns: 250 }
    );
  });

  const layerOf = (more: Partial<LayerSpec>): LayerSpec => ({
    id: 'l1',
    name: 'A',
    visible: true,
    opacity: 1,
    source: { kind: 'geojson', url: 'https://y.fr/a.geojson' },
    where: null,
    style: null,
    decidedBy: { style: 'automatic', place: 'author' },
    ...more
  });
  const map = (...layers: LayerSpec[]): MapDocument => ({ ...emptyDocument(), title: 'Carte', layers });

  it('leaves out files of somebody, and what is made of them, and says so', () => {
    const file = layerOf({ source: { kind: 'file', name: 'a.csv', hash: 'x'.repeat(64), format: 'csv' } as never });
    const near = layerOf({ id: 'l2', source: { kind: 'derived', crossing: crossing('buffer', 'l1', 'l1', null) } });
    const other = layerOf({ id: 'l3' });
    const { recipe, left } = saved(map(near, file, other))!;
    expect(left.map(({ layer: l, why }) => [l.id, why])).toEqual([
      ['l2', 'made-of-file'],
      ['l1', 'file']
    ]);
    expect(recipe.steps).toHaveLength(1);
    expect(saved(map(near, file))).toBeNull();
  });

  it('leaves open what was decided automatically, and what a style computed for this territory', () => {
    const classes: StyleSpec = {
      kind: 'classes',
      column: 'n',
      method: 'jenks',
      classes: 5,
      palette: 'bleu',
      breaks: [0, 1, 2, 3, 4, 5],
      size: 5
    };
    const own = layerOf({ style: classes, decidedBy: { style: 'author', place: 'author' } });
    const text = writeRecipe(saved(map(own, layerOf({ id: 'l2', style: classes })))!.recipe);
    expect(text).toContain('style: { classes: n');
    expect(text.match(/style:/g)).toHaveLength(1);
    expect(text).not.toContain('breaks');
  });

  it('names the card by the title without its territory, and cuts another territory to it', () => {
    const cut = cutTo(entries[2]!, place);
    const document = {
      ...map(layerOf({ ...cut, name: 'Gares de la Gironde', entry: 'wfs', credit: 'P, L' })),
      title: 'Les gares de la Gironde',
      territory: { kind: 'dep' as const, code: '33' }
    };
    const { id, recipe } = saved(document)!;
    expect([id, recipe.title.fr, recipe.mapTitle?.fr]).toEqual(['les-gares', 'Les gares', 'Les gares {of}']);
    const lot = again(writeRecipe(recipe), { kind: 'dep', code: '46', name: 'Lot', of: 'du Lot' });
    expect(lot.title).toBe('Les gares du Lot');
    expect(lot.layers[0]).toMatchObject({ name: 'Gares du Lot', source: { cql: "dep='46'" } });
  });
});
