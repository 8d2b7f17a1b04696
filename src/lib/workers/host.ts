import { caught, type Outcome } from '../core/problems/problem';
import type { ReadProgress } from '../core/sources/kind';
import type { CallName, Calls, FromWorker, ToWorker } from './protocol';

/** The worker's side: `self`, or one side of a MessageChannel in tests. */
export interface HostScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

export interface HandlerContext {
  signal: AbortSignal;
  progress(progress: ReadProgress): void;
  /** call inside loops over rows: lets an abort be heard about every 8 ms, and throws when there was one */
  breathe(): Promise<void>;
}

/** A reply and the buffers that leave with it. */
export interface Answer<T> {
  outcome: Outcome<T>;
  transfer?: Transferable[];
}

export type Handlers = {
  [N in CallName]?: (args: Calls[N][0], context: HandlerContext) => Promise<Answer<Calls[N][1]>>;
};

const sliceMilliseconds = 8;
/** what a row's bar can show, and no more messages than that: an answer comes in thousands of pieces */
const progressMilliseconds = 100;

/** Yields to the message queue; quicker than setTimeout, which browsers slow down to 4 ms when nested. */
function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Answers calls until the worker ends. A reply always comes: value, problem or `aborted`. */
export function serve(
  scope: HostScope,
  handlers: Handlers,
  onPort: (port: MessagePort) => void = () => undefined
): void {
  const running = new Map<number, AbortController>();
  const reply = (id: number, outcome: Outcome<unknown>, transfer: Transferable[] = []): void =>
    scope.postMessage({ type: 'reply', id, outcome }, transfer);

  const run = async (id: number, name: CallName, args: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    let slice = performance.now();
    const steps = paced<ReadProgress>(progressMilliseconds, (progress) =>
      scope.postMessage({ type: 'progress', id, progress }, [])
    );
    const context: HandlerContext = {
      signal: controller.signal,
      progress: steps.tell,
      breathe: async () => {
        if (performance.now() - slice > sliceMilliseconds) {
          await nextMessage();
          slice = performance.now();
        }
        controller.signal.throwIfAborted();
      }
    };
    try {
      const handler = handlers[name] as
        ((args: unknown, context: HandlerContext) => Promise<Answer<unknown>>) | undefined;
      if (!handler)
        return reply(id, { ok: false, problem: { code: 'internal', facts: { where: name, detail: 'no such call' } } });
      const answer = await handler(args, context);
      reply(id, controller.signal.aborted ? caught(abortError(), name) : answer.outcome, answer.transfer);
    } catch (error) {
      reply(id, caught(error, name));
    } finally {
      steps.end();
      running.delete(id);
    }
  };

  scope.onmessage = ({ data }) => {
    if (data.type === 'call') void run(data.id, data.name, data.args);
    else if (data.type === 'abort') running.get(data.id)?.abort(abortError());
    else onPort(data.port);
  };
}

/** Tells at once, then the latest of what comes once a while; `end` drops what is still to be told. */
function paced<T>(milliseconds: number, say: (latest: T) => void): { tell(latest: T): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let next: { latest: T } | null = null;
  const turn = (): void => {
    timer = null;
    if (!next) return;
    say(next.latest);
    next = null;
    timer = setTimeout(turn, milliseconds);
  };
  return {
    tell(latest) {
      next = { latest };
      if (timer === null) turn();
    },
    end() {
      if (timer !== null) clearTimeout(timer);
      next = null;
    }
  };
}

function abortError(): Error {
  const error = new Error('aborted');
  error.name = 'AbortError';
  return error;
}
