import { describe, expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { previewOf } from './preview';

describe('previewOf', () => {
  const nom = ['Arcachon', 'Blaye', 'Cestas', 'Douchapt', 'Eysines', 'Floirac'];
  const before = handTable({ columns: { code: nom.map((_, i) => `3300${i}`), nom, altitude: nom.map((_, i) => i) } });
  const after = handTable({
    columns: {
      nom,
      altitude: nom.map((_, i) => i),
      autre: nom,
      nombre: nom.map((_, i) => 2 * i),
      plus: nom,
      reste: nom
    }
  });

  it('shows names, the subject, then what is new, of the first rows', () => {
    const { columns, rows, total } = previewOf(after, before, 'nombre', 2);
    expect(columns).toEqual(['nom', 'nombre', 'autre', 'plus']);
    expect(rows).toEqual([
      ['Arcachon', 0, 'Arcachon', 'Arcachon'],
      ['Blaye', 2, 'Blaye', 'Blaye']
    ]);
    expect(total).toBe(6);
  });

  it('has as many rows as there are, and a subject that was there before', () => {
    const one = handTable({ columns: { population: [5] } });
    expect(previewOf(one, one, 'population', 5)).toEqual({ columns: ['population'], rows: [[5]], total: 1 });
  });
});
