import type { Studio } from '../../studio/api';
import type { MenuItem } from '../base/Menu.svelte';
import { tell } from '../words/say';

/** The basemaps of the site as a menu; the one that is seen is ticked. */
export function basemapMenu(studio: Studio): MenuItem[] {
  return studio.config.basemaps.map((basemap) => ({
    label: tell(basemap.name),
    checked: basemap.id === studio.shownBasemap.id,
    run: () => studio.do({ do: 'setBasemap', basemap: basemap.id })
  }));
}
