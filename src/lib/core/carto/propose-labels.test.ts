import { expect, it } from 'vitest';
import type { TableProfile } from '../table/profile';
import { proposeLabels } from './propose-labels';

it('names a few areas or points that have names, save under circles', () => {
  const columns = [{ name: 'code', role: 'code', present: 9 }] as TableProfile['columns'];
  const nom = { ...columns[0], name: 'nom', role: 'name' } as TableProfile['columns'][number];
  const profile = { geometry: 'polygon', placed: 60, covers: 'all', columns: [...columns, nom] } as TableProfile;
  const single = { kind: 'single', colour: 'qual-1', fill: 'fill', size: 4 } as const;
  expect(proposeLabels(profile, single)).toEqual({ column: 'nom' });
  expect(proposeLabels({ ...profile, geometry: 'point' }, single)).toEqual({ column: 'nom' });
  expect(proposeLabels({ ...profile, placed: 61 }, single)).toBeNull();
  expect(proposeLabels({ ...profile, geometry: 'line' }, single)).toBeNull();
  expect(proposeLabels({ ...profile, covers: 'view' }, single)).toBeNull();
  expect(proposeLabels({ ...profile, columns }, single)).toBeNull();
  const circles = { kind: 'circles', column: 'n', colour: 'carte-cercle', maxRadius: 20 } as const;
  expect(proposeLabels(profile, circles)).toBeNull();
});
