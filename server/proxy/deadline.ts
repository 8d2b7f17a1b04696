import { heeding } from '../../src/lib/core/net/heeding';

/** The end that one answer is given: so many seconds, or the asker going away. */
export class Deadline {
  /** whether time was what ran out */
  late = false;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** the same work, given up at the end */
  readonly heed = heeding(this.#stop.signal);

  constructor(
    seconds: number,
    private readonly asker: AbortSignal
  ) {
    this.#timer = setTimeout(() => {
      this.late = true;
      this.stop();
    }, seconds * 1000);
    asker.addEventListener('abort', this.stop, { once: true });
    if (asker.aborted) this.stop();
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
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
