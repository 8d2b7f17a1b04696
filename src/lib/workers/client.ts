import type { Outcome } from '../core/problems/problem';
import type { ReadProgress } from '../core/sources/kind';
import type { CallName, Calls, FromWorker, ToWorker } from './protocol';

/** What a client speaks through: a Worker, or one side of a MessageChannel in tests. */
export interface Channel {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  /** a worker that died (uncaught error, failed to load) */
  onerror?: ((event: { message?: string; preventDefault?(): void }) => void) | null;
  terminate?(): void;
}

export interface CallOptions {
  signal?: AbortSignal;
  progress?(progress: ReadProgress): void;
}

interface Pending {
  settle(outcome: Outcome<unknown>): void;
  progress?(progress: ReadProgress): void;
}

/**
 * Typed calls to one worker. Every call is settled: by its reply, at once by its abort, or as `internal` when the
 * worker dies; a dead worker is replaced at the next call.
 */
export class WorkerClient {
  #channel: Channel | null = null;
  #pending = new Map<number, Pending>();
  #next = 1;
  #born = 0;

  constructor(
    private readonly spawn: () => Channel,
    private readonly on: { restarted?(client: WorkerClient): void; died?(): void } = {}
  ) {}

  /** calls under way */
  get busy(): number {
    return this.#pending.size;
  }

  call<N extends CallName>(name: N, args: Calls[N][0], options: CallOptions = {}): Promise<Outcome<Calls[N][1]>> {
    const { signal } = options;
    return new Promise((resolve) => {
      const aborted: Outcome<Calls[N][1]> = { ok: false, problem: { code: 'aborted', facts: {} } };
      if (signal?.aborted) return resolve(aborted);
      const channel = this.#open();
      const id = this.#next++;
      const abort = (): void => {
        this.#pending.delete(id);
        channel.postMessage({ type: 'abort', id });
        resolve(aborted);
      };
      this.#pending.set(id, {
        settle: (outcome) => {
          this.#pending.delete(id);
          signal?.removeEventListener('abort', abort);
          resolve(outcome as Outcome<Calls[N][1]>);
        },
        progress: options.progress
      });
      signal?.addEventListener('abort', abort, { once: true });
      channel.postMessage({ type: 'call', id, name, args });
    });
  }

  /** Starts the worker again when it died. */
  wake(): void {
    this.#open();
  }

  /** Hands a port to the worker. */
  givePort(port: MessagePort): void {
    this.#open().postMessage({ type: 'port', port }, [port]);
  }

  /** Ends the worker; calls under way are settled as aborted. */
  close(): void {
    this.#channel?.terminate?.();
    this.#channel = null;
    for (const pending of [...this.#pending.values()])
      pending.settle({ ok: false, problem: { code: 'aborted', facts: {} } });
  }

  #open(): Channel {
    if (this.#channel) return this.#channel;
    const channel = this.spawn();
    this.#channel = channel;
    channel.onmessage = ({ data }) => {
      const pending = this.#pending.get(data.id);
      if (!pending) return;
      if (data.type === 'progress') pending.progress?.(data.progress);
      else pending.settle(data.outcome);
    };
    channel.onerror = (event) => {
      event.preventDefault?.();
      if (this.#channel !== channel) return;
      channel.terminate?.();
      this.#channel = null;
      const detail = event.message ?? 'worker died';
      for (const pending of [...this.#pending.values()])
        pending.settle({ ok: false, problem: { code: 'internal', facts: { where: 'worker', detail } } });
      this.on.died?.();
    };
    if (this.#born++ > 0) this.on.restarted?.(this);
    return channel;
  }
}
