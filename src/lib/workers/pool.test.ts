import { afterEach, describe, expect, it, vi } from 'vitest';
import { good } from '../core/problems/problem';
import type { TableProfile } from '../core/table/profile';
import type { FeatureTable } from '../core/table/table';
import type { Channel } from './client';
import { serve, type HostScope } from './host';
import { WorkerPool } from './pool';
import type { ReadArgs } from './protocol';
import { receiveTables, TableSender } from './table-port';

const opened: MessagePort[] = [];
const args = { table: 't' } as ReadArgs;

/** The page's side of a worker in this process; `start` is given the worker's own side. */
function channel(start: (scope: HostScope) => void): Channel & MessagePort {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  start(port2 as unknown as HostScope);
  return port1 as unknown as Channel & MessagePort;
}

/** A pool of one reader, which sends an empty table, and a keeper that may be deaf or die. */
function poolOf(deaf: (life: number) => boolean) {
  const kept: number[] = [];
  let life = 0;
  let keeper: Channel | null = null;
  let evictions = 0;
  let sent = 0;
  const reader = (): Channel =>
    channel((scope) => {
      let sender: TableSender | null = null;
      serve(
        scope,
        {
          read: async () => {
            const arrival = sender?.send({ id: 't', columns: [] } as unknown as FeatureTable);
            sent++;
            await arrival;
            return { outcome: good({ rows: 0 } as TableProfile) };
          }
        },
        (port) => {
          sender?.close();
          sender = new TableSender(port);
          opened.push(port);
        }
      );
    });
  const keep = (): Channel => {
    const mine = ++life;
    return (keeper = channel((scope) =>
      serve(scope, {}, (port) => {
        opened.push(port);
        if (!deaf(mine))
          receiveTables(
            port,
            () => kept.push(mine),
            () => kept.pop()
          );
      })
    ));
  };
  const pool = new WorkerPool({ reader, keeper: keep }, 1, () => evictions++);
  return {
    pool,
    kept,
    kill: () => keeper?.onerror?.({ message: 'out of memory' }),
    evictions: () => evictions,
    sent: () => sent
  };
}

afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

describe('worker pool', () => {
  it('starts a dead keeper again before a reading, whose table reaches it', async () => {
    const { pool, kept, kill, evictions } = poolOf(() => false);
    expect(await pool.call('read', args)).toMatchObject({ ok: true });
    kill();
    expect(evictions()).toBe(1);
    expect(await pool.call('read', args)).toMatchObject({ ok: true });
    expect(kept).toEqual([1, 2]);
  });

  it('answers a reading whose table was on its way when the keeper died', async () => {
    const { pool, kept, kill, sent } = poolOf((life) => life === 1);
    const lost = pool.call('read', args);
    await vi.waitFor(() => expect(sent()).toBe(1));
    kill();
    expect(await pool.call('read', args)).toMatchObject({ ok: true });
    expect(await lost).toMatchObject({ problem: { code: 'internal', facts: { where: 'keeper' } } });
    expect(kept).toEqual([2]);
  });
});
