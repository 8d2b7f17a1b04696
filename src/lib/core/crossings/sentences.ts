import type { Wording } from '../wording';
import type { CrossingInput } from './kind';
import { unitOf } from './names';

/** « chaque commune » when the layer's name says what its areas are, else « chaque zone de « X » ». */
export function eachOf({ name }: CrossingInput): Wording {
  const unit = unitOf(name);
  return unit
    ? { fr: `chaque ${unit.fr}`, en: `each ${unit.en}` }
    : { fr: `chaque zone de «\u00a0${name}\u00a0»`, en: `each area of “${name}”` };
}
