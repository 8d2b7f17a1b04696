/** Entries that make a map together: fewer have nothing to cross, more no longer read as one map. */
export const fewest = 2;
export const most = 6;

/** Entries ticked in the catalogue to make a map of, in the order of ticking. */
export class Several {
  /** a click on a row ticks it, instead of adding it */
  on = $state(false);
  #chosen = $state.raw<readonly string[]>([]);

  get chosen(): readonly string[] {
    return this.#chosen;
  }
  get enough(): boolean {
    return this.#chosen.length >= fewest;
  }

  has(entry: string): boolean {
    return this.#chosen.includes(entry);
  }
  /** False: as many are ticked as can be, and this one is not. */
  may(entry: string): boolean {
    return this.#chosen.length < most || this.has(entry);
  }
  tick(entry: string): void {
    if (this.has(entry)) this.#chosen = this.#chosen.filter((id) => id !== entry);
    else if (this.may(entry)) this.#chosen = [...this.#chosen, entry];
  }

  /** Begins, or gives up. */
  toggle(): void {
    this.on = !this.on;
    this.#chosen = [];
  }
}
