import { expect, it } from 'vitest';
import type { ColumnProfile, TableProfile } from '../../core/table/profile';
import { labelColumns } from './label-columns';

it('offers names first, then what else can be written', () => {
  const column = (name: string, role: ColumnProfile['role'], more: Partial<ColumnProfile> = {}): ColumnProfile => ({
    name,
    role,
    type: 'text',
    present: 3,
    missing: 0,
    distinct: 3,
    ...more
  });
  const columns = [
    column('population', 'count', { type: 'number' }),
    column('insee', 'code'),
    column('ouvert', 'category', { type: 'boolean' }),
    column('note', 'text', { present: 0 }),
    column('date', 'date', { type: 'date' }),
    column('nom', 'name'),
    column('type', 'category')
  ];
  const names = (named?: string): string[] =>
    labelColumns({ columns } as unknown as TableProfile, named).map((c) => c.name);
  expect(names()).toEqual(['nom', 'type', 'insee', 'population']);
  expect(names('type')).toEqual(['type', 'nom', 'insee', 'population']);
});
