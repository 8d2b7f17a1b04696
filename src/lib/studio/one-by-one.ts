/** Acts one after the other, in the order they are asked for; one that fails does not stop those behind it. */
export class OneByOne {
  #last: Promise<void> = Promise.resolve();

  run(act: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(act);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
