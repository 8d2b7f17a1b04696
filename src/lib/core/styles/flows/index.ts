import { codeFamily } from '../../crossings/codes';
import { endOf, flowEnds } from '../../table/flow-ends';
import type { ColumnProfile, TableProfile } from '../../table/profile';
import { byRole, chosen, quantities } from '../columns';
import type { StyleKind } from '../kind';
import { circleColour } from '../sole-colour';
import { flowsSchema, type FlowsStyle } from './schema';

/** Do two columns hold ends of journeys: codes of one kind, names, or positions? */
function alike(a: ColumnProfile, b: ColumnProfile): boolean {
  const [first, second] = [codeFamily(a), codeFamily(b)];
  if (first !== null || second !== null) return first === second;
  // words that both their names call an end
  return a.type === 'text' && b.type === 'text' && endOf(a.name) !== null && endOf(b.name) !== null;
}

/** What may be drawn as flows: quantities of lines that say where they come from and go. */
function carried(profile: TableProfile): ColumnProfile[] {
  if (profile.geometry !== 'line' || !flowEnds(profile, alike)) return [];
  const drawn = quantities(profile).filter((c) => c.role !== 'rate' && (c.max ?? 0) > 0);
  return byRole(drawn, ['count', 'measure']);
}

/** Flows between places, tapered towards where they go. */
export const flows = {
  kind: 'flows',
  words: {
    name: { fr: 'Flux', en: 'Flows' },
    hint: {
      fr: 'Des trajets d’un lieu à un autre\u00a0: la largeur au départ est la valeur, la pointe montre l’arrivée',
      en: 'Journeys from place to place: the width at the start is the value, the tip shows where they go'
    }
  },
  schema: flowsSchema,
  columns: carried,
  propose(profile, context) {
    const counts = carried(profile).filter((c) => c.role === 'count' || c.name === context.subject);
    const column = chosen(counts, 'count', context.subject);
    if (!column) return null;
    const style: FlowsStyle = { kind: 'flows', column: column.name, colour: circleColour(context), maxWidth: 18 };
    return {
      // lines that were not made for it may have a course of their own
      score: column.name === context.subject ? 0.97 : 0.5,
      style,
      reason: {
        fr: `«\u00a0${column.name}\u00a0» va d’un lieu à un autre\u00a0: flux`,
        en: `“${column.name}” goes from place to place: flows`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'flows', FlowsStyle>;
