import { readdirSync, existsSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** One prerendered page per recipe known at build: a deep link then works on hosts without rewrite rules. */
const recipeFolder = 'layers-catalog/recipes';
/** @type {`/${string}`[]} */
const recipes = existsSync(recipeFolder)
  ? readdirSync(recipeFolder)
      .filter((f) => /\.ya?ml$/.test(f))
      .map((f) => /** @type {const} */ (`/carte/${f.replace(/\.ya?ml$/, '')}/`))
  : [];

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'build/client', assets: 'build/client' }),
    paths: { relative: true },
    prerender: { entries: ['/', '/embed/', '/carte/', ...recipes], handleUnseenRoutes: 'ignore' },
    version: { pollInterval: 0 }
  }
};
