import type { Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** Longest tasks of a page's main thread, in ms: by the clock, and by the processor's time spent in it. */
export interface PageTasks {
  clock: number;
  processor: number;
}

/**
 * Watches the main thread while `act` runs, by Chromium's own trace. The clock also counts the time for which the
 * system gave the processor to somebody else (workers, software WebGL, the servers of this machine), of which a task
 * can do nothing; the processor's time is what the page itself asked for.
 */
export async function pageTasks(page: Page, act: () => Promise<void>): Promise<PageTasks> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] }
  });
  await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const mains = new Set(
    events
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`)
  );
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && mains.has(`${event.pid}:${event.tid}`));
  if (tasks.length === 0) throw new Error('The trace tells of no task of the page');
  const longest = (of: (event: TraceEvent) => number | undefined): number =>
    tasks.reduce((most, event) => Math.max(most, (of(event) ?? 0) / 1000), 0);
  return { clock: longest((event) => event.dur), processor: longest((event) => event.tdur) };
}
