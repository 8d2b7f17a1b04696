import type { LayerId, LayerSpec, MapDocument } from '../core/document/document';
import type { Shape } from '../core/marks/marks';
import type { Problem } from '../core/problems/problem';
import type { Theme } from '../core/styles/kind';
import type { StyleSpec } from '../core/styles/schema';
import type { TableProfile } from '../core/table/profile';
import type { Bbox } from '../core/table/table';
import type { Language } from '../core/wording';
import type { RuntimeStore } from '../state/runtime.svelte';
import type { WorkerPool } from '../workers/pool';
import type { SiteArgs } from '../workers/protocol';

/** What the layers need from the studio around them. */
export interface LayersPorts {
  pool: Pick<WorkerPool, 'call'>;
  runtimes: RuntimeStore;
  document(): MapDocument;
  theme(): Theme;
  language(): Language;
  baseUrl: string;
  limits(): Omit<SiteArgs, 'baseUrl'>;
  /** features up to which a source is read whole */
  wholeLimit(): number;
  /** what the map shows: ground in degrees, MapLibre's zoom; null before there is a map */
  camera(): Camera | null;
  /** may this layer call its hosts: a problem when refused, 'wait' while a person is asked */
  gate(layer: LayerSpec): Problem | 'wait' | null;
  file(hash: string): Promise<Blob | null>;
  /** automatic cartography: best style of a layer just read, and the place that suits it */
  choose(layer: LayerSpec, profile: TableProfile): StyleSpec | null;
  /** writes an automatic style into the document, as part of the step that called for it */
  adopt(id: LayerId, style: StyleSpec): void;
  hasShape(id: string): boolean;
  putShape(shape: Shape): Promise<void>;
  dropShape(id: string): void;
  /** marks, problems or phases changed: redraw */
  changed(): void;
  /** a layer shows other rows than before: numbers of rows mean others now */
  replaced(id: LayerId): void;
  /** a layer is drawn for the first time */
  arrived(id: LayerId): void;
}

/** Ground that the map shows (degrees), and MapLibre's zoom. */
export interface Camera {
  bbox: Bbox;
  zoom: number;
}
