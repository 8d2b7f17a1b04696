import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../core/catalogue/entry';
import type { CrossingSpec } from '../../core/crossings/schema';
import { emptyDocument, type LayerSpec } from '../../core/document/document';
import { prefs } from '../../state/prefs.svelte';
import type { LayerRuntime } from '../../studio/api';
import { columnWord, inWords } from './column-words';
import { creditsOf } from './credits';
import { withInputs, type Lookup } from './layer-facts';

const layer = (id: string, rest: Partial<LayerSpec>): LayerSpec => ({
  id,
  name: id,
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: `${id}.geojson` },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' },
  ...rest
});
const derived = (id: string, crossing: CrossingSpec): LayerSpec => layer(id, { source: { kind: 'derived', crossing } });

const entry = (id: string, producer: string, columns: CatalogueEntry['columns'], demo = false): CatalogueEntry => ({
  id,
  theme: 't',
  title: { fr: id, en: id },
  summary: { fr: '', en: '' },
  keywords: [],
  geometry: 'polygon',
  source: { kind: 'geojson', url: 'x' },
  columns,
  territory: {},
  credit: { producer, licence: 'Licence Ouverte 2.0', url: 'https://insee.fr/', date: '2023-01-01' },
  demo,
  checked: 'never'
});
const entries: Record<string, CatalogueEntry> = {
  areas: entry('areas', 'IGN', { nom: { fr: 'Nom', en: 'Name' }, pop: { fr: 'Habitants', en: 'Inhabitants' } }),
  schools: entry('schools', 'Éducation', { eleves: { fr: 'Élèves', en: 'Pupils' } }, true)
};
const layers = [
  layer('c', { name: 'Communes', entry: 'areas' }),
  layer('e', { name: 'Écoles', entry: 'schools' }),
  derived('n', { kind: 'count-in', areas: 'c', points: 'e', sum: 'eleves' }),
  derived('r', {
    kind: 'ratio',
    layer: 'n',
    numerator: 'nombre',
    denominator: { by: 'column', column: 'pop' },
    per: 10000
  }),
  derived('share', {
    kind: 'ratio',
    layer: 'n',
    numerator: 'nombre',
    denominator: { by: 'column', column: 'pop' },
    per: 100
  }),
  derived('told', {
    kind: 'count-in',
    areas: 'c',
    points: 'e',
    mean: 'eleves',
    share: { column: 'statut', value: 'Privé' }
  }),
  derived('near', { kind: 'within', from: 'c', to: 'e', metres: 500, mode: 'count' }),
  derived('long', { kind: 'length-in', areas: 'c', lines: 'e' }),
  derived('met', { kind: 'score', layer: 'c', criteria: [{ column: 'pop', op: '>', value: 9 }] }),
  derived('ground', { kind: 'service-areas', points: 'e', areas: 'c' }),
  derived('reach', { kind: 'reach', from: 'c', to: 'e', kilometres: [5] }),
  derived('loop', { kind: 'ratio', layer: 'loop', numerator: 'a', denominator: { by: 'area' }, per: 1 }),
  layer('mine', { credit: 'Relevé de terrain' })
];
const studio: Lookup = { document: { ...emptyDocument(), layers }, entry: (id) => entries[id] };
const at = (id: string): LayerSpec => layers.find((l) => l.id === id) as LayerSpec;

afterEach(() => {
  prefs.language = 'fr';
});

describe('columnWord', () => {
  it('takes the words of the entry, through as many crossings as there are', () => {
    expect(columnWord(studio, at('c'), 'pop')).toBe('Habitants');
    expect(columnWord(studio, at('r'), 'pop')).toBe('Habitants');
    prefs.language = 'en';
    expect(columnWord(studio, at('n'), 'nom')).toBe('Name');
  });

  it('names what crossings made', () => {
    expect(columnWord(studio, at('n'), 'nombre')).toBe('Écoles');
    expect(columnWord(studio, at('n'), 'somme_eleves')).toBe('Élèves');
    expect(columnWord(studio, at('r'), 'taux_nombre_pour_10000_pop')).toBe('Écoles pour 10\u202f000 habitants');
    expect(columnWord(studio, at('share'), 'taux_nombre_pour_100_pop')).toBe('Écoles, en\u00a0%');
  });

  it('leaves out what a name says of its layer in brackets', () => {
    const document = {
      ...studio.document,
      layers: layers.map((l) => (l.id === 'e' ? { ...l, name: 'Écoles (2025)' } : l))
    };
    expect(columnWord({ ...studio, document }, at('r'), 'taux_nombre_pour_10000_pop')).toBe(
      'Écoles pour 10\u202f000 habitants'
    );
  });

  it('names what crossings measured, sorted or told', () => {
    expect(columnWord(studio, at('told'), 'moyenne_eleves')).toBe('Élèves (moyenne)');
    expect(columnWord(studio, at('told'), 'part_prive')).toBe(
      'Part de «\u00a0Privé\u00a0» parmi «\u00a0Écoles\u00a0», en\u00a0%'
    );
    expect(columnWord(studio, at('near'), 'nombre_proches')).toBe('Écoles à moins de 0,5\u00a0km');
    expect(columnWord(studio, at('long'), 'somme_longueur_km')).toBe('Longueur de «\u00a0Écoles\u00a0», en km');
    expect(columnWord(studio, at('met'), 'score')).toBe('Critères remplis, sur 1');
    expect(columnWord(studio, at('met'), 'criteres')).toBe('Critères');
    expect(columnWord(studio, at('ground'), 'eleves')).toBe('Élèves');
    expect(columnWord(studio, at('reach'), 'distance_km')).toBe('Distance à «\u00a0Écoles\u00a0», en km');
    for (const id of ['told', 'near', 'long', 'met', 'reach'])
      expect(columnWord(studio, at(id), 'pop')).toBe('Habitants');
  });

  it('makes a bare name readable, and never hangs on a cycle', () => {
    expect(columnWord(studio, at('c'), 'nb_logements')).toBe('Nombre de logements');
    expect(columnWord(studio, at('loop'), 'b')).toBe('B');
  });
});

describe('inWords', () => {
  it('puts quoted columns in words, and leaves layer names alone', () => {
    const runtime = (id: string): LayerRuntime =>
      ({ profile: id === 'c' ? { columns: [{ name: 'pop' }] } : null }) as unknown as LayerRuntime;
    const said = inWords({ ...studio, runtime }, layers, 'Rapporter « pop » à «\u00a0Communes\u00a0» (“pop”)');
    expect(said).toBe('Rapporter « Habitants » à «\u00a0Communes\u00a0» (“Habitants”)');
  });
});

describe('creditsOf', () => {
  it('gives a crossing the sources of its inputs, each once', () => {
    expect(withInputs(studio, at('r')).map((l) => l.id)).toEqual(['r', 'n', 'c', 'e']);
    expect(withInputs(studio, at('loop')).map((l) => l.id)).toEqual(['loop']);
    const credits = creditsOf(studio, [at('r'), at('c'), at('mine')]);
    expect(credits.map((c) => c.text)).toEqual(['IGN, 2023', 'Éducation, 2023', 'Relevé de terrain']);
    expect(credits.map((c) => c.demo)).toEqual([false, true, false]);
    expect(credits[0]?.licence).toBe('Licence Ouverte 2.0');
  });

  it('follows no address but http(s)', () => {
    const odd = {
      ...entries.areas,
      credit: { ...entries.areas!.credit, url: 'javascript:alert(1)' }
    } as CatalogueEntry;
    expect(creditsOf({ ...studio, entry: () => odd }, [at('c')])[0]?.url).toBeNull();
  });
});
