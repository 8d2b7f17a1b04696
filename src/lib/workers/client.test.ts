import { afterEach, describe, expect, it } from 'vitest';
import { bad, good } from '../core/problems/problem';
import type { TableProfile } from '../core/table/profile';
import { WorkerClient, type Channel } from './client';
import { serve, type Handlers, type HostScope } from './host';

const profile = { table: 't', rows: 3 } as TableProfile;
const ports: MessagePort[] = [];

/** A client and its worker over a MessageChannel in this process. */
function pair(handlers: Handlers): { client: WorkerClient; kill(): void; born(): number } {
  let channel: (Channel & MessagePort) | null = null;
  let born = 0;
  const client = new WorkerClient(() => {
    born++;
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    serve(port2 as unknown as HostScope, handlers);
    channel = port1 as unknown as Channel & MessagePort;
    return channel;
  });
  return { client, kill: () => channel?.onerror?.({ message: 'out of memory' }), born: () => born };
}

const args = { table: 't', where: null };

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('worker protocol', () => {
  it('answers a call with its value, and reports progress on the way', async () => {
    const { client } = pair({
      profile: async (_, { progress }) => {
        progress({ features: 1, total: 3, bytes: 10 });
        return { outcome: good(profile) };
      }
    });
    const seen: number[] = [];
    const outcome = await client.call('profile', args, { progress: (p) => seen.push(p.features) });
    expect(outcome).toEqual(good(profile));
    expect(seen).toEqual([1]);
    expect(client.busy).toBe(0);
  });

  it('tells of progress once a while, the latest of it, however many pieces an answer comes in', async () => {
    let heard: () => void = () => undefined;
    const latest = new Promise<void>((resolve) => (heard = resolve));
    const { client } = pair({
      profile: async (_, { progress }) => {
        for (let features = 1; features <= 5000; features++) progress({ features, total: 5000, bytes: 0 });
        await latest;
        return { outcome: good(profile) };
      }
    });
    const seen: number[] = [];
    const progress = ({ features }: { features: number }): void => {
      seen.push(features);
      if (features === 5000) heard();
    };
    await client.call('profile', args, { progress });
    expect(seen).toEqual([1, 5000]);
  });

  it('turns a thrown bug into a problem, and an unknown call too', async () => {
    const { client } = pair({
      profile: async () => {
        throw new TypeError('no such thing');
      }
    });
    expect(await client.call('profile', args)).toMatchObject({
      problem: { code: 'internal', facts: { where: 'profile' } }
    });
    expect(await client.call('drop', { tables: [] })).toMatchObject({ problem: { code: 'internal' } });
  });

  it('settles an aborted call at once, and lets the worker hear it inside a busy loop', async () => {
    let rounds = 0;
    let stopped: (value: string) => void = () => undefined;
    const heard = new Promise<string>((resolve) => (stopped = resolve));
    const { client } = pair({
      profile: async (_, { breathe }) => {
        try {
          for (;;) {
            rounds++;
            await breathe();
          }
        } catch (error) {
          stopped((error as Error).name);
          throw error;
        }
      }
    });
    const controller = new AbortController();
    const call = client.call('profile', args, { signal: controller.signal });
    controller.abort();
    expect(await call).toEqual(bad({ code: 'aborted', facts: {} }));
    expect(await heard).toBe('AbortError');
    expect(rounds).toBeGreaterThan(0);
  });

  it('settles every call of a worker that dies, and starts another for the next call', async () => {
    const { client, kill, born } = pair({
      profile: ({ table }) =>
        table === 'hang' ? new Promise(() => undefined) : Promise.resolve({ outcome: good(profile) })
    });
    const lost = client.call('profile', { table: 'hang', where: null });
    kill();
    expect(await lost).toMatchObject({ problem: { code: 'internal', facts: { detail: 'out of memory' } } });
    expect(await client.call('profile', args)).toEqual(good(profile));
    expect(born()).toBe(2);
  });

  it('detaches the buffers it sends', async () => {
    const bytes = new Uint8Array(8);
    const { client } = pair({
      profile: async () => ({
        outcome: good({ ...profile, bytes } as unknown as TableProfile),
        transfer: [bytes.buffer]
      })
    });
    await client.call('profile', args);
    expect(bytes.byteLength).toBe(0);
  });
});
