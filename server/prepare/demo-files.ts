import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { communeHistoryFile, writeCommuneHistory } from '../../src/lib/core/crossings/commune-history';
import { communeHistory } from './commune-history';
import { makeFacilities } from './facilities';
import { geometryOfParts, round5, type Parts } from './geometry';
import { grouped } from './grouped';
import { readCog, readPlaces, type Cog } from './inputs';
import { makeJourneys } from './journeys';
import { labelPoint } from './label-points';
import { makeNeighbours } from './neighbours';
import { makeDepartements, makeRegions } from './outlines';
import { matchPlaces, type Place } from './places';
import { communeTerritories, epciTerritories, mainTerritories } from './territory-files';
import { makeZones, type Zone } from './zones';

/** Files to write, by address relative to the site. */
export type Files = Map<string, string>;

type Properties = Record<string, string | number | null>;

/** Every data file of the offline demonstration, its basemap and the list of territories. About 5 s. */
export function makeDemoFiles(): Files {
  const cog = readCog();
  const places = matchPlaces(cog, readPlaces());
  const departements = makeDepartements(cog);
  const regions = makeRegions(cog, departements);
  const zones = makeZones(places, departements);
  const epciOf = new Map(cog.epci.flatMap((e) => e.communes.map((code) => [code, e] as const)));
  const populations = sumBy(cog.communes, (c) => c.dep);
  const regionPopulations = sumBy(cog.communes, (c) => c.reg);

  return new Map([
    [
      'demo/basemap/departements.geojson',
      areas(departements, (d) => ({ code: d.code, nom: d.nom, pop: populations.get(d.code) ?? null, rang: 2 }))
    ],
    [
      'demo/basemap/regions.geojson',
      areas(regions, (r) => ({ code: r.code, nom: r.nom, pop: regionPopulations.get(r.code) ?? null, rang: 1 }))
    ],
    ['demo/basemap/pays.geojson', areas(makeNeighbours(), (c) => ({ code: c.code, nom: c.nom, pop: null, rang: 1 }))],
    ['demo/basemap/lieux.geojson', basemapPlaces(places)],
    ['demo/basemap/noms.geojson', areaNames(departements)],
    ['demo/departements.geojson', areas(departements, (d) => ({ code: d.code, nom: d.nom, code_region: d.reg }))],
    ['demo/regions.geojson', areas(regions, (r) => ({ code: r.code, nom: r.nom }))],
    [
      'demo/zones.geojson',
      areas(zones, ({ place: { commune } }) => ({
        code_insee: commune.code,
        nom: commune.nom,
        dep: commune.dep,
        reg: commune.reg,
        epci: epciOf.get(commune.code)?.code ?? null
      }))
    ],
    ['demo/populations.csv', populationTable(zones, epciOf)],
    ['demo/intercommunalites.csv', epciTable(zones, epciOf)],
    ['demo/lieux.csv', placeTable(places)],
    ['demo/equipements.geojson', facilityPoints(zones)],
    ['demo/deplacements.csv', journeyTable(zones)],
    ['demo/departements-chiffres.csv', departementTable(cog, populations)],
    ['territories/main.json', JSON.stringify(mainTerritories(cog, regions, departements))],
    ['territories/epci.json', JSON.stringify(epciTerritories(cog, zones))],
    ['territories/com.json', JSON.stringify(communeTerritories(cog, zones))],
    [`territories/${communeHistoryFile}`, writeCommuneHistory(communeHistory(cog))]
  ]);
}

type EpciOf = ReadonlyMap<string, Cog['epci'][number]>;

/** Rank of a place on the basemap: 1 from 200 000 inhabitants, 2 from 50 000, 3 from 10 000, 4 below. */
function rankOf(population: number): number {
  return population >= 200_000 ? 1 : population >= 50_000 ? 2 : population >= 10_000 ? 3 : 4;
}

/** The places that the basemap may name: from 2 000 inhabitants, largest first. */
function basemapPlaces(places: readonly Place[]): string {
  const named = places.filter((p) => p.commune.population >= 2000);
  named.sort((a, b) => b.commune.population - a.commune.population);
  return collection(
    named.map((p) =>
      feature(
        { type: 'Point', coordinates: p.position.map(round5) },
        {
          code: p.commune.code,
          nom: p.commune.nom,
          pop: p.commune.population,
          rang: rankOf(p.commune.population)
        }
      )
    )
  );
}

/** Names of areas as points, so that a renderer that cuts areas into tiles writes each name once. */
function areaNames(items: readonly { code: string; nom: string; parts: Parts }[]): string {
  return collection(
    items.map(({ code, nom, parts }) =>
      feature({ type: 'Point', coordinates: labelPoint(parts).map(round5) }, { code, nom })
    )
  );
}

function populationTable(zones: readonly Zone[], epciOf: EpciOf): string {
  return csv(
    ['code_insee', 'nom', 'population', 'code_departement', 'code_region', 'code_epci'],
    zones.map(({ place: { commune: c } }) => [
      c.code,
      c.nom,
      c.population,
      c.dep,
      c.reg,
      epciOf.get(c.code)?.code ?? ''
    ])
  );
}

const natures: Record<string, string> = {
  CC: 'Communauté de communes',
  CA: 'Communauté d’agglomération',
  CU: 'Communauté urbaine',
  METRO: 'Métropole',
  MET69: 'Métropole'
};

function epciTable(zones: readonly Zone[], epciOf: EpciOf): string {
  return csv(
    ['code_insee', 'code_epci', 'intercommunalite', 'nature', 'code_departement', 'code_region'],
    zones.flatMap(({ place: { commune: c } }) => {
      const epci = epciOf.get(c.code);
      return epci ? [[c.code, epci.code, epci.nom, natures[epci.type] ?? epci.type, c.dep, c.reg]] : [];
    })
  );
}

function placeTable(places: readonly Place[]): string {
  return csv(
    ['code_insee', 'nom', 'longitude', 'latitude', 'population', 'code_departement', 'code_region'],
    places.map(({ commune: c, position }) => [
      c.code,
      c.nom,
      round5(position[0]),
      round5(position[1]),
      c.population,
      c.dep,
      c.reg
    ])
  );
}

function facilityPoints(zones: readonly Zone[]): string {
  return collection(
    makeFacilities(zones).map((f, i) =>
      feature({ type: 'Point', coordinates: f.position }, { numero: i + 1, type: f.type, dep: f.dep, reg: f.reg })
    )
  );
}

function journeyTable(zones: readonly Zone[]): string {
  return csv(
    ['code_residence', 'code_travail', 'actifs', 'dep'],
    makeJourneys(zones).map(({ from, to, workers }) => [from, to, workers, depOf(from)])
  );
}

/** Département of a commune's code: overseas by three characters. */
const depOf = (code: string): string => code.slice(0, code.startsWith('97') ? 3 : 2);

function departementTable(cog: Cog, populations: ReadonlyMap<string, number>): string {
  const communes = grouped(cog.communes, (c) => c.dep);
  return csv(
    ['code', 'nom', 'code_region', 'population', 'communes', 'intercommunalites'],
    [...cog.departements]
      .sort((a, b) => a.code.localeCompare(b.code))
      .map((d) => {
        const codes = new Set((communes.get(d.code) ?? []).map((c) => c.code));
        const epci = cog.epci.filter((e) => e.communes.some((code) => codes.has(code))).length;
        return [d.code, d.nom, d.reg, populations.get(d.code) ?? 0, codes.size, epci];
      })
  );
}

function sumBy(communes: Cog['communes'], keyOf: (c: Cog['communes'][number]) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const c of communes) sums.set(keyOf(c), (sums.get(keyOf(c)) ?? 0) + c.population);
  return sums;
}

function areas<T extends { parts: Parts }>(items: readonly T[], propertiesOf: (item: T) => Properties): string {
  return collection(items.map((item) => feature(geometryOfParts(item.parts), propertiesOf(item))));
}

function feature(geometry: Geometry, properties: Properties): Feature {
  return { type: 'Feature', properties, geometry };
}

/** One feature a line: quick to compare and to alter by hand. */
function collection(features: Feature[]): string {
  const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };
  return JSON.stringify(empty).replace('[]', `[\n${features.map((f) => JSON.stringify(f)).join(',\n')}\n]`) + '\n';
}

/** Semicolons, decimal points, quotes only where needed. */
function csv(header: string[], rows: (string | number)[][]): string {
  const quoted = (value: string | number) => {
    const text = String(value);
    return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map((row) => row.map(quoted).join(';')).join('\n') + '\n';
}
