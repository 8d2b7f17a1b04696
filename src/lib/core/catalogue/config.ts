import * as v from 'valibot';
import { wordingSchema } from './text';

/** `config.json`, read at run time: an administrator changes it without rebuilding. */
export const configSchema = v.object({
  /** seconds before a silent source is given up */
  timeoutSeconds: v.optional(v.number(), 20),
  /** decoded bytes one source may send */
  maxBytes: v.optional(v.number(), 268435456),
  /** features up to which a source is read whole; beyond, what is in view is read */
  wholeLimit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 50000),
  /** hosts that links may call without asking, besides those of the catalogue (`data.exemple.fr`, `*.exemple.fr`) */
  allowedHosts: v.optional(v.array(v.string()), []),
  /** address of the compiled catalogue, relative to the site */
  catalogue: v.optional(v.string(), 'catalogue.json'),
  /** address of the grid `ntf_r93.gsb` of IGN, asked for on the first NTF source when the site has not the file */
  ntfGrid: v.optional(v.string()),
  /** relay of the start server, for sources that web pages may not read; off when absent */
  proxy: v.optional(
    v.object({
      enabled: v.optional(v.boolean(), false),
      /** where it answers, relative to the site */
      path: v.optional(v.string(), 'relais'),
      /** decoded bytes of one answer */
      maxBytes: v.optional(v.number(), 67108864),
      /** seconds one answer may take, from the first hop to the last byte */
      timeoutSeconds: v.optional(v.number(), 60),
      /** answers one client may ask for in a minute */
      perMinute: v.optional(v.number(), 600),
      /** answers on their way at once, for all clients */
      together: v.optional(v.number(), 24)
    })
  ),
  /** service that finds addresses and places, asked only when a person searches online; off when absent or null */
  geocoder: v.optional(
    v.nullable(
      v.object({
        /** who answers, as the page says it */
        name: v.string(),
        /** address of the search (`q` and `limit` are added), relative to the site or whole */
        url: v.string()
      })
    )
  ),
  basemaps: v.array(
    v.object({
      id: v.string(),
      name: wordingSchema,
      /** `offline`: our own vector style; `raster`: tiles; `style`: a MapLibre style; `none`: paper only */
      type: v.picklist(['offline', 'raster', 'style', 'none']),
      /** paper it wears; absent: our own ones follow the theme of the page, those of services are taken as light */
      look: v.optional(v.picklist(['light', 'dark', 'print'])),
      /** how much it says beside the data (see `ground.ts`); absent: told from its kind and address */
      ground: v.optional(v.picklist(['quiet', 'detailed', 'photo'])),
      tiles: v.optional(v.string()),
      /** address of the MapLibre style */
      style: v.optional(v.string()),
      maxZoom: v.optional(v.number(), 19),
      attribution: v.optional(v.string(), '')
    })
  )
});
export type Config = v.InferOutput<typeof configSchema>;
export type Basemap = Config['basemaps'][number];
