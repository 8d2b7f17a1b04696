import {
  type DndZoneAttributes,
  dragHandleZone,
  type Item,
  type Options,
  SHADOW_ITEM_MARKER_PROPERTY_NAME
} from 'svelte-dnd-action';
import type { ActionReturn } from 'svelte/action';

/**
 * `dragHandleZone`, begun anew once an item has gone: the library keeps every element that a zone ever held in a map
 * of the zone (svelte-dnd-action 0.9.79), so that the rows of removed layers would stay in memory.
 */
export function stackZone<T extends Item>(
  node: HTMLElement,
  options: Options<T>
): ActionReturn<Options<T>, DndZoneAttributes<T>> {
  let zone = dragHandleZone(node, options);
  let held = idsOf(options);
  return {
    update(next) {
      // while a row is dragged a shadow stands for it under another id
      if (next.items.some((item) => SHADOW_ITEM_MARKER_PROPERTY_NAME in item)) return zone.update?.(next);
      const ids = idsOf(next);
      if ([...held].some((id) => !ids.has(id))) {
        zone.destroy?.();
        zone = dragHandleZone(node, next);
      } else zone.update?.(next);
      held = ids;
    },
    destroy() {
      zone.destroy?.();
    }
  };
}

const idsOf = <T extends Item>(options: Options<T>): Set<unknown> => new Set(options.items.map((item) => item.id));
