import type { Outcome } from '../problems/problem';

/**
 * Runs a task that is called off after some seconds (it then ends as its own `aborted`), or with `signal`.
 */
export async function within<T>(
  seconds: number,
  signal: AbortSignal,
  task: (signal: AbortSignal) => Promise<Outcome<T>>
): Promise<Outcome<T>> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(stop, seconds * 1000);
  try {
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
