import type { ColumnProfile, TableProfile } from '../../table/profile';
import { circles } from '../circles';
import { classes } from '../classes';
import { aroundZero, chosen, isExtent } from '../columns';
import type { StyleKind } from '../kind';
import { circlesOnClassesRadius } from '../own-size';
import { circleColour, classPalette } from '../sole-colour';
import { circlesOnClassesSchema, type CirclesOnClassesStyle } from './schema';

const areasOnly = (profile: TableProfile, columns: ColumnProfile[]): ColumnProfile[] =>
  profile.geometry === 'polygon' ? columns : [];

/** A stock and a rate at once: how many there are, and how strong it is where they are. */
export const circlesOnClasses = {
  kind: 'circles-on-classes',
  words: {
    name: { fr: 'Cercles sur classes', en: 'Circles on classes' },
    hint: {
      fr: 'Un taux en classes de couleur et, dessus, un effectif en cercles',
      en: 'A rate in colour classes and, on top, a count in circles'
    }
  },
  schema: circlesOnClassesSchema,
  columns: (profile) => areasOnly(profile, circles.columns(profile)),
  seconds: (profile) => areasOnly(profile, classes.columns(profile)),
  propose(profile, context) {
    const counts = circlesOnClasses
      .columns(profile)
      .filter((c) => c.role === 'count' && (c.distinct > 1 || c.name === context.subject));
    const rates = circlesOnClasses.seconds(profile).filter((c) => c.role === 'rate' && c.distinct > 1 && !isExtent(c));
    const column = chosen(counts, 'count', context.subject);
    const second = chosen(rates, 'rate', context.subject);
    if (!column || !second) return null;
    const colour = circleColour(context);
    const turning = aroundZero(second);
    const style: CirclesOnClassesStyle = {
      kind: 'circles-on-classes',
      column: column.name,
      second: second.name,
      colour,
      maxRadius: circlesOnClassesRadius(profile, column).size,
      method: 'quantile',
      classes: turning ? 6 : 5,
      // circles must stand off the areas under them
      palette: turning ? 'bleu-brique' : classPalette({ ...context, usedColours: [...context.usedColours, colour] })
    };
    return {
      // two messages take longer to read than one: a choice to be made, not the first sight
      score: context.surfaceTaken ? 0.3 : 0.55,
      style,
      reason: {
        fr: `«\u00a0${column.name}\u00a0» est un effectif, «\u00a0${second.name}\u00a0» un taux\u00a0: cercles sur classes`,
        en: `“${column.name}” is a count, “${second.name}” a rate: circles on classes`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'circles-on-classes', CirclesOnClassesStyle>;
