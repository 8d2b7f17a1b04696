/**
 * Gives work up when a signal aborts, whatever the work makes of that signal. Browsers end a `fetch` that is aborted;
 * Node's holds the controller of a request weakly, and after the garbage collector has been by nothing ends it.
 */
export function heeding(signal: AbortSignal): <T>(work: Promise<T>) => Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    const end = (): void => reject(new Error('aborted'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  // nobody may be waiting
  aborted.catch(() => undefined);
  return (work) => Promise.race([work, aborted]);
}
