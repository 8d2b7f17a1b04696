/** The keeper worker in a thread of Node: its scope is that of a browser's worker, as far as it looks. */
import { parentPort } from 'node:worker_threads';

const port = parentPort;
if (!port) throw new Error('to be run as a thread');
const scope = Object.assign(globalThis, {
  self: globalThis,
  postMessage: (message: unknown) => port.postMessage(message),
  onmessage: null as ((event: { data: unknown }) => void) | null
});
await import('../src/lib/workers/keeper.worker');
port.on('message', (data: unknown) => scope.onmessage?.({ data }));
