import * as v from 'valibot';
import type { Claim, SourceKind } from '../kind';
import type { Pasted } from '../pasted';

/** One layer of vector tiles (Mapbox Vector Tile, in the Web Mercator pyramid), read as features. */
export const vectorTilesSchema = v.object({
  kind: v.literal('vector-tiles'),
  /** address with `{z}`, `{x}`, `{y}` (rows from the north) or `{-y}` (from the south) */
  url: v.string(),
  /** layer inside the tiles */
  layer: v.string(),
  minZoom: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24))),
  maxZoom: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24))),
  /** property that tells features apart over tiles, where the tiles' own ids do not */
  id: v.optional(v.string())
});
export type VectorTilesSource = v.InferOutput<typeof vectorTilesSchema>;

export const vectorTiles = {
  kind: 'vector-tiles',
  words: {
    name: { fr: 'Tuiles vectorielles', en: 'Vector tiles' },
    hint: { fr: 'Objets lus dans les tuiles de la vue', en: 'Features read from the tiles in view' }
  },
  schema: vectorTilesSchema,
  gives: 'table',
  byView: true,
  urls: (spec) => [spec.url],
  form: {
    url: { fr: 'Adresse des tuiles ({z}, {x}, {y})', en: 'Address of the tiles ({z}, {x}, {y})' },
    layer: { fr: 'Couche dans les tuiles', en: 'Layer inside the tiles' },
    minZoom: { fr: 'Premier zoom', en: 'First zoom' },
    maxZoom: { fr: 'Dernier zoom', en: 'Last zoom' },
    id: { fr: 'Champ identifiant', en: 'Identifying field' }
  },
  recognise: claimOf,
  load: () => import('./module').then((m) => m.vectorTilesModule)
} as const satisfies SourceKind<'vector-tiles', VectorTilesSource>;

/** Templates and single tiles by their extension; documents that describe tiles by their usual names. */
function claimOf({ text, url }: Pasted): Claim | null {
  if (url === null) return null;
  const template = text.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
  if (/\{z\}.*\{x\}.*\{-?y\}.*\.(pbf|mvt)\b/i.test(template)) return { sure: 3, spec: { url: template } };
  const tile = /^(.*\/)\d{1,2}\/\d+\/\d+(\.(?:pbf|mvt)\b.*)$/i.exec(template);
  if (tile) return { sure: 3, spec: { url: `${tile[1]}{z}/{x}/{y}${tile[2]}` } };
  if (/(^|\/)(tiles?|tilejson|metadata|style)\.json$/i.test(url.pathname)) return { sure: 2, spec: { url: url.href } };
  return /\/styles?\/.*\.json$/i.test(url.pathname) || /\/vectorTiles\/styles\//i.test(url.pathname)
    ? { sure: 2, spec: { url: url.href } }
    : null;
}
