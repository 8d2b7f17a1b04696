import type { Theme } from '../styles/kind';
import type { Basemap } from './config';

/** What a basemap is beside the data: a quiet paper, a plan full of lines and names, or photographs of any colour. */
export type Ground = NonNullable<Basemap['ground']>;

/** What names and addresses of photographs say, in services of here and elsewhere. */
const photographs = /ortho|photo|satellit|imagery|aerial|aérien|spot|pleiades/i;

/** Kind of ground of a basemap: what its configuration says, else told from its kind, its name and its address. */
export function groundOf(basemap: Pick<Basemap, 'type' | 'ground' | 'id' | 'name' | 'tiles'>): Ground {
  if (basemap.ground) return basemap.ground;
  if (basemap.type === 'offline' || basemap.type === 'none') return 'quiet';
  if (basemap.type === 'style') return 'detailed';
  return groundOfWords(`${basemap.id} ${basemap.name.fr} ${basemap.tiles ?? ''}`);
}

/** Grounds by how much they must be read through what covers them. */
const strength: Record<Ground, number> = { quiet: 0, detailed: 1, photo: 2 };

/** Of two grounds over one another, the one that must most be read through what covers them. */
export function strongerGround(one: Ground, other: Ground): Ground {
  return strength[one] < strength[other] ? other : one;
}

/** Kind of ground of pictures, from their names and addresses: photographs, or a plan. */
export function groundOfWords(words: string): Ground {
  return photographs.test(words) ? 'photo' : 'detailed';
}

/**
 * Theme that data wear over a basemap: our own papers follow the page, unless they are of one colour; plans and
 * photographs of services do not change with the page, so neither do the data over them.
 */
export function themeOver(basemap: Pick<Basemap, 'type' | 'look'>, page: Theme): Theme {
  if (basemap.look) return basemap.look === 'dark' ? 'dark' : 'light';
  return basemap.type === 'offline' || basemap.type === 'none' ? page : 'light';
}

/** Opacity of full areas over a ground that must still be read, where nobody chose their style and opacity. */
const fills: Record<Ground, number> = { quiet: 1, detailed: 0.85, photo: 0.72 };

/** Opacity at which the areas of a layer are filled over a ground; `automatic`: its style is. */
export function areaOpacity(ground: Ground, layer: { opacity: number; automatic: boolean }): number {
  return layer.automatic && layer.opacity === 1 ? fills[ground] : layer.opacity;
}
