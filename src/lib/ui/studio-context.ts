import { getContext, setContext } from 'svelte';
import type { Studio } from '../studio/api';

const key = Symbol('studio');

/** Makes a studio known to all components below; called once by each screen. */
export function provideStudio(studio: Studio): void {
  setContext(key, studio);
}

/** The studio of this screen. */
export function useStudio(): Studio {
  return getContext<Studio>(key);
}
