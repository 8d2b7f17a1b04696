import { ProblemError } from '../core/problems/problem';
import type { FeatureTable, TableId } from '../core/table/table';
import { transferOfTable } from '../core/table/transfer';

type ToKeeper = { id: number; table: FeatureTable } | { forget: TableId };
type FromKeeper = { id: number };

/** Reader's end of the port to the keeper: sends tables and waits until they are kept. */
export class TableSender {
  #next = 1;
  #waiting = new Map<number, { kept(): void; lost(): void }>();

  constructor(private readonly port: MessagePort) {
    port.onmessage = ({ data }: MessageEvent<FromKeeper>) => {
      this.#waiting.get(data.id)?.kept();
      this.#waiting.delete(data.id);
    };
  }

  /** Transfers a table (its buffers are detached here); resolves once the keeper has it, rejects when it died. */
  send(table: FeatureTable): Promise<void> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const problem = { code: 'internal' as const, facts: { where: 'keeper', detail: 'died while receiving a table' } };
      this.#waiting.set(id, { kept: resolve, lost: () => reject(new ProblemError(problem)) });
      this.port.postMessage({ id, table } satisfies ToKeeper, transferOfTable(table));
    });
  }

  /** Takes a table back that nobody waited for any more when it arrived. */
  forget(table: TableId): void {
    this.port.postMessage({ forget: table } satisfies ToKeeper);
  }

  /** The keeper died, another takes its place: what it never acknowledged is lost. */
  close(): void {
    for (const { lost } of this.#waiting.values()) lost();
    this.#waiting.clear();
    this.port.close();
  }
}

/** Keeper's end of a reader's port. */
export function receiveTables(
  port: MessagePort,
  keep: (table: FeatureTable) => void,
  forget: (table: TableId) => void
): void {
  port.onmessage = ({ data }: MessageEvent<ToKeeper>) => {
    if ('forget' in data) return forget(data.forget);
    keep(data.table);
    port.postMessage({ id: data.id } satisfies FromKeeper);
  };
}
