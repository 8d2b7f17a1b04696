import KeeperWorker from './keeper.worker?worker';
import ReaderWorker from './reader.worker?worker';
import type { Channel } from './client';
import { WorkerPool } from './pool';

/** Readers at once: more would only share the same cores and the same hosts. */
const readers = 2;

/** The page's workers. */
export function spawnWorkers(evicted: () => void): WorkerPool {
  return new WorkerPool(
    { reader: () => new ReaderWorker() as Channel, keeper: () => new KeeperWorker() as Channel },
    readers,
    evicted
  );
}
