/** Estimates below this are told by what surrounds a crossing (messages, profiles), not by it. */
const LEAST = 50;

/**
 * How slow this machine is beside the one that estimates were measured on: reactive, learnt from each crossing that was
 * computed. A page also draws and reads meanwhile, so that it starts above 1.
 */
class Pace {
  #factor = $state(1.5);

  /** milliseconds here of an estimate */
  here(estimate: number): number {
    return estimate * this.#factor;
  }

  /** a crossing that was thought to take `estimate` took `milliseconds` */
  learn(estimate: number, milliseconds: number): void {
    if (estimate < LEAST) return;
    // half of what was known, half of what was seen, as ratios
    const seen = Math.min(50, Math.max(0.2, milliseconds / estimate));
    this.#factor = Math.sqrt(this.#factor * seen);
  }
}

export const pace = new Pace();
