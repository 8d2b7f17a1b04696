import { csvFormat } from './csv';
import { geojsonFormat } from './geojson';

/** Every format that data are saved in, in the order of the menu. */
export const exportFormats = [geojsonFormat, csvFormat] as const;

export type ExportKind = (typeof exportFormats)[number]['kind'];

/** The format of a kind. */
export const exportFormat = (kind: ExportKind): (typeof exportFormats)[number] =>
  exportFormats.find((format) => format.kind === kind) as (typeof exportFormats)[number];
