import { LABEL_HEIGHT } from './label-box';

/** Sides of a cell, CSS pixels: a usual label lies in two or three. */
const CELL_WIDTH = 96;
const CELL_HEIGHT = 40;

/** Boxes of labels that do not overlap, at one zoom: each new one is compared with its neighbours only. */
export class BoxGrid {
  /** pairs of boxes looked at so far */
  compared = 0;
  /** first entry of each slot, by the hash of a cell; −1: none */
  private readonly slots: Int32Array;
  /** box of each entry, and the entry after it in the same slot */
  private readonly box: number[] = [];
  private readonly after: number[] = [];
  /** centre and width of each box, CSS pixels */
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  private readonly width: number[] = [];

  /** `expected`: boxes that may come; more are taken, more slowly. `height`: of each, CSS pixels */
  constructor(
    expected: number,
    private readonly height = LABEL_HEIGHT
  ) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(8 * expected + 8))).fill(-1);
  }

  /** Takes a box in if it overlaps none that was taken before; `x`, `y`: its centre, all in CSS pixels. */
  take(x: number, y: number, width: number): boolean {
    const [left, right] = [Math.floor((x - width / 2) / CELL_WIDTH), Math.floor((x + width / 2) / CELL_WIDTH)];
    const [top, bottom] = [
      Math.floor((y - this.height / 2) / CELL_HEIGHT),
      Math.floor((y + this.height / 2) / CELL_HEIGHT)
    ];
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        let entry = this.slots[this.slot(column, row)] as number;
        for (; entry >= 0; entry = this.after[entry] as number) {
          this.compared++;
          const other = this.box[entry] as number;
          if (Math.abs((this.y[other] as number) - y) >= this.height) continue;
          if (2 * Math.abs((this.x[other] as number) - x) < (this.width[other] as number) + width) return false;
        }
      }
    }
    const box = this.x.length;
    this.x.push(x);
    this.y.push(y);
    this.width.push(width);
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const slot = this.slot(column, row);
        this.after.push(this.slots[slot] as number);
        this.slots[slot] = this.box.push(box) - 1;
      }
    }
    return true;
  }

  private slot(column: number, row: number): number {
    return (Math.imul(column, 73856093) ^ Math.imul(row, 19349663)) & (this.slots.length - 1);
  }
}
