/** Counts rows that something is noted of, each once; rows come in ascending order. */
export class RowCount {
  rows = 0;
  #last = -1;

  add(row: number): void {
    if (row === this.#last) return;
    this.#last = row;
    this.rows++;
  }
}
