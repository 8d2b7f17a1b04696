import { expect, it } from 'vitest';
import { IdleWatch } from './idle.svelte';

/** Lets what is queued run. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function watch(): { idle: IdleWatch; shown: string[]; busy: { now: boolean } } {
  const shown: string[] = [];
  const busy = { now: false };
  const idle = new IdleWatch({
    busy: () => busy.now,
    drawn: () => Promise.resolve(),
    show: (status) => shown.push(status)
  });
  return { idle, shown, busy };
}

it('says loading in the very task that starts work, idle once nothing is busy', async () => {
  const { idle, shown, busy } = watch();
  busy.now = true;
  idle.touch();
  expect(shown).toEqual(['loading']);
  await turn();
  expect(shown).toEqual(['loading']);
  busy.now = false;
  idle.settle();
  await turn();
  expect(shown).toEqual(['loading', 'idle']);
});

it('is loading while work goes on that no row shows, even work that fails', async () => {
  const { idle, shown } = watch();
  let end: () => void = () => undefined;
  const work = idle.during(new Promise<void>((_, reject) => (end = () => reject(new Error('no')))));
  expect(shown).toEqual(['loading']);
  await turn();
  expect(shown).toEqual(['loading']);
  end();
  await expect(work).rejects.toThrow('no');
  await turn();
  expect(shown).toEqual(['loading', 'idle']);
});

it('tells once something holds, as soon as what made it so has begun or ended', async () => {
  const { idle } = watch();
  const [told, state] = [[] as string[], { ready: false }];
  void idle.until(() => state.ready).then(() => told.push('ready'));
  void idle.until(() => true).then(() => told.push('already'));
  await turn();
  expect(told).toEqual(['already']);
  state.ready = true;
  await turn();
  expect(told).toEqual(['already']);
  idle.settle();
  await turn();
  expect(told).toEqual(['already', 'ready']);
});
