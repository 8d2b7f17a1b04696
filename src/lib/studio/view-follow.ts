/** Milliseconds that the map must rest: a key held down or a turning wheel moves it in steps. */
const rest = 150;

/** Lets the layers that depend on the view follow it, once it rests; the map counts as unfinished from the first move. */
export class ViewFollow {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ports: {
      /** whether any layer depends on the view */
      follows(): boolean;
      touch(): void;
      apply(): void;
    }
  ) {}

  /** whether a move is still to be followed */
  get pending(): boolean {
    return this.#timer !== undefined;
  }

  moved(): void {
    if (!this.ports.follows()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.ports.apply();
    }, rest);
    this.ports.touch();
  }
}
