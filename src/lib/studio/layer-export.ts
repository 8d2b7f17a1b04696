import type { About } from '../core/export/kind';
import type { ExportKind } from '../core/export/registry';
import { tableOfView } from '../core/document/keys';
import type { LayerId, LayerSpec } from '../core/document/document';
import { bad, type Outcome } from '../core/problems/problem';
import type { Language } from '../core/wording';
import type { WorkerPool } from '../workers/pool';

export interface LayerExportPorts {
  pool: Pick<WorkerPool, 'call'>;
  layer(id: LayerId): LayerSpec | undefined;
  /** its table, filtered or not; null while it has none */
  table(id: LayerId): string | null;
}

/** Data of layers as files: the rows that the map shows, filtered as they are there, whatever the camera sees. */
export class LayerExport {
  constructor(private readonly ports: LayerExportPorts) {}

  file(id: LayerId, format: ExportKind, about: About, language: Language): Promise<Outcome<Blob>> {
    const [layer, table] = [this.ports.layer(id), this.ports.table(id)];
    if (!layer || table === null)
      return Promise.resolve(bad({ code: 'internal', facts: { where: 'export', detail: `no table of ${id}` } }));
    return this.ports.pool.call('export', { table: tableOfView(table), where: layer.where, format, about, language });
  }
}
