/** A host asked to be spared: nothing is sent to it before `until` (milliseconds since 1970). */
export interface Penalty {
  host: string;
  until: number;
}

/** Tells other nets of the same page (the other reader, other tabs) of penalties, and hears of theirs. */
export interface PenaltyPort {
  tell(penalty: Penalty): void;
  hear(listener: (penalty: Penalty) => void): void;
}

/** answers in a row after which a host that was spared gets one more request at a time */
const recoverAfter = 10;
/** no peer makes anyone wait longer, whatever its clock says */
const longestPause = 60_000;

interface Host {
  running: number;
  /** requests at a time */
  limit: number;
  /** nothing is sent before, milliseconds since 1970 */
  until: number;
  answers: number;
  waiting: (() => void)[];
  timer: ReturnType<typeof setTimeout> | null;
}

/**
 * Requests at a time, host by host, first come first served. A host that says it is overloaded gets half as many at a
 * time, down to one, none before it said so, and recovers by one after ten answers.
 */
export class HostQueue {
  readonly #hosts = new Map<string, Host>();

  constructor(
    private readonly most: number,
    private readonly peers?: PenaltyPort
  ) {
    peers?.hear(({ host, until }) => this.#spare(host, Math.min(until, Date.now() + longestPause)));
  }

  /** Waits for a place; what is returned gives it back. Null when aborted meanwhile. */
  enter(name: string, signal: AbortSignal): Promise<(() => void) | null> {
    if (signal.aborted) return Promise.resolve(null);
    const host = this.#host(name);
    return new Promise((resolve) => {
      const begin = (): void => {
        signal.removeEventListener('abort', giveUp);
        host.running++;
        resolve(() => {
          host.running--;
          this.#pump(name, host);
        });
      };
      const giveUp = (): void => {
        host.waiting = host.waiting.filter((waiter) => waiter !== begin);
        this.#pump(name, host);
        resolve(null);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      host.waiting.push(begin);
      this.#pump(name, host);
    });
  }

  /** The host answered. */
  answered(name: string): void {
    const host = this.#hosts.get(name);
    if (!host || host.limit >= this.most || ++host.answers < recoverAfter) return;
    host.answers = 0;
    host.limit++;
    this.#pump(name, host);
  }

  /** The host is overloaded: nothing more for so many seconds, and less at a time from then on. */
  overloaded(name: string, seconds: number): void {
    const until = Date.now() + seconds * 1000;
    this.#spare(name, until);
    this.peers?.tell({ host: name, until });
  }

  #spare(name: string, until: number): void {
    const host = this.#host(name);
    host.limit = Math.max(1, Math.floor(host.limit / 2));
    host.answers = 0;
    host.until = Math.max(host.until, until);
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name);
    if (known) return known;
    const made: Host = { running: 0, limit: this.most, until: 0, answers: 0, waiting: [], timer: null };
    this.#hosts.set(name, made);
    return made;
  }

  #pump(name: string, host: Host): void {
    if (host.timer !== null) clearTimeout(host.timer);
    host.timer = null;
    const pause = host.until - Date.now();
    if (pause > 0 && host.waiting.length > 0) {
      host.timer = setTimeout(() => this.#pump(name, host), pause);
      return;
    }
    while (host.running < host.limit) {
      const next = host.waiting.shift();
      if (!next) break;
      next();
    }
    const idle = host.running === 0 && host.waiting.length === 0;
    if (idle && host.limit === this.most) this.#hosts.delete(name);
  }
}
