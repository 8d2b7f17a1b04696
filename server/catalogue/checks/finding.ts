import type { CatalogueEntry } from '../../../src/lib/core/catalogue/entry';
import type { ReadContext } from '../../../src/lib/core/sources/kind';
import type { Bbox, FeatureTable } from '../../../src/lib/core/table/table';

/** What is looked at, in the order of the report. */
export const checkNames = [
  'answers',
  'listed',
  'columns',
  'places',
  'counts',
  'cors',
  'pictures',
  'freshness',
  'questions'
] as const;
export type CheckName = (typeof checkNames)[number];

/** What one check showed. `ok` null: nothing to check, or a remark that makes no failure. */
export interface Finding {
  check: CheckName;
  ok: boolean | null;
  said: string;
}

/** A place where features are looked for: its name, and a box of some kilometres around it in degrees. */
export interface Place {
  name: string;
  bbox: Bbox;
}

export interface CheckContext extends Pick<ReadContext, 'net' | 'assets' | 'baseUrl'> {
  places: readonly Place[];
  /** INSEE codes of the région and the département that counts are asked for */
  territories: { reg: string; dep: string };
  /** origin that a page of the studio would have, to see whether it may read */
  origin: string;
  timeoutSeconds: number;
}

/** What the reading of an entry over the places gave: shared by several checks. */
export interface Sample {
  table: FeatureTable | null;
  /** features by place, in the order of the places; null where it was not read */
  rows: (number | null)[];
  /** why nothing was read */
  failed: string | null;
}

const around = (name: string, lon: number, lat: number): Place => ({
  name,
  bbox: [lon - 0.03, lat - 0.02, lon + 0.03, lat + 0.02]
});

/** A city, the country, and the coast: what is nowhere to be found there deserves a look. */
export const usualPlaces: readonly Place[] = [
  around('Bordeaux', -0.58, 44.84),
  around('Guéret', 1.87, 46.17),
  around('La Rochelle', -1.15, 46.16)
];

/** Names under which a service lists an entry's layers; empty for kinds that list none. */
export function layersOf({ source }: CatalogueEntry): string[] {
  switch (source.kind) {
    case 'wfs':
      return [source.typeName];
    case 'wms':
      return source.layers;
    case 'wmts':
    case 'vector-tiles':
      return [source.layer];
    case 'ogc-features':
      return [source.collection];
    case 'opendatasoft':
    case 'data-fair':
      return [source.dataset];
    default:
      return [];
  }
}
