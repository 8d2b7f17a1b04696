import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCommuneHistory } from '../../src/lib/core/crossings/commune-history';
import type { TerritoryInfo } from '../../src/lib/core/catalogue/territories';
import { areaOf, inside, partsOf, signedArea, type Position, type Ring } from './geometry';
import { makeFacilities } from './facilities';
import { makeDemoFiles, type Files } from './demo-files';
import { ofName } from './territory-files';

type Areas = FeatureCollection<Polygon | MultiPolygon, Record<string, string>>;

let files: Files;
let zones: Areas;
let departements: Areas;
const json = <T>(name: string) => JSON.parse(files.get(name) ?? 'null') as T;
const rows = (name: string) =>
  Papa.parse<Record<string, string>>(files.get(name) ?? '', { header: true, skipEmptyLines: true }).data;

beforeAll(() => {
  files = makeDemoFiles();
  zones = json<Areas>('demo/zones.geojson');
  departements = json<Areas>('demo/departements.geojson');
}, 60_000);

describe('outlines', () => {
  it('are those of 101 départements and 18 régions, with INSEE codes and names', () => {
    const codes = departements.features.map((f) => f.properties.code);
    expect(codes).toHaveLength(101);
    expect(new Set(codes).size).toBe(101);
    expect(codes).toEqual(expect.arrayContaining(['01', '2A', '2B', '33', '971', '976']));
    const nameOf = (code: string) => departements.features.find((f) => f.properties.code === code)?.properties.nom;
    expect(['68', '54', '77', '973'].map(nameOf)).toEqual([
      'Haut-Rhin',
      'Meurthe-et-Moselle',
      'Seine-et-Marne',
      'Guyane'
    ]);
    expect(json<Areas>('demo/regions.geojson').features).toHaveLength(18);
  });

  it('dissolve to régions of the same area', () => {
    const sum = (areas: Areas) => areas.features.reduce((s, f) => s + areaOf(partsOf(f.geometry)), 0);
    const regions = json<Areas>('demo/regions.geojson');
    expect(sum(regions) / sum(departements)).toBeCloseTo(1, 4);
  });

  it('have anticlockwise shells, and at most 5 decimals', () => {
    for (const area of [...departements.features, ...zones.features]) {
      for (const [shell] of partsOf(area.geometry)) expect(signedArea(shell as Ring)).toBeGreaterThan(0);
    }
    expect(files.get('demo/zones.geojson')).not.toMatch(/\d\.\d{6}/);
  });

  it('leave France out of its neighbours', () => {
    const names = json<Areas>('demo/basemap/pays.geojson').features.map((f) => f.properties.nom);
    expect(names).toEqual(expect.arrayContaining(['Espagne', 'Italie', 'Suisse', 'Brésil', 'Belgique', 'Maroc']));
    expect(names).not.toContain('France');
  });
});

describe('zones', () => {
  it('each have a code of five characters, as text, once', () => {
    const codes = zones.features.map((f) => f.properties.code_insee ?? '');
    expect(codes.length).toBeGreaterThan(8400);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^(\d{2}|2[AB])\d{3}$/);
    expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(500);
  });

  it('fill each département within 1 % of its area', () => {
    const sums = new Map<string, number>();
    for (const zone of zones.features) {
      const dep = zone.properties.dep ?? '';
      sums.set(dep, (sums.get(dep) ?? 0) + areaOf(partsOf(zone.geometry)));
    }
    for (const dep of departements.features) {
      const share = (sums.get(dep.properties.code ?? '') ?? 0) / areaOf(partsOf(dep.geometry));
      expect(share, dep.properties.nom).toBeGreaterThan(0.99);
      expect(share, dep.properties.nom).toBeLessThan(1.01);
    }
  });

  it('do not overlap: a point is in one zone of its département at most', () => {
    const gironde = zones.features.filter((z) => z.properties.dep === '33').map((z) => partsOf(z.geometry));
    let hits = 0;
    for (let x = -1.2; x < 0.3; x += 0.0371) {
      for (let y = 44.2; y < 45.6; y += 0.0373) {
        const around = gironde.filter((parts) => inside([x, y], parts)).length;
        expect(around).toBeLessThanOrEqual(1);
        hits += around;
      }
    }
    expect(hits).toBeGreaterThan(500);
  });
});

describe('tables', () => {
  it('have a population for every zone, and true totals', () => {
    const populations = rows('demo/populations.csv');
    const known = new Set(populations.map((r) => r.code_insee));
    expect(zones.features.every((z) => known.has(z.properties.code_insee))).toBe(true);
    expect(populations.find((r) => r.code_insee === '33063')).toMatchObject({ nom: 'Bordeaux', population: '267991' });

    const chiffres = rows('demo/departements-chiffres.csv');
    expect(chiffres).toHaveLength(101);
    const total = chiffres.reduce((s, r) => s + Number(r.population), 0);
    // 68,350,798 inhabitants in the 101 départements of the COG 2026 (68.95 M with the collectivités d’outre-mer)
    expect(total).toBe(68_350_798);
    expect(chiffres.find((r) => r.code === '33')?.communes).toBe('534');
  });

  it('name the intercommunality of nearly every zone', () => {
    const epci = rows('demo/intercommunalites.csv');
    expect(epci.length).toBeGreaterThan(zones.features.length * 0.99);
    expect(new Set(epci.map((r) => r.nature)).size).toBe(4);
    expect(epci.find((r) => r.code_insee === '33063')).toMatchObject({
      intercommunalite: 'Bordeaux Métropole',
      nature: 'Métropole'
    });
  });

  it('place large towns where they are', () => {
    const lyon = rows('demo/lieux.csv').find((r) => r.code_insee === '69123');
    expect(Number(lyon?.longitude)).toBeCloseTo(4.84, 1);
    expect(Number(lyon?.latitude)).toBeCloseTo(45.75, 1);
  });
});

describe('made-up points of service', () => {
  it('are the same at each run, and stand in a zone of their département', () => {
    const points = json<FeatureCollection<Point, Record<string, string>>>('demo/equipements.geojson').features;
    expect(points.length).toBeGreaterThan(10_000);
    const some = zones.features
      .slice(0, 200)
      .map(({ geometry, properties: { code_insee: code = '', dep = '', reg = '' } }) => {
        const parts = partsOf(geometry);
        const commune = { code, nom: code, dep, reg, population: 20_000, liaison: 0, formerCodes: [] };
        return { place: { commune, position: parts[0]?.[0]?.[0] as Position }, parts };
      });
    expect(makeFacilities(some)).toEqual(makeFacilities(some));
    const rhone = zones.features.filter((z) => z.properties.dep === '69').map((z) => partsOf(z.geometry));
    const there = points.filter((p) => p.properties.dep === '69');
    const within = there.filter((p) => rhone.some((parts) => inside(p.geometry.coordinates as Position, parts)));
    expect(within.length / there.length).toBeGreaterThan(0.99);
  });
});

describe('territories', () => {
  it('have a French « of » form and an extent', () => {
    const main = json<TerritoryInfo[]>('territories/main.json');
    expect(main).toHaveLength(1 + 18 + 101);
    const of = (kind: string, code: string) => main.find((t) => t.kind === kind && t.code === code)?.of;
    expect(['33', '69', '36', '40', '75', '29', '35', '974', '2A'].map((code) => of('dep', code))).toEqual([
      'de la Gironde',
      'du Rhône',
      'de l’Indre',
      'des Landes',
      'de Paris',
      'du Finistère',
      'd’Ille-et-Vilaine',
      'de La Réunion',
      'de la Corse-du-Sud'
    ]);
    expect(of('reg', '75')).toBe('de la Nouvelle-Aquitaine');
    expect(main.every((t) => t.bbox && t.bbox[0] < t.bbox[2] && t.bbox[1] < t.bbox[3])).toBe(true);
    expect(ofName('Le Havre', 2)).toBe('du Havre');
    expect(ofName('L’Haÿ-les-Roses', 5)).toBe('de l’Haÿ-les-Roses');
  });

  it('know the communes that were merged', () => {
    const history = readCommuneHistory(new TextEncoder().encode(files.get('territories/commune-history.json')));
    expect(history?.size).toBeGreaterThan(3500);
    expect(history?.get('01340')).toBe('01015');
    const communes = new Set(json<TerritoryInfo[]>('territories/com.json').map((t) => t.code));
    for (const [old, now] of history ?? []) {
      expect(communes.has(now)).toBe(true);
      expect(communes.has(old)).toBe(false);
    }
    // quick to fetch when it is needed
    expect(files.get('territories/commune-history.json')?.length).toBeLessThan(80_000);
  });

  it('hold every commune and EPCI of the départements, with their containers', () => {
    const communes = json<TerritoryInfo[]>('territories/com.json');
    expect(communes.length).toBeGreaterThan(34_800);
    expect(communes.find((t) => t.code === '33063')).toMatchObject({ name: 'Bordeaux', dep: '33', reg: '75' });
    const epci = json<TerritoryInfo[]>('territories/epci.json');
    expect(epci.find((t) => t.name === 'Bordeaux Métropole')).toMatchObject({ dep: '33', of: 'de Bordeaux Métropole' });
  });
});
