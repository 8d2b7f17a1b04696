import type { Wording } from '../wording';
import type { CrossingInput } from './kind';
import { unitOf } from './names';

/** « chaque commune » when the layer's name says what its areas are, else « chaque zone de « X » », « chaque lieu de « X » ». */
export function eachOf({ name, profile }: CrossingInput): Wording {
  const unit = unitOf(name);
  if (unit) return { fr: `chaque ${unit.fr}`, en: `each ${unit.en}` };
  const [fr, en] = {
    polygon: ['zone', 'area'],
    line: ['tracé', 'line'],
    point: ['lieu', 'place'],
    none: ['ligne', 'row']
  }[profile.geometry];
  return { fr: `chaque ${fr} de «\u00a0${name}\u00a0»`, en: `each ${en} of “${name}”` };
}
