import type { LabelSpec } from '../labels/schema';
import type { StyleSpec } from '../styles/schema';
import type { TableProfile } from '../table/profile';

/** Features that can all be named without filling the map. */
const few = 60;

/** Labels that a table is given with its automatic style: names of a few areas or points; null where none suit. */
export function proposeLabels({ geometry, placed, covers, columns }: TableProfile, style: StyleSpec): LabelSpec | null {
  // what is seen now says nothing of how many there are
  if (covers === 'view' || placed > few || (geometry !== 'polygon' && geometry !== 'point')) return null;
  // a name in the middle of a circle hides how large it is
  if (style.kind === 'circles') return null;
  const named = columns.find((column) => column.role === 'name' && column.present > 0);
  return named ? { column: named.name } : null;
}
