import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { profileOf } from '../table/make-profile';
import type { CrossingInput } from './kind';
import { crossingInputs, crossingKind, crossingKinds, suggestCrossings } from './registry';
import { oneOfEach } from './one-of-each.fixture';
import { crossingSchema } from './schema';

describe.each(crossingKinds.map((k) => [k.kind, k] as const))('crossing %s', (name, kind) => {
  it('signs the contract', async () => {
    for (const wording of [kind.words.name, kind.words.hint]) {
      expect(wording.fr.length).toBeGreaterThan(3);
      expect(wording.en.length).toBeGreaterThan(3);
      expect(wording.fr).not.toBe(wording.en);
    }
    const spec = oneOfEach[name];
    expect(v.parse(kind.schema, spec)).toEqual(spec);
    expect(v.parse(crossingSchema, spec)).toEqual(spec);
    const renamed = kind.rename(spec, (id) => `${id}2`);
    expect(crossingInputs(renamed)).toEqual(kind.inputs(spec).map((id) => `${id}2`));
    expect(kind.subject(spec) ?? 'none').toMatch(/^[a-z0-9_]+$/);
    expect(typeof (await kind.load()).cross).toBe('function');
  });
});

const square = (x: number, y: number): [number, number][] => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1]
];
const input = (layer: string, name: string, hand: Parameters<typeof handTable>[0]): CrossingInput => ({
  layer,
  name,
  profile: profileOf(handTable({ ...hand, id: layer }))
});

const communes = input('c', 'Communes de la Gironde', {
  polygons: Array.from({ length: 9 }, (_, i) => [[square(i % 3, Math.floor(i / 3))]]),
  columns: {
    code_insee: Array.from({ length: 9 }, (_, i) => `0100${i}`),
    nom: Array.from({ length: 9 }, (_, i) => `Commune ${i}`),
    population: Array.from({ length: 9 }, (_, i) => 100 * i + 50)
  }
});
const gares = input('g', 'Gares', {
  points: Array.from({ length: 20 }, (_, i) => [[(i % 5) / 2, 1] as const]),
  columns: {
    code_uic: Array.from({ length: 20 }, (_, i) => String(87000000 + i)),
    nb_voyageurs: Array.from({ length: 20 }, (_, i) => 10 * i),
    latitude: Array.from({ length: 20 }, () => 1)
  }
});
const revenus = input('r', 'Revenus', {
  columns: {
    codgeo: Array.from({ length: 9 }, (_, i) => `0100${i}`),
    annee: Array.from({ length: 9 }, () => 2024),
    taux_pauvrete: Array.from({ length: 9 }, (_, i) => 10.5 + i),
    nb_menages: Array.from({ length: 9 }, (_, i) => 40 + i)
  }
});

describe('suggestCrossings', () => {
  const found = suggestCrossings([communes, gares, revenus]);
  const sentences = found.map((s) => s.sentence.fr);

  it('ranks the join of a plain table first, then the count', () => {
    expect(found[0]?.spec).toEqual({
      kind: 'join',
      areas: 'c',
      areasKey: 'code_insee',
      table: 'r',
      tableKey: 'codgeo',
      columns: ['taux_pauvrete', 'nb_menages']
    });
    expect(sentences[1]).toBe('Compter «\u00a0Gares\u00a0» dans chaque commune');
    expect(found[1]?.name).toEqual({ fr: 'Gares par commune', en: 'Gares by commune' });
  });

  it('offers a sum, a density', () => {
    expect(sentences).toContain('Additionner «\u00a0nb_voyageurs\u00a0» de «\u00a0Gares\u00a0» dans chaque commune');
    expect(sentences).toContain(
      'Rapporter «\u00a0population\u00a0» à la surface de «\u00a0Communes de la Gironde\u00a0» (par km²)'
    );
  });

  it('offers a rate for fewer and for more inhabitants', () => {
    const areas = input('s', 'Communes', {
      polygons: [[[square(0, 0)]], [[square(1, 0)]]],
      columns: { population: [1000, 3000], nb_ecoles: [3, 9] }
    });
    const rate = suggestCrossings([areas]).find((s) => s.spec.kind === 'ratio' && s.spec.denominator.by === 'column');
    expect(rate?.spec).toMatchObject({ per: 1000 });
    expect(rate?.variants?.map((v) => v.sentence.fr)).toContain(
      'Rapporter «\u00a0nb_ecoles\u00a0» à la population de «\u00a0Communes\u00a0» (pour 10\u202f000 habitants)'
    );
    // whatever is chosen, why it is offered stays
    for (const other of rate?.variants ?? []) expect(other.reason).toEqual(rate?.reason);
  });

  it('never relates areas of land to the area', () => {
    const parcels = input('p', 'Friches', {
      polygons: [[[square(0, 0)]], [[square(1, 0)]]],
      columns: { nb_surface_m2: [5, 9] }
    });
    expect(suggestCrossings([parcels]).filter(({ spec }) => spec.kind === 'ratio')).toEqual([]);
  });

  it('never adds up codes, coordinates or years', () => {
    for (const s of found) expect(JSON.stringify(s.spec)).not.toMatch(/uic|latitude|annee/);
  });

  it('says each crossing in two languages, once, at most twelve', () => {
    expect(found.length).toBeLessThanOrEqual(12);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const s of found) expect(s.sentence.en).not.toMatch(/[«»]/);
    const many = Array.from({ length: 8 }, (_, i) => ({ ...gares, layer: `g${i}`, name: `Gares ${i}` }));
    expect(suggestCrossings([communes, ...many])).toHaveLength(12);
    // what is not wanted takes no room
    const others = suggestCrossings([communes, ...many], undefined, (spec) => spec.kind !== 'count-in');
    expect(others.map((s) => s.spec.kind)).not.toContain('count-in');
    expect(others).toHaveLength(12);
  });

  it('tells régions from départements, and adds up only what can be', () => {
    const codes = ['11', '24', '27', '28', '32'];
    const regions = input('r', 'Régions', {
      polygons: codes.map((_, i) => [[square(i, 0)]]),
      columns: { code: codes }
    });
    const deps = ['33', '40', '47', '64', '2A'];
    const figures = input('d', 'Chiffres', { columns: { code: deps, population: [1, 2, 3, 4, 5] } });
    expect(suggestCrossings([regions, figures])).toEqual([]);
    const areas = input('a', 'Départements', {
      polygons: deps.map((_, i) => [[square(i, 0)]]),
      columns: { code: deps }
    });
    const padded = input('p', 'Écoles', { columns: { code_departement: ['033', '040'], nb_eleves: [1, 2] } });
    expect(suggestCrossings([areas, padded])).toEqual([]);
    const list = input('l', 'Liste', {
      columns: {
        code_dep: [...deps, ...deps],
        nature: [...Array(5).fill('x'), ...Array(5).fill('y')],
        nb_places: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
      }
    });
    expect(suggestCrossings([areas, list]).map((s) => s.spec)).toMatchObject([
      { kind: 'join', columns: ['nb_places'] }
    ]);
  });

  it('joins by name where no code is shared, with what tells homonyms apart', () => {
    const nom = ['Bordeaux', 'Mérignac', 'Saint-Émilion', 'La Brède', 'Le Bouscat', 'Cestas'];
    const areas = input('a', 'Communes', {
      polygons: nom.map((_, i) => [[square(i, 0)]]),
      columns: { nom, code_departement: nom.map(() => '33') }
    });
    const ville = ['BORDEAUX', 'MERIGNAC', 'ST EMILION', 'BREDE (LA)', 'Libourne'];
    const table = input('t', 'Budgets', {
      columns: { nom_ville: ville, departement: ville.map(() => '033'), nb_agents: ville.map((_, i) => i) }
    });
    expect(suggestCrossings([areas, table])[0]).toMatchObject({
      spec: {
        kind: 'join',
        by: 'name',
        areasKey: 'nom',
        tableKey: 'nom_ville',
        areasWithin: 'code_departement',
        tableWithin: 'departement',
        columns: ['nb_agents']
      },
      reason: { fr: '4 noms en commun', en: '4 names in common' }
    });
    const stations = input('s', 'Gares', {
      columns: { nom: ['Bordeaux Saint-Jean', 'Cestas-Gazinet', 'Libourne'], nb: [1, 2, 3] }
    });
    expect(suggestCrossings([areas, stations])).toEqual([]);
  });

  it('takes numbers for codes that lost their zeros, and says how many are shared', () => {
    const numbers = input('n', 'Budgets', {
      columns: { code_insee: Array.from({ length: 9 }, (_, i) => 1000 + i + 1), nb_agents: [1, 2, 3, 4, 5, 6, 7, 8, 9] }
    });
    expect(suggestCrossings([communes, numbers])[0]).toMatchObject({
      spec: { kind: 'join', areasKey: 'code_insee', tableKey: 'code_insee', repair: true },
      reason: { fr: '8 codes en commun' }
    });
  });

  it('offers its own amount among those to choose from, each with its own words, and says what they are', () => {
    const offered = suggestCrossings(
      [communes, gares, { ...gares, layer: 'h', name: 'Hôpitaux', profile: { ...gares.profile, table: 'h' } }],
      60
    );
    const chosen = offered.filter((s) => s.variants);
    expect(new Set(chosen.map((s) => s.spec.kind))).toEqual(new Set(['within', 'buffer', 'reach']));
    for (const { spec, amount, sentence, variants = [] } of chosen) {
      expect(crossingKind(spec.kind).words.amount?.fr).toMatch(/^[A-Z]/);
      expect(variants.filter((o) => o.amount?.fr === amount?.fr)).toMatchObject([{ spec, sentence }]);
      for (const words of [variants.map((o) => o.amount?.fr), variants.map((o) => o.sentence.fr)])
        expect(new Set(words).size).toBe(variants.length);
      for (const other of variants) expect(v.safeParse(crossingSchema, other.spec).success).toBe(true);
    }
  });

  it('offers nothing of a layer with itself', () => {
    const twice = suggestCrossings([communes, { ...communes, layer: 'd' }]);
    expect(twice.filter((s) => crossingInputs(s.spec).length > 1)).toEqual([]);
  });

  it('offers the share of communes in zones, and never of zones in communes', () => {
    const zones = input('z', 'Zones inondables', { polygons: [[[square(0.5, 0.5)]], [[square(1.2, 0.7)]]] });
    const shares = suggestCrossings([communes, zones]).filter((s) => s.spec.kind === 'area-share');
    expect(shares.map((s) => [s.sentence.fr, s.spec])).toEqual([
      [
        'Mesurer la part de chaque commune que couvre «\u00a0Zones inondables\u00a0»',
        { kind: 'area-share', areas: 'c', over: 'z' }
      ]
    ]);
    const cantons = input('k', 'Cantons', { polygons: [[[square(0, 0)]], [[square(1, 0)]]] });
    expect(suggestCrossings([communes, cantons]).filter((s) => s.spec.kind === 'area-share')).toEqual([]);
  });

  it('lays zones over communes, not communes over cantons', () => {
    const zones = input('z', 'Zones inondables', { polygons: [[[square(0.5, 0.5)]], [[square(1.2, 0.7)]]] });
    const offered = (...inputs: CrossingInput[]): unknown[] =>
      suggestCrossings(inputs, 60).flatMap(({ spec }) =>
        spec.kind === 'overlay' ? [[spec.mode, spec.areas, spec.over]] : []
      );
    expect(offered(zones, communes)).toEqual([
      ['intersection', 'c', 'z'],
      ['difference', 'c', 'z'],
      ['union', 'c', 'z']
    ]);
    expect(
      offered({ ...zones, layer: 'x', name: 'Bruit', profile: { ...zones.profile, table: 'x' } }, zones)
    ).toContainEqual(['difference', 'z', 'x']);
    expect(offered(communes, input('k', 'Cantons', { polygons: [[[square(0, 0)]]] }))).toEqual([]);
  });

  it('merges communes by the codes above them, zones by their kinds or all', () => {
    const codes = Array.from({ length: 9 }, (_, i) => (i < 5 ? '33' : '40'));
    const more = input('d', 'Communes', {
      polygons: codes.map((_, i) => [[square(i, 0)]]),
      columns: {
        code_insee: codes.map((_, i) => `3300${i}`),
        nom: codes.map((_, i) => `Commune ${i}`),
        code_dep: codes
      }
    });
    const zones = input('z', 'Zones inondables', {
      polygons: codes.map((_, i) => [[square(i, 9)]]),
      columns: { alea: codes.map((_, i) => (i % 2 ? 'fort' : 'faible')) }
    });
    const merges = suggestCrossings([more, zones]).filter((s) => s.spec.kind === 'dissolve');
    expect(merges.map((s) => s.sentence.fr)).toEqual([
      'Fusionner les zones de «\u00a0Communes\u00a0» par «\u00a0code_dep\u00a0»',
      'Fusionner les zones de «\u00a0Zones inondables\u00a0» par «\u00a0alea\u00a0»',
      'Fusionner toutes les zones de «\u00a0Zones inondables\u00a0» en une seule'
    ]);
  });

  it('shares counts of small areas out among big ones, not the other way round', () => {
    const cells = input('k', 'Carreaux', {
      polygons: Array.from({ length: 36 }, (_, i) => [[square((i % 6) / 2, Math.floor(i / 6) / 2)]]),
      columns: { nb_menages: Array.from({ length: 36 }, (_, i) => 3 * i) }
    });
    const zones = input('z', 'Zones inondables', { polygons: [[[square(0, 0)]], [[square(1, 1)]]] });
    const shared = suggestCrossings([cells, communes, zones]).filter((s) => s.spec.kind === 'interpolate');
    expect(shared.map((s) => [s.spec, s.sentence.fr])).toEqual([
      [
        { kind: 'interpolate', areas: 'c', from: 'k', columns: ['nb_menages'] },
        'Estimer «\u00a0nb_menages\u00a0» dans chaque commune, d’après «\u00a0Carreaux\u00a0» et la surface en commun'
      ],
      // zones here and there: what lies in them, best by small areas
      [
        { kind: 'interpolate', areas: 'z', from: 'k', columns: ['nb_menages'], inside: true },
        'Estimer «\u00a0nb_menages\u00a0» dans chaque zone, d’après la part de «\u00a0Carreaux\u00a0» qui s’y trouve'
      ],
      [
        { kind: 'interpolate', areas: 'z', from: 'c', columns: ['population'], inside: true },
        'Estimer «\u00a0population\u00a0» dans chaque zone, d’après la part de «\u00a0Communes de la Gironde\u00a0» qui s’y trouve'
      ]
    ]);
  });

  it('cuts stations to a park, and to communes only when some lie outside of them all', () => {
    const park = input('p', 'Parc naturel', { polygons: [[[square(0.5, 0.5)]]] });
    const cuts = (...inputs: CrossingInput[]): unknown[] =>
      suggestCrossings(inputs).flatMap(({ spec }) => (spec.kind === 'clip' ? [[spec.layer, spec.within]] : []));
    expect(cuts(gares, communes)).toEqual([]);
    expect(cuts(gares, communes, park)).toEqual([['c', 'p']]);
    // stations in the park are kept, which is said once
    const kept = suggestCrossings([gares, communes, park]).filter((s) => /que ce qui est dans/.test(s.sentence.fr));
    expect(kept.map(({ spec }) => [spec.kind, ...crossingInputs(spec)])).toContainEqual(['within', 'g', 'p']);
    expect(new Set(kept.map((s) => s.sentence.fr)).size).toBe(kept.length);
    const wide: CrossingInput = { ...gares, profile: { ...gares.profile, bbox: [-9, -9, 9, 9] } };
    expect(cuts(wide, communes)).toEqual([['g', 'c']]);
  });

  it('offers nothing across layers that do not meet, and alone what is near', () => {
    const far = { ...gares, profile: { ...gares.profile, bbox: [50, 50, 51, 51] as [number, number, number, number] } };
    expect(suggestCrossings([communes, far]).filter((s) => s.spec.kind === 'count-in')).toEqual([]);
    expect(suggestCrossings([gares]).map((s) => s.sentence.fr)).toEqual([
      'Tracer ce qui est à moins de 1\u00a0km de «\u00a0Gares\u00a0»'
    ]);
  });
});
