/**
 * The end that one answer is given: so many seconds, or the asker going away. A timer and a promise of its own, since
 * undici holds the controller of a request weakly: once the garbage collector has been by, a signal stops nothing.
 */
export class Deadline {
  /** whether time was what ran out */
  late = false;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #stopped: Promise<never>;

  constructor(
    seconds: number,
    private readonly asker: AbortSignal
  ) {
    this.#timer = setTimeout(() => {
      this.late = true;
      this.stop();
    }, seconds * 1000);
    this.#stopped = new Promise((_, reject) => {
      this.#stop.signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    });
    // nobody may be waiting
    this.#stopped.catch(() => undefined);
    asker.addEventListener('abort', this.stop, { once: true });
    if (asker.aborted) this.stop();
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** The same work, given up at the end. */
  heed<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#stopped]);
  }

  readonly stop = (): void => {
    this.done();
    this.#stop.abort();
  };

  /** All came in time: nothing is to be stopped any more. */
  done(): void {
    clearTimeout(this.#timer);
    this.asker.removeEventListener('abort', this.stop);
  }
}
