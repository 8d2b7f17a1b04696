import KeyIcon from 'phosphor-svelte/lib/KeyIcon';
import PathIcon from 'phosphor-svelte/lib/PathIcon';
import type { Problem } from '../../core/problems/problem';
import { remedyOf, type Remedy } from '../../core/problems/remedies';

/** Remedies that a button beside the words carries out; a new one is a line here and a handler where notes are shown. */
export const helpButtons = {
  relay: { icon: PathIcon, word: 'useRelay' },
  'sign-in': { icon: KeyIcon, word: 'signIn' }
} as const satisfies Partial<Record<Remedy, unknown>>;

export type Help = keyof typeof helpButtons;
export type Helps = Partial<Record<Help, () => void>>;

export const isHelp = (remedy: Remedy): remedy is Help => Object.hasOwn(helpButtons, remedy);

/** The remedy to offer: a relay only where the site has one. */
export function offeredRemedy(problem: Problem): Remedy {
  const remedy = remedyOf(problem);
  return remedy === 'relay' && !('relay' in problem.facts && problem.facts.relay) ? 'none' : remedy;
}
