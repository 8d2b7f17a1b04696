import type { Wording } from '../core/wording';

/** A word to the person, with one action at most. */
export interface ToastMessage {
  text: Wording;
  action: { label: Wording; run(): void } | null;
}

/** The one message shown at a time; a new one replaces it. */
export class ToastStore {
  #message = $state.raw<ToastMessage | null>(null);

  get message(): ToastMessage | null {
    return this.#message;
  }
  say(text: Wording, action: ToastMessage['action'] = null): void {
    this.#message = { text, action };
  }
  dismiss(): void {
    this.#message = null;
  }
}
