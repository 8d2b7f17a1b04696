import type { CDPSession, Page } from '@playwright/test';

interface HeapUsage {
  usedSize: number;
  /** bytes of array buffers */
  backingStorageSize: number;
}

/** What a page and its workers hold once the garbage is gone: DOM nodes, MB of objects, MB of array buffers. */
export interface Held {
  nodes: number;
  objects: number;
  buffers: number;
}

interface WorkerReply {
  sessionId: string;
  message: string;
}

export interface MemoryMeter {
  held(): Promise<Held>;
  /** value of an expression in each worker */
  inWorkers(expression: string): Promise<unknown[]>;
}

/** Counts the buffers and textures that a page holds on the GPU; to be called before it opens. */
export const watchGpu = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const live = { gpuBuffers: 0, textures: 0 };
    const gl = WebGL2RenderingContext.prototype;
    const watch = (
      make: 'createBuffer' | 'createTexture',
      drop: 'deleteBuffer' | 'deleteTexture',
      what: keyof typeof live
    ): void => {
      const [made, dropped] = [gl[make], gl[drop]] as unknown as [() => unknown, (x: unknown) => void];
      Object.assign(gl, {
        [make](this: unknown) {
          live[what]++;
          return made.call(this);
        },
        [drop](this: unknown, x: unknown) {
          if (x) live[what]--;
          dropped.call(this, x);
        }
      });
    };
    watch('createBuffer', 'deleteBuffer', 'gpuBuffers');
    watch('createTexture', 'deleteTexture', 'textures');
    Object.assign(window, { live });
  });

/** What `watchGpu` counted. */
export const liveOnGpu = (page: Page): Promise<{ gpuBuffers: number; textures: number }> =>
  page.evaluate(() => ({ ...(window as unknown as { live: { gpuBuffers: number; textures: number } }).live }));

/** Measures the memory of a page and of its workers through the DevTools protocol. */
export async function memoryMeter(page: Page): Promise<MemoryMeter> {
  const session = await page.context().newCDPSession(page);
  const workers = new Set<string>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  await session.send('Performance.enable');
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const inWorkers = (expression: string): Promise<unknown[]> =>
    Promise.all(
      [...workers].map(async (worker) => {
        const params = { expression, returnByValue: true };
        const answer = (await ask(session, worker, 'Runtime.evaluate', params)) as { result: { value?: unknown } };
        return answer.result.value;
      })
    );
  const held = async (): Promise<Held> => {
    await session.send('HeapProfiler.collectGarbage');
    const own = (await session.send('Runtime.getHeapUsage')) as HeapUsage;
    const all = [own];
    for (const worker of workers) {
      await ask(session, worker, 'HeapProfiler.collectGarbage');
      all.push((await ask(session, worker, 'Runtime.getHeapUsage')) as HeapUsage);
    }
    const { metrics } = await session.send('Performance.getMetrics');
    return {
      nodes: metrics.find((m) => m.name === 'Nodes')!.value,
      objects: sum(all.map((usage) => usage.usedSize)),
      buffers: sum(all.map((usage) => usage.backingStorageSize))
    };
  };
  return { held, inWorkers };
}

const sum = (bytes: number[]): number => bytes.reduce((a, b) => a + b, 0) / 1e6;

let calls = 0;

async function ask(session: CDPSession, worker: string, method: string, params: object = {}): Promise<unknown> {
  const id = ++calls;
  const answer = new Promise<unknown>((resolve) => {
    const listen = ({ sessionId, message }: WorkerReply): void => {
      const reply = JSON.parse(message) as { id?: number; result?: unknown };
      if (sessionId !== worker || reply.id !== id) return;
      session.off('Target.receivedMessageFromTarget', listen);
      resolve(reply.result);
    };
    session.on('Target.receivedMessageFromTarget', listen);
  });
  await session.send('Target.sendMessageToTarget', {
    sessionId: worker,
    message: JSON.stringify({ id, method, params })
  });
  return answer;
}
