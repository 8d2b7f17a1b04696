import { heeding } from './heeding';

const wholeAnswerFactor = 15;

/** Aborts a request when the caller does, when nothing is heard for a while, or when it lasts too long. */
export class Watch {
  late = false;
  readonly #controller = new AbortController();
  readonly #seconds: number;
  readonly #caller: AbortSignal;
  #silence: ReturnType<typeof setTimeout>;
  readonly #whole: ReturnType<typeof setTimeout>;
  readonly #onCaller = (): void => this.#controller.abort();
  /** the same work, given up when the request is */
  readonly heed = heeding(this.#controller.signal);

  /** `seconds` of silence end it; the whole answer may take 15 times that. */
  constructor(seconds: number, caller: AbortSignal) {
    this.#seconds = seconds;
    this.#caller = caller;
    caller.addEventListener('abort', this.#onCaller, { once: true });
    if (caller.aborted) this.#controller.abort();
    this.#silence = setTimeout(this.#expire, seconds * 1000);
    this.#whole = setTimeout(this.#expire, seconds * 1000 * wholeAnswerFactor);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(this.#expire, this.#seconds * 1000);
  }

  /** Ends the watch; what is left of an answer that was not read to its end (too large, refused) is called off. */
  stop(): void {
    this.#controller.abort();
    clearTimeout(this.#silence);
    clearTimeout(this.#whole);
    this.#caller.removeEventListener('abort', this.#onCaller);
  }

  readonly #expire = (): void => {
    this.late = true;
    this.#controller.abort();
  };
}

/** Waits; false when aborted meanwhile. */
export function waited(seconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(!signal.aborted);
    };
    const timer = setTimeout(end, seconds * 1000);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
