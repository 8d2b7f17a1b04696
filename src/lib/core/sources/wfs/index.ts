import * as v from 'valibot';
import { filterSchema } from '../../table/filter';
import type { SourceKind } from '../kind';
import { placeOptions } from '../place-options';
import { recogniseWfs } from './recognise';

/** OGC Web Feature Service, in GeoJSON or GML. */
export const wfsSchema = v.object({
  kind: v.literal('wfs'),
  /** service address, with its vendor parameters (`map=`) but without the OGC ones */
  url: v.string(),
  typeName: v.string(),
  /** version to ask in first; a server that does not speak it is asked in its own */
  version: v.optional(v.picklist(['2.0.0', '1.1.0', '1.0.0']), '2.0.0'),
  /** `srsName` asked for; absent: the server's native CRS, read from the answer */
  srsName: v.optional(v.string()),
  /** `outputFormat` asked for; absent: negotiated from the capabilities */
  format: v.optional(v.string()),
  /** GeoServer's `cql_filter`, pushed to the server */
  cql: v.optional(v.string()),
  /** rows wanted: asked of the server in the language it takes, and made sure of here */
  filter: v.optional(filterSchema),
  /** geometry property to draw; absent: the first that the type declares */
  geometryName: v.optional(v.string()),
  ...placeOptions,
  /** features a page, 1 000 by default */
  pageSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10000)))
});
export type WfsSource = v.InferOutput<typeof wfsSchema>;

export const wfs = {
  kind: 'wfs',
  words: {
    name: { fr: 'Service WFS', en: 'WFS service' },
    hint: { fr: 'Objets vectoriels d’un serveur OGC', en: 'Vector features of an OGC server' }
  },
  schema: wfsSchema,
  gives: 'table',
  cuts: () => true,
  urls: (spec) => [spec.url],
  names: (spec) => [spec.typeName],
  part: (spec) => spec.cql !== undefined || spec.filter !== undefined,
  form: {
    url: { fr: 'Adresse du service', en: 'Service address' },
    typeName: { fr: 'Nom de la couche', en: 'Layer name' }
  },
  recognise: recogniseWfs,
  load: () => import('./read').then((m) => m.wfsReader)
} as const satisfies SourceKind<'wfs', WfsSource>;
