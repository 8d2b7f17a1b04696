import type { TableProfile } from '../table/profile';

/** Points from which one looks whether they hide one another: fewer are seen one by one. */
const MANY = 2000;
/** Points a spot of the screen, in the mean of the spots taken, from which a map of points is a stain. */
const STAINS = 1.5;

/**
 * Do the points of a table hide one another when they are all in view? Thousands of them, three for every two spots of
 * the screen (`spots`: what a dot covers). Areas and lines never do.
 */
export function hidesItself({ geometry, placed, spots }: TableProfile): boolean {
  return geometry === 'point' && placed >= MANY && spots !== undefined && placed >= STAINS * spots;
}

/** How many of them, as a reason says it in both languages. */
export function manyOf(placed: number): { fr: string; en: string } {
  return {
    fr: `${new Intl.NumberFormat('fr').format(placed)} points se cacheraient les uns les autres`,
    en: `${new Intl.NumberFormat('en').format(placed)} points would hide one another`
  };
}
