import type { CrsAssets } from '../ports';

/** Nothing beyond what is bundled: for callers without a site to ask. */
export const noCrsAssets: CrsAssets = {
  definition: () => Promise.resolve(null),
  grid: () => Promise.resolve(null)
};
