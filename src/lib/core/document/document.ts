import * as v from 'valibot';
import { labelsSchema } from '../labels/schema';
import { groundToneSchema, toneSchema } from '../marks/tone';
import { zoomRangeFields } from '../marks/zoom-range';
import { zoneSchema } from '../portrait/schema';
import { givesOf, sourceSchema } from '../sources/registry';
import { styleSchema } from '../styles/schema';
import { filterSchema } from '../table/filter';

/** Administrative level of a territory: fr (France), reg, dep, epci, com. */
export const territoryKinds = ['fr', 'reg', 'dep', 'epci', 'com'] as const;
export type TerritoryKind = (typeof territoryKinds)[number];

/** What the map is about: INSEE code of a région, département or commune, SIREN of an EPCI; `fr` has code `fr`. */
export const territorySchema = v.object({
  kind: v.picklist(territoryKinds),
  code: v.pipe(v.string(), v.maxLength(12))
});
export type Territory = v.InferOutput<typeof territorySchema>;

/** Pictures of the same data, shown while the map is further out than zoom `below`; the objects themselves from there on. */
export const twinSchema = v.object({
  source: v.pipe(
    sourceSchema,
    v.check((source) => givesOf(source) === 'raster', 'a source of pictures')
  ),
  below: v.pipe(v.number(), v.minValue(0), v.maxValue(24))
});

const who = v.picklist(['author', 'automatic']);

export const layerSchema = v.object({
  /** unique in the document, short, stable */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.maxLength(200)),
  visible: v.boolean(),
  /** 0..1, two decimals */
  opacity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  source: sourceSchema,
  where: v.nullable(filterSchema),
  /** null: automatic cartography chooses once, when the data are read */
  style: v.nullable(styleSchema),
  /** only what was decided automatically may be decided again */
  decidedBy: v.object({ style: who, place: who, labels: v.optional(who), zooms: v.optional(who) }),
  /** catalogue entry it came from: credit and updates; not needed to load */
  entry: v.optional(v.string()),
  /** credit line shown under the map, so that a link outlives its catalogue */
  credit: v.optional(v.pipe(v.string(), v.maxLength(300))),
  /** read whole, or what is in view; absent: whole while it is small enough */
  load: v.optional(v.picklist(['all', 'view'])),
  twin: v.optional(twinSchema),
  /** names written over the features; absent: none */
  labels: v.optional(labelsSchema),
  /** of pictures: greyed, tinted; absent: as they come */
  tone: v.optional(toneSchema),
  ...zoomRangeFields
});
export type LayerSpec = v.InferOutput<typeof layerSchema>;
export type LayerId = string;

const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
const pixels = v.pipe(v.number(), v.minValue(1), v.maxValue(20_000));

/**
 * Camera: degrees (6 decimals), zoom (MapLibre's, 2 decimals), bearing and pitch in degrees. Outside undo. What its author
 * had in sight lets a smaller window show as much: the ground that was framed (`fit`: west, south, east, north), or, of a
 * view chosen by hand, the map around its centre (`size`: width and height, CSS pixels).
 */
export const viewSchema = v.object({
  lon: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  lat: v.pipe(v.number(), v.minValue(-85), v.maxValue(85)),
  zoom: v.pipe(v.number(), v.minValue(0), v.maxValue(24)),
  bearing: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  pitch: v.pipe(v.number(), v.minValue(0), v.maxValue(60)),
  fit: v.optional(v.tuple([longitude, latitude, longitude, latitude])),
  size: v.optional(v.tuple([pixels, pixels]))
});
export type View = v.InferOutput<typeof viewSchema>;

export const documentSchema = v.object({
  version: v.literal(1),
  title: v.pipe(v.string(), v.maxLength(300)),
  /** `plan`, `offline`, `plan-ign`, `ortho`, `none`: ids of `config.json` basemaps */
  basemap: v.pipe(v.string(), v.maxLength(60)),
  /** faded, greyed, tinted; absent: as it comes */
  basemapTone: v.optional(groundToneSchema),
  view: viewSchema,
  territory: v.nullable(territorySchema),
  /** recipe and territory this map was made from: lets « toujours à jour » run it again */
  from: v.optional(v.object({ recipe: v.string() })),
  /** bottom first: array order is drawing order */
  layers: v.pipe(v.array(layerSchema), v.maxLength(100)),
  page: v.object({ legend: v.boolean(), title: v.boolean() }),
  /** place whose portrait is open; absent: none */
  portrait: v.optional(zoneSchema),
  /** place that it stands beside; absent: none */
  beside: v.optional(zoneSchema),
  /** what the map says of its territory stands beside the same of the level above; absent: it does not */
  compared: v.optional(v.literal(true))
});
/** The whole state of a map as plain JSON; validated on every entrance, rounded when written. */
export type MapDocument = v.InferOutput<typeof documentSchema>;

/** A new, empty map over metropolitan France. */
export function emptyDocument(): MapDocument {
  return {
    version: 1,
    title: '',
    basemap: 'offline',
    view: { lon: 2.6, lat: 46.6, zoom: 5, bearing: 0, pitch: 0 },
    territory: null,
    layers: [],
    page: { legend: true, title: true }
  };
}
