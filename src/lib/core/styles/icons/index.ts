import { iconOfTheme, iconOfTitle } from '../../icons/names';
import type { StyleKind } from '../kind';
import { iconSize } from '../own-size';
import { soleColour } from '../sole-colour';
import { iconsSchema, type IconsStyle } from './schema';

/** Points of which icons may still be told apart; more of them are a cloud. */
const MOST_POINTS = 3000;

/** What places are, by an icon. */
export const icons = {
  kind: 'icons',
  words: {
    name: { fr: 'Pictogramme', en: 'Icon' },
    hint: {
      fr: 'Ce que sont les lieux, par un pictogramme là où il a la place, sinon par un point',
      en: 'What the places are, by an icon where there is room for it, else by a dot'
    }
  },
  schema: iconsSchema,
  columns: () => [],
  propose(profile, context) {
    if (profile.geometry !== 'point') return null;
    const named = iconOfTitle(context.title ?? '');
    const icon = named ?? iconOfTheme(context.topic);
    if (!icon) return null;
    const style: IconsStyle = {
      kind: 'icons',
      icon,
      colour: soleColour('point', context),
      size: iconSize(profile).size
    };
    return {
      // a theme is not what each place is; thousands of icons are a heap of dots
      score: named && profile.placed <= MOST_POINTS ? 0.45 : 0.3,
      style,
      reason: named
        ? {
            fr: 'le titre dit ce que sont les lieux\u00a0: pictogramme',
            en: 'the title says what the places are: an icon'
          }
        : { fr: 'un pictogramme de ce thème', en: 'an icon of this theme' }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'icons', IconsStyle>;
