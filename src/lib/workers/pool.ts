import type { Outcome } from '../core/problems/problem';
import { WorkerClient, type CallOptions, type Channel } from './client';
import type { CallName, Calls } from './protocol';

const readerNames: readonly CallName[] = ['read', 'count', 'plan', 'identify', 'discover', 'geocode'];

export interface Spawners {
  reader(): Channel;
  keeper(): Channel;
}

/**
 * Two kinds of workers behind one `call`: readers (stateless: fetch, parse, project) and one keeper (owns tables,
 * compiles, crosses, describes). Tables go from reader to keeper by their own port, never through the page.
 */
export class WorkerPool {
  #readers: WorkerClient[];
  #keeper: WorkerClient;

  /** `evicted` is told when the keeper died: every table is gone and to be read again. */
  constructor(spawners: Spawners, readers: number, evicted: () => void) {
    this.#keeper = new WorkerClient(spawners.keeper, {
      restarted: () => this.#readers.forEach((reader) => this.#connect(reader)),
      died: evicted
    });
    this.#readers = Array.from(
      { length: readers },
      () => new WorkerClient(spawners.reader, { restarted: (client) => this.#connect(client) })
    );
    for (const reader of this.#readers) this.#connect(reader);
  }

  call<N extends CallName>(name: N, args: Calls[N][0], options: CallOptions = {}): Promise<Outcome<Calls[N][1]>> {
    if (!readerNames.includes(name)) return this.#keeper.call(name, args, options);
    // a reader hands its table to the keeper: were that one dead, the reading would wait for ever
    this.#keeper.wake();
    const idlest = this.#readers.reduce((a, b) => (b.busy < a.busy ? b : a));
    return idlest.call(name, args, options);
  }

  close(): void {
    for (const client of [...this.#readers, this.#keeper]) client.close();
  }

  #connect(reader: WorkerClient): void {
    const { port1, port2 } = new MessageChannel();
    this.#keeper.givePort(port1);
    reader.givePort(port2);
  }
}
