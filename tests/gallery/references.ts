import { join } from 'node:path';
import { root } from '../servers/site';
import type { Exhibit } from './documents';
import type { Look } from './shoot';

/** Pictures that tests compare with. */
export const references = join(root, 'tests/gallery/references');
export const REFERENCE_WIDTH = 320;

/** Looks that are compared: each map once by day and once by night, once on a screen and once on a phone. */
const compared: readonly Look['name'][] = ['desktop', 'phone-dark'];

/** Where the reference of a map is; null where that look is not compared. */
export const referenceOf = ({ id }: Exhibit, { name }: Look): string | null =>
  compared.includes(name) ? join(references, `${id}-${name}.webp`) : null;
