import { viewKey } from '../core/document/keys';
import { bad, good, type Outcome } from '../core/problems/problem';
import { applyFilter } from '../core/table/apply-filter';
import type { FeatureTable, TableId } from '../core/table/table';
import type { TableRef } from './protocol';

/** The keeper's tables, and the filtered views made of them (rows chosen once, kept with their table). */
export class TableStore {
  #tables = new Map<TableId, FeatureTable>();
  #views = new Map<string, FeatureTable>();

  keep(table: FeatureTable): void {
    this.drop([table.id]);
    this.#tables.set(table.id, table);
  }

  /** A table whole; `internal` when it is not here (a bug of the caller). */
  table(id: TableId): Outcome<FeatureTable> {
    const table = this.#tables.get(id);
    return table ? good(table) : bad({ code: 'internal', facts: { where: 'keeper', detail: `no table ${id}` } });
  }

  /** The table as a layer sees it; `internal` when it is not here (a bug of the caller). */
  view(ref: TableRef): Outcome<FeatureTable> {
    const found = this.table(ref.table);
    if (!found.ok || ref.where === null) return found;
    const key = viewKey(ref.table, ref.where);
    const known = this.#views.get(key);
    if (known) return good(known);
    const made = applyFilter(found.value, ref.where);
    if (!made.ok) return made;
    const view = { ...made.value, id: key };
    this.#views.set(key, view);
    return good(view, made.notices);
  }

  drop(tables: readonly TableId[]): void {
    for (const id of tables) {
      this.#tables.delete(id);
      for (const key of [...this.#views.keys()]) if (key.startsWith(`${id}.`)) this.#views.delete(key);
    }
  }

  /** What is kept: tables and views of them, and the bytes of the tables. */
  ledger(): { tables: number; views: number; bytes: number } {
    let bytes = 0;
    for (const table of this.#tables.values()) bytes += table.bytes;
    return { tables: this.#tables.size, views: this.#views.size, bytes };
  }
}
