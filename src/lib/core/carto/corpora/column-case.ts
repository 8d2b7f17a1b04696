import type { ColumnRole } from '../../table/profile';

/** A column as public data publish it: its name, the role a cartographer gives it, and some of its values. */
export type ColumnCase = readonly [name: string, role: ColumnRole, values: readonly (string | number)[]];
