import { getContext, setContext } from 'svelte';

const key = Symbol('site');

/** Makes the absolute address of the site's root (ending with `/`) known to all components below. */
export function provideSite(base: string): void {
  setContext(key, base);
}

/** Absolute address of a path of the site: `siteUrl()('vignettes/a.webp')`; call during set-up. */
export function useSite(): (path: string) => string {
  const base = getContext<string>(key);
  return (path) => new URL(path, base).href;
}
