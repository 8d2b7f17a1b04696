import type { Wording } from '../../core/wording';
import { prefs } from '../../state/prefs.svelte';

/** The table of the language in force: `say(stackWords).remove`. Tables are `{ fr, en }` with `en` typed as `fr`. */
export function say<T>(table: { readonly fr: T; readonly en: T }): T {
  return table[prefs.language];
}

/** A wording in the language in force. */
export function tell(wording: Wording): string {
  return wording[prefs.language];
}
