/** Columns of a table of cells: points in each, and the sum or mean of what was asked for. */
export const cellColumns = { count: 'nombre', value: 'valeur' } as const;
