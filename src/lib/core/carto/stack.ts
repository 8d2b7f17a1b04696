import type { StyleSpec } from '../styles/schema';
import type { GeometryType } from '../table/table';

/** What a layer does on the map, from the bottom of the stack to its top. */
export const stackRoles = ['table', 'raster', 'surface', 'outline', 'line', 'circle', 'point'] as const;
export type StackRole = (typeof stackRoles)[number];

/** As little as placing needs to know of a layer. `style` null: not chosen yet, judged by its geometry. */
export interface StackItem {
  geometry: GeometryType | 'raster';
  style: StyleSpec | null;
}

/** Styles of symbols that stand at a place, as large as its value. */
const standing: readonly StyleSpec['kind'][] = ['circles', 'clusters', 'extruded-columns'];

/** Role of a layer: pictures lie under surfaces, those under outlines and hatches, then lines, circles and points. */
export function roleOf({ geometry, style }: StackItem): StackRole {
  switch (geometry) {
    case 'none':
      return 'table';
    case 'raster':
    case 'line':
      return geometry;
    case 'point':
      if (style?.kind === 'cells' || style?.kind === 'heat') return 'surface';
      return style && standing.includes(style.kind) ? 'circle' : 'point';
    case 'polygon':
      if (style && (standing.includes(style.kind) || style.kind === 'dot-density')) return 'circle';
      return style?.kind === 'single' && style.fill !== 'fill' ? 'outline' : 'surface';
  }
}

/**
 * Index at which a new layer enters a stack (bottom first): just above the highest layer that belongs under it or beside
 * it. Layers already there keep their order, whoever chose it.
 */
export function placeInStack(layers: readonly StackItem[], role: StackRole): number {
  const rank = stackRoles.indexOf(role);
  return 1 + layers.findLastIndex((layer) => stackRoles.indexOf(roleOf(layer)) <= rank);
}

/** Is a filled surface at full strength among visible layers? */
export function surfaceTaken(layers: readonly StackItem[]): boolean {
  return layers.some((layer) => layer.style !== null && roleOf(layer) === 'surface');
}
