import type { MapDocument } from '../core/document/document';

/** Tilt at which columns are read, degrees: their whole height, and the ground behind them. */
export const TILT = 45;

/** Tilt from which they show their whole height. */
const ENOUGH = 30;

interface TiltPorts {
  document(): MapDocument;
  tilt(pitch: number): void;
}

const hasColumns = ({ layers }: MapDocument): boolean => layers.some(({ style }) => style?.kind === 'extruded-columns');

/**
 * Tilts the map when the first columns come, and lays it flat when the last ones go, unless somebody tilted it otherwise
 * meanwhile. A document that is opened has a camera of its own.
 */
export class Tilt {
  #had = false;
  #ours = false;

  constructor(private readonly ports: TiltPorts) {}

  /** A document with a camera of its own is about to be shown. */
  opens(document: MapDocument): void {
    this.#had = hasColumns(document);
    this.#ours = false;
  }

  /** The document is another one. */
  follow(): void {
    const document = this.ports.document();
    const has = hasColumns(document);
    if (has === this.#had) return;
    this.#had = has;
    const { pitch } = document.view;
    if (has) {
      this.#ours = pitch < ENOUGH;
      if (this.#ours) this.ports.tilt(TILT);
    } else if (this.#ours) {
      this.#ours = false;
      if (pitch === TILT) this.ports.tilt(0);
    }
  }
}
