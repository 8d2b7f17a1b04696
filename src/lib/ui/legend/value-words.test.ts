import { describe, expect, it } from 'vitest';
import { emptyDocument, type LayerSpec, type Territory } from '../../core/document/document';
import { handTable } from '../../core/marks/hand-table';
import { profileOf } from '../../core/table/make-profile';
import type { Studio } from '../../studio/api';
import { needsEpci, territoryNamed, valueWord } from './value-words';

const names: Record<string, string> = {
  'reg-76': 'Occitanie',
  'reg-01': 'Guadeloupe',
  'dep-33': 'Gironde',
  'dep-01': 'Ain',
  'epci-243300316': 'Bordeaux Métropole'
};

function over(columns: Record<string, string[]>): { studio: Parameters<typeof valueWord>[0]; layer: LayerSpec } {
  const points = Object.values(columns)[0]!.map((_, i): [number, number][] => [[i, 45]]);
  const profile = profileOf(handTable({ points, columns }));
  const studio = {
    document: emptyDocument(),
    runtime: () => ({ profile }) as unknown as ReturnType<Studio['runtime']>,
    findTerritory: ({ kind, code }: Territory) => {
      const name = names[`${kind}-${code}`];
      return name === undefined ? undefined : { kind, code, name, bbox: null };
    }
  };
  return { studio, layer: { id: 'a' } as LayerSpec };
}

describe('valueWord', () => {
  it('names the territories that codes are of, however their list is written', () => {
    const { studio, layer } = over({
      code_region: ['76', '01', '76', '01'],
      code_departement: ['33', '01', '33', '01'],
      departement: ['033', '001', '033', '001'],
      epci: ['243300316', '200000001', '243300316', '200000001']
    });
    expect(valueWord(studio, layer, 'code_region', '76')).toBe('Occitanie');
    expect(valueWord(studio, layer, 'code_region', '01')).toBe('Guadeloupe');
    expect(valueWord(studio, layer, 'code_departement', '01')).toBe('Ain');
    expect(valueWord(studio, layer, 'departement', '033')).toBe('Gironde');
    expect(valueWord(studio, layer, 'epci', '243300316')).toBe('Bordeaux Métropole');
    expect(needsEpci(studio, layer, 'epci')).toBe(true);
    expect(needsEpci(studio, layer, 'code_region')).toBe(false);
  });

  it('keeps codes whose territory is not known, and makes kinds readable', () => {
    const { studio, layer } = over({
      epci: ['243300316', '200000001', '243300316', '200000001'],
      regime: ['NON_ICPE', 'ENREGISTREMENT', 'NON_ICPE', 'ENREGISTREMENT']
    });
    expect(valueWord(studio, layer, 'epci', '200000001')).toBe('200000001');
    expect(valueWord(studio, layer, 'regime', 'NON_ICPE')).toBe('Non ICPE');
    expect(territoryNamed(studio, layer, 'epci', '243300316')).toBe('Bordeaux Métropole');
    expect(territoryNamed(studio, layer, 'epci', '200000001')).toBeNull();
    expect(territoryNamed(studio, layer, 'regime', 'NON_ICPE')).toBeNull();
  });
});
