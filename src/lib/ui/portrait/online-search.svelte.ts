import type { FoundPlace } from '../../core/geocoder/geocoder';
import type { Studio } from '../../studio/api';

/** Milliseconds without a key before what is typed is asked. */
const REST = 300;
/** Characters below which nothing is asked. */
const LEAST = 3;

/**
 * The search of addresses by an online service: silent until a person opens it, then following what is typed. One question
 * at a time; answers that come too late are dropped.
 */
export class OnlineSearch {
  #opened = $state(false);
  #asking = $state(false);
  #failed = $state(false);
  #found = $state.raw<readonly FoundPlace[]>([]);
  #answered = $state('');
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stop: AbortController | null = null;

  constructor(private readonly places: Studio['places']) {}

  /** Who is asked; null: the search is off. */
  get service(): string | null {
    return this.places.service;
  }
  /** A person asked for it. */
  get opened(): boolean {
    return this.#opened;
  }
  get asking(): boolean {
    return this.#asking;
  }
  /** The service did not answer the last question. */
  get failed(): boolean {
    return this.#failed;
  }
  get found(): readonly FoundPlace[] {
    return this.#found;
  }
  /** Text that was answered; empty before. */
  get answered(): string {
    return this.#answered;
  }

  /** The person asks for it: from now on what is typed is sent. */
  open(text: string): void {
    this.#opened = true;
    this.#rest();
    void this.#ask(text);
  }

  /** What is typed changed: asked a moment after the last key, once the search is open. */
  typed(text: string): void {
    if (!this.#opened) return;
    this.#rest();
    this.#timer = setTimeout(() => void this.#ask(text), REST);
  }

  /** Forgets everything, and is silent again. */
  close(): void {
    this.#rest();
    this.#opened = false;
    this.#failed = false;
    this.#found = [];
    this.#answered = '';
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#stop?.abort();
    this.#stop = null;
    this.#asking = false;
  }

  async #ask(text: string): Promise<void> {
    const asked = text.trim();
    if (asked.length < LEAST) {
      this.#found = [];
      this.#answered = '';
      return;
    }
    const stop = new AbortController();
    this.#stop = stop;
    this.#asking = true;
    const outcome = await this.places.search(asked, stop.signal);
    if (this.#stop !== stop) return;
    this.#stop = null;
    this.#asking = false;
    this.#failed = !outcome.ok;
    this.#found = outcome.ok ? outcome.value : [];
    this.#answered = asked;
  }
}
