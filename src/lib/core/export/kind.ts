import type { FeatureTable } from '../table/table';
import type { Language, Wording } from '../wording';

/** What a file says of itself. */
export interface About {
  name: string;
  /** producers and licences, in a line */
  sources: string;
  /** how a crossing made it, what lacks; '' where nothing is to be said */
  note: string;
}

/** A format that a layer's data are saved in: a folder under `export/` and a line in `registry.ts`. */
export interface ExportFormat<K extends string> {
  kind: K;
  /** of the file, without its dot */
  extension: string;
  type: string;
  /** in a menu: « Télécharger en GeoJSON » */
  words: Wording;
  load(): Promise<{
    /** the text of the file, in pieces; rows and columns in their order, longitude and latitude in degrees (WGS 84) */
    write(table: FeatureTable, about: About, language: Language): string[];
  }>;
}
