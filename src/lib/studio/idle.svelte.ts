/** Where the page says whether the map is finished: `html[data-map-status]`. */
export type MapStatus = 'loading' | 'idle';

/**
 * Tells when the map is finished: `loading` from the very task that starts work, `idle` once nothing is busy and the
 * frame is drawn. A change on the way starts the wait again.
 */
export class IdleWatch {
  #status = $state<MapStatus>('loading');
  #generation = 0;
  #working = 0;
  #listeners: (() => void)[] = [];
  #waiting: { holds: () => boolean; go: () => void }[] = [];

  constructor(
    private readonly ports: {
      busy(): boolean;
      drawn(): Promise<void>;
      show(status: MapStatus): void;
    }
  ) {}

  get status(): MapStatus {
    return this.#status;
  }

  onIdle(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Work begins. */
  touch(): void {
    this.#generation++;
    this.#status = 'loading';
    this.ports.show('loading');
    queueMicrotask(() => this.settle());
  }

  /** Work that no row shows yet (a file being kept, a territory looked up): `loading` until it ends. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#working++;
    this.touch();
    try {
      return await work;
    } finally {
      this.#working--;
      this.settle();
    }
  }

  /** Resolves once something holds, which is looked at whenever work begins or ends. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ holds, go });
      this.touch();
    });
  }

  #busy(): boolean {
    return this.#working > 0 || this.ports.busy();
  }

  /** Something ended: perhaps all did. */
  settle(): void {
    const over = this.#waiting.filter(({ holds }) => holds());
    this.#waiting = this.#waiting.filter((one) => !over.includes(one));
    for (const { go } of over) go();
    if (this.#status === 'idle' || this.#busy()) return;
    const generation = ++this.#generation;
    void this.ports.drawn().then(() => {
      if (generation !== this.#generation || this.#busy()) return;
      this.#status = 'idle';
      this.ports.show('idle');
      for (const tell of this.#listeners) tell();
    });
  }
}
