import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';

type StyleLayer = StyleSpecification['layers'][number];

/**
 * Invisible layers of ours that every basemap style holds, in this order: `floor` closes the ground, `labels` opens
 * the basemap's names, `top` closes the style. Data are drawn between floor and labels. Without the floor, a style
 * change would insert its new ground layers right below `labels`, hence above the data.
 */
export const anchors = { floor: 'millefeuille-floor', labels: 'millefeuille-labels', top: 'millefeuille-top' } as const;

const invisible = (id: string): StyleLayer => ({
  id,
  type: 'background',
  paint: { 'background-opacity': 0 }
});

/** Ground and label layers of a basemap put together around the anchors. */
export function withAnchors(ground: StyleLayer[], labels: StyleLayer[]): StyleLayer[] {
  return [...ground, invisible(anchors.floor), invisible(anchors.labels), ...labels, invisible(anchors.top)];
}

/** Whether deck's two groups stand right below their anchors. */
export function groupsInPlace(order: readonly string[]): boolean {
  return [anchors.labels, anchors.top].every((anchor) => {
    const at = order.indexOf(anchor);
    return at > 0 && order[at - 1] === `deck-maplibre-layer-group-before:${anchor}`;
  });
}

/** A style without our anchors would draw data over its names without a word: refuse it. */
export function assertAnchors(map: MapLibreMap): void {
  const order = map.getLayersOrder();
  for (const id of Object.values(anchors))
    if (!order.includes(id)) throw new Error(`The basemap style lacks the anchor ${id}`);
}
