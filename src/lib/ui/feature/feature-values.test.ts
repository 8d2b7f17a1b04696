import { afterEach, describe, expect, it } from 'vitest';
import type { ColumnProfile, TableProfile } from '../../core/table/profile';
import { prefs } from '../../state/prefs.svelte';
import { labelColumn, orderColumns, valueText } from './feature-values';

const column = (name: string, type: ColumnProfile['type'], role: ColumnProfile['role']): ColumnProfile => ({
  name,
  type,
  role,
  present: 1,
  missing: 0,
  distinct: 1
});

afterEach(() => {
  prefs.language = 'fr';
});

describe('valueText', () => {
  it('formats figures and dates, and leaves codes and years alone', () => {
    expect(valueText(1690493, column('pop', 'number', 'count'))).toBe('1\u202f690\u202f493');
    expect(valueText(2023, column('an', 'number', 'year'))).toBe('2023');
    expect(valueText('01004', column('code', 'text', 'code'))).toBe('01004');
    expect(valueText('2024-03-01', column('d', 'date', 'date'))).toBe('1 mars 2024');
    expect(valueText(true, undefined)).toBe('oui');
    prefs.language = 'en';
    expect(valueText('2024-03-01', column('d', 'date', 'date'))).toBe('1 March 2024');
    expect(valueText(1690493, undefined)).toBe('1,690,493');
  });

  it('says what is missing by a dash', () => {
    expect(valueText(null, undefined)).toBe('—');
    expect(valueText('', undefined)).toBe('—');
    expect(valueText(0, column('n', 'number', 'count'))).toBe('0');
  });

  it('keeps markup as text', () => {
    expect(valueText('<b>x</b>', column('t', 'text', 'text'))).toBe('<b>x</b>');
  });
});

describe('card columns', () => {
  it('names a feature by the label of its entry, else by a name column', () => {
    const profile = { columns: [column('a', 'text', 'text'), column('nom', 'text', 'name')] } as TableProfile;
    expect(labelColumn(undefined, profile)).toBe('nom');
    expect(labelColumn({ label: 'a' } as never, profile)).toBe('a');
    expect(labelColumn({ label: 'gone' } as never, profile)).toBe('nom');
    expect(labelColumn(undefined, null)).toBeNull();
  });

  it('puts first what is drawn, then what the catalogue names, and keeps every column', () => {
    const all = ['code', 'nom', 'pop', 'x', 'nombre'];
    const order = orderColumns(all, ['nombre'], ['nom', 'pop', 'code'], 'nom');
    expect(order.columns).toEqual(['nombre', 'pop', 'code', 'x']);
    expect(order.main).toBe(3);
    expect(orderColumns(all, [], [], null)).toEqual({ columns: all, main: 5 });
  });
});
