// One-click maps of the demonstration: three figures of each, on five territories, against plain counting over the files of
// the build, distances by PROJ, areas by SpatiaLite.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileCatalogue } from '../../server/catalogue/compile';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { areasKm2 } from '../../src/lib/core/table/area';
import type { FeatureTable } from '../../src/lib/core/table/table';
import { startFiles } from '../servers/faults';
import type { TestServer } from '../servers/http';
import { build, root } from '../servers/site';
import * as truth from './demo-truth';
import { values } from './reading';
import { RecipeRunner } from './recipe-run';

const fine = ['dep-33', 'dep-87', 'dep-2A', 'reg-53', 'reg-94'];
const coarse = ['reg-53', 'reg-75', 'reg-84', 'reg-44', 'reg-93'];

/** Figures of a map and how far they may be from one another: a part of the wanted one, 0 for exact ones. */
interface Figures {
  wanted: [number, number, number];
  found: [number, number, number];
  within?: number;
}
type Tables = Map<string, FeatureTable>;
type Check = (tables: Tables, territory: string) => Figures;

let files: TestServer;
let catalogue: Catalogue;
let runner: RecipeRunner;
beforeAll(async () => {
  const demo = readdirSync(join(build, 'demo')).filter((name) => /\.(csv|geojson)$/.test(name));
  files = await startFiles(Object.fromEntries(demo.map((name) => [`/demo/${name}`, join(build, 'demo', name)])));
  catalogue = await compileCatalogue(join(root, 'layers-catalog'));
  runner = new RecipeRunner(catalogue, files.url);
});
afterAll(() => files.close());

const sum = (list: readonly (number | null)[]): number => list.reduce<number>((all, n) => all + (n ?? 0), 0);
const count = <T>(list: readonly T[], test: (item: T) => boolean): number => list.filter(test).length;
const most = (list: readonly (number | null)[]): number => Math.max(...list.filter((n) => n !== null));
const least = (list: readonly (number | null)[]): number => Math.min(...list.filter((n) => n !== null));
/** Place of the greatest value. */
const greatest = (list: readonly number[]): number => list.indexOf(Math.max(...list));
const layer = (tables: Tables, name: string): FeatureTable => {
  const table = tables.get(name);
  if (!table) throw new Error(`No layer « ${name} »: ${[...tables.keys()].join(', ')}`);
  return table;
};
const numbers = (tables: Tables, name: string, column: string): (number | null)[] =>
  values(layer(tables, name), column) as (number | null)[];
const surface = (tables: Tables, name: string): number => {
  const table = layer(tables, name);
  return table.polygons ? sum([...areasKm2({ rows: table.rows, polygons: table.polygons })]) : 0;
};

const townsOf = (territory: string): truth.Town[] => truth.towns.filter(truth.belongs(territory));
const servicesOf = (territory: string): truth.Facility[] => truth.facilities.filter(truth.belongs(territory));
const places = (type: string): truth.Facility['at'][] =>
  truth.facilities.filter((f) => f.type === type).map((f) => f.at);
const kmTo = (territory: string, type: string): number[] =>
  truth.nearestKm(
    townsOf(territory).map((t) => t.at),
    places(type)
  );
const inhabitants = (zones: typeof truth.zones): number[] =>
  zones.map((z) => truth.populationOf.get(z.properties.code_insee)!);

/** Zones of a territory by intercommunality, those of none left out. */
function intercommunalities(territory: string): (typeof truth.zones)[] {
  const groups = new Map<string, typeof truth.zones>();
  for (const zone of truth.zonesOf(territory)) {
    const { epci } = zone.properties;
    if (epci !== null) groups.set(epci, [...(groups.get(epci) ?? []), zone]);
  }
  return [...groups.values()];
}

const checks: Record<string, Check> = {
  habitants(tables, territory) {
    const zones = truth.zonesOf(territory);
    const people = inhabitants(zones);
    const largest = greatest(people);
    const density = numbers(tables, 'Habitants au km²', 'densite_population');
    return {
      wanted: [zones.length, sum(people), people[largest]! / truth.km2([zones[largest]!])[0]!],
      found: [density.length, sum(numbers(tables, 'Habitants de la commune centre', 'population')), density[largest]!],
      within: 1e-3
    };
  },
  intercommunalites(tables, territory) {
    const natures = truth.zonesOf(territory).map((z) => truth.natureOf.get(z.properties.code_insee));
    const joined = values(layer(tables, 'Nature de l’intercommunalité'), 'nature');
    const kinds = ['Communauté de communes', 'Communauté d’agglomération'];
    return {
      wanted: [
        count(natures, (n) => n === kinds[0]),
        count(natures, (n) => n === kinds[1]),
        count(townsOf(territory), (t) => t.population >= 5000)
      ],
      found: [
        count(joined, (n) => n === kinds[0]),
        count(joined, (n) => n === kinds[1]),
        layer(tables, 'Villes de plus de 5\u202f000 habitants').rows
      ]
    };
  },
  'points-de-service'(tables, territory) {
    const zones = truth.zonesOf(territory);
    const people = inhabitants(zones);
    const largest = greatest(people);
    const held = zones.map((z) => count(servicesOf(territory), (f) => truth.inside(f.at, z)));
    const inLargest = held[largest]!;
    const rates = numbers(
      tables,
      'Points de service pour 10\u202f000 habitants',
      'taux_services_pour_10000_population'
    );
    return {
      wanted: [sum(held), inLargest, (10_000 * inLargest) / people[largest]!],
      found: [
        sum(numbers(tables, 'Nombre de points de service', 'services')),
        numbers(tables, 'Nombre de points de service', 'services')[largest]!,
        rates[largest]!
      ]
    };
  },
  departements(tables, territory) {
    const own = truth.departementsOf(territory);
    const people = own.map((d) => truth.departementPopulation.get(d.properties.code)!);
    const density = truth.km2(own).map((km2, i) => people[i]! / km2);
    return {
      wanted: [own.length, sum(people), Math.max(...density)],
      found: [
        layer(tables, 'Habitants').rows,
        sum(numbers(tables, 'Habitants', 'population')),
        most(numbers(tables, 'Habitants au km²', 'densite_population'))
      ],
      within: 1e-3
    };
  },
  villes(tables, territory) {
    const own = truth.departementsOf(territory);
    const large = townsOf(territory).filter((t) => t.population >= 10_000);
    const held = own.map((d) => large.filter((t) => truth.inside(t.at, d)));
    const share = held.map(
      (list, i) =>
        (100 * sum(list.map((t) => t.population))) / truth.departementPopulation.get(own[i]!.properties.code)!
    );
    return {
      wanted: [large.length, sum(held.map((list) => list.length)), Math.max(...share)],
      found: [
        layer(tables, 'Villes de plus de 10\u202f000 habitants').rows,
        sum(numbers(tables, 'Villes', 'villes')),
        most(numbers(tables, 'Habitants des villes (%)', 'taux_somme_population_pour_100_population'))
      ]
    };
  },
  'loin-bibliotheque'(tables, territory) {
    const zones = new Set(truth.zonesOf(territory).map((z) => z.properties.code_insee));
    const far = kmTo(territory, 'Bibliothèque').filter((_, i) => zones.has(townsOf(territory)[i]!.code));
    const km = numbers(tables, 'Distance du bourg à la bibliothèque (km)', 'distance_km');
    return {
      wanted: [count(far, (d) => d >= 10), Math.max(...far), sum(far) / far.length],
      found: [count(km, (d) => d! >= 10), most(km), sum(km) / km.length],
      within: 1e-6
    };
  },
  'maisons-de-sante'(tables, territory) {
    const far = kmTo(territory, 'Maison de santé');
    const left = townsOf(territory).filter((_, i) => far[i]! > 5);
    const alone = layer(tables, 'Habitants des bourgs à plus de 5\u00a0km');
    return {
      wanted: [
        left.length,
        sum(left.map((t) => t.population)),
        sum(truth.nearKm2(truth.departementsOf(territory), [places('Maison de santé')], 5000))
      ],
      found: [
        alone.rows,
        sum(values(alone, 'population') as number[]),
        surface(tables, 'À moins de 5\u00a0km d’une maison de santé')
      ],
      within: 0.003
    };
  },
  cumul(tables, territory) {
    const zones = truth.zonesOf(territory);
    const size = truth.km2(zones);
    const [care, books] = ['Maison de santé', 'Bibliothèque'].map((type) => {
      const km = kmTo(territory, type);
      return new Map(townsOf(territory).map((t, i) => [t.code, km[i]!]));
    });
    const met = inhabitants(zones).map((people, i) => {
      const { code_insee } = zones[i]!.properties;
      return count([people / size[i]! < 30, care!.get(code_insee)! > 10, books!.get(code_insee)! > 10], (is) => is);
    });
    const score = numbers(
      tables,
      'Critères remplis\u00a0: moins de 30\u00a0hab./km², soin et livre à plus de 10\u00a0km',
      'criteres'
    );
    return {
      wanted: [count(met, (n) => n === 3), count(met, (n) => n === 0), sum(met)],
      found: [count(score, (n) => n === 3), count(score, (n) => n === 0), sum(score)]
    };
  },
  'intercommunalites-fusionnees'(tables, territory) {
    const groups = intercommunalities(territory);
    const people = groups.map((zones) => sum(inhabitants(zones)));
    const largest = greatest(people);
    const density = numbers(tables, 'Habitants au km²', 'densite_population');
    const merged = numbers(tables, 'Habitants par intercommunalité', 'population');
    return {
      wanted: [groups.length, sum(people), people[largest]! / sum(truth.km2(groups[largest]!))],
      found: [merged.length, sum(merged), density[greatest(merged as number[])]!],
      within: 1e-3
    };
  },
  'services-intercommunalites'(tables, territory) {
    const groups = intercommunalities(territory);
    const own = servicesOf(territory);
    const held = groups.map((zones) => count(own, (f) => zones.some((z) => truth.inside(f.at, z))));
    const rates = groups.map((zones, i) => (10_000 * held[i]!) / sum(inhabitants(zones)));
    const column = 'taux_services_pour_10000_population';
    const found = numbers(tables, 'Points de service pour 10\u202f000 habitants', column);
    return {
      wanted: [groups.length, sum(held), Math.max(...rates)],
      found: [found.length, sum(numbers(tables, 'Points de service', 'services')), most(found)]
    };
  },
  gymnases(tables, territory) {
    const zones = truth.zonesOf(territory);
    const people = inhabitants(zones);
    const gymnasiums = servicesOf(territory).filter((f) => f.type === 'Gymnase');
    const shared = sampled(
      zones,
      people,
      gymnasiums.map((g) => g.at)
    );
    const found = numbers(tables, 'Habitants les plus proches (estimés)', 'population');
    return {
      wanted: [gymnasiums.length, sum(people), Math.max(...shared)],
      found: [found.length, sum(found), found[greatest(shared)]!],
      within: 0.03
    };
  },
  'part-sante'(tables, territory) {
    const own = truth.departementsOf(territory);
    const size = truth.km2(own);
    const shares = truth.nearKm2(own, [places('Maison de santé')], 10_000).map((km2, i) => (100 * km2) / size[i]!);
    const found = numbers(tables, 'Part du département à moins de 10\u00a0km (%)', 'part_pct');
    return {
      wanted: [own.length, Math.min(...shares), Math.max(...shares)],
      found: [found.length, least(found), most(found)],
      within: 0.003
    };
  },
  'lire-et-bouger'(tables, territory) {
    const own = truth.departementsOf(territory);
    const [books, sport] = [places('Bibliothèque'), places('Gymnase')];
    return {
      wanted: [
        sum(truth.nearKm2(own, [books], 5000)),
        sum(truth.nearKm2(own, [sport], 5000)),
        sum(truth.nearKm2(own, [books, sport], 5000))
      ],
      found: [
        surface(tables, 'Bibliothèques\u00a0: à moins de 5\u00a0km – Départements'),
        surface(tables, 'Gymnases\u00a0: à moins de 5\u00a0km – Départements'),
        surface(tables, 'Les deux à moins de 5\u00a0km')
      ],
      within: 0.003
    };
  },
  'relais-postaux'(tables, territory) {
    const far = kmTo(territory, 'Relais postal');
    const km = numbers(tables, 'Distance du bourg au relais postal', 'distance_km');
    return {
      wanted: [count(far, (d) => d < 2), count(far, (d) => d >= 10), Math.max(...far)],
      found: [count(km, (d) => d! < 2), count(km, (d) => d! >= 10), most(km)],
      within: 1e-6
    };
  }
};

/** Inhabitants of zones by the site that is nearest, each zone's strewn evenly on a grid of some hundreds of places. */
function sampled(zones: typeof truth.zones, people: readonly number[], sites: readonly truth.Town['at'][]): number[] {
  const received = sites.map(() => 0);
  zones.forEach((zone, z) => {
    const ring = zone.parts.flat(2);
    const [west, east] = [Math.min(...ring.map((p) => p[0]!)), Math.max(...ring.map((p) => p[0]!))];
    const [south, north] = [Math.min(...ring.map((p) => p[1]!)), Math.max(...ring.map((p) => p[1]!))];
    const side = 20;
    const grid = Array.from({ length: side * side }, (_, i) => [
      west + ((east - west) * ((i % side) + 0.5)) / side,
      south + ((north - south) * (Math.floor(i / side) + 0.5)) / side
    ]).filter((p) => truth.inside(p, zone));
    for (const p of grid) {
      let best = 0;
      for (let s = 1; s < sites.length; s++) if (truth.roughly(p, sites[s]!) < truth.roughly(p, sites[best]!)) best = s;
      received[best]! += people[z]! / grid.length;
    }
  });
  return received;
}

it('every offline map has its figures here', () => {
  const offline = catalogue.recipes.filter((r) => r.offline).map((r) => r.id);
  expect(offline.length).toBeGreaterThanOrEqual(10);
  expect(Object.keys(checks).sort()).toEqual(offline.sort());
});

for (const [id, check] of Object.entries(checks)) {
  it(`« ${id} »: three figures on five territories`, async () => {
    const { levels } = catalogue.recipes.find((r) => r.id === id)!;
    const seen = new Set<string>();
    for (const territory of levels.includes('dep') ? fine : coarse) {
      const { wanted, found, within = 1e-9 } = check(await runner.tables(id, territory), territory);
      wanted.forEach((figure, i) => {
        const exact = Number.isInteger(figure);
        const hint = `${territory}, figure ${i + 1}: ${found[i]} for ${figure}`;
        expect(Math.abs(found[i]! - figure), hint).toBeLessThanOrEqual(exact ? 1e-6 * figure : within * figure);
      });
      expect(sum(wanted), territory).toBeGreaterThan(0);
      seen.add(JSON.stringify(wanted));
    }
    expect(seen.size).toBe(5);
  });
}
