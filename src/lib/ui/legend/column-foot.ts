/** Half of the depth of a column's foot on a map tilted by 45°, from its width. */
export const footOf = (width: number): number => (width / 2) * Math.SQRT1_2;
