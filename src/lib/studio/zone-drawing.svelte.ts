import { mostCorners } from '../core/portrait/schema';

type Corner = readonly [lon: number, lat: number];

/** CSS pixels within which a click means a corner that is there: fingers are coarse. */
const NEAR = 14;

/** A zone being drawn by clicks on the map: its corners so far. */
export class ZoneDrawing {
  #corners = $state.raw<readonly Corner[] | null>(null);

  constructor(
    private readonly ports: {
      /** the corners changed, or the drawing began or ended (null) */
      show(corners: readonly Corner[] | null): void;
      metresPerPixel(): number;
      done(corners: readonly Corner[]): void;
    }
  ) {}

  /** Corners so far; null while nothing is drawn. */
  get corners(): readonly Corner[] | null {
    return this.#corners;
  }

  start(): void {
    this.#set([]);
  }

  /** A click: a corner more; on the first or on the last one again, the zone is closed. */
  click(lon: number, lat: number): void {
    const corners = this.#corners;
    if (!corners) return;
    const near = (corner: Corner | undefined): boolean => corner !== undefined && this.#near(corner, [lon, lat]);
    if (near(corners.at(-1))) return this.finish();
    if (corners.length >= 3 && near(corners[0])) return this.finish();
    if (corners.length < mostCorners) this.#set([...corners, [lon, lat]]);
  }

  removeLast(): void {
    if (this.#corners) this.#set(this.#corners.slice(0, -1));
  }

  /** Closes the zone; fewer than three corners hold no ground, and go on. */
  finish(): void {
    const corners = this.#corners;
    if (!corners || corners.length < 3) return;
    this.#set(null);
    this.ports.done(corners);
  }

  cancel(): void {
    if (this.#corners) this.#set(null);
  }

  #near([lon, lat]: Corner, [x, y]: Corner): boolean {
    const metres = 111_320 * Math.hypot((x - lon) * Math.cos((lat * Math.PI) / 180), y - lat);
    return metres <= NEAR * this.ports.metresPerPixel();
  }

  #set(corners: readonly Corner[] | null): void {
    this.#corners = corners;
    this.ports.show(corners);
  }
}
