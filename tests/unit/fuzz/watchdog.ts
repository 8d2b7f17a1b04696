import { Worker } from 'node:worker_threads';

/**
 * Ends the process when it stands still: a reader that never returns could not be told otherwise, since nothing else
 * runs meanwhile. Says on stderr which input it was.
 */
export function startWatchdog(seconds: number): { beat(input: number): void; stop(): Promise<number> } {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const code = `
    const { workerData } = require('node:worker_threads');
    const { writeSync } = require('node:fs');
    let last = -1;
    let since = Date.now();
    setInterval(() => {
      const now = Atomics.load(workerData.shared, 0);
      if (now !== last) { last = now; since = Date.now(); return; }
      if (Date.now() - since < workerData.seconds * 1000) return;
      writeSync(2, 'fuzz: input ' + now + ' has been read for ' + workerData.seconds + ' s\\n');
      process.kill(process.pid, 'SIGKILL');
    }, 500);
  `;
  const worker = new Worker(code, { eval: true, workerData: { shared, seconds } });
  worker.unref();
  return { beat: (input) => void Atomics.store(shared, 0, input), stop: () => worker.terminate() };
}
