import type { Wording } from '../wording';
import type { CrossingInput } from './kind';
import { unitOf } from './names';

export interface InEach {
  /** « dans chaque commune » */
  each: Wording;
  /** « par commune » */
  by: Wording;
}

/** Words for what is done in each area: « par commune » when the areas announce their unit, else « par zone de « X » ». */
export function inEach(areas: CrossingInput, inputs: readonly CrossingInput[]): InEach {
  const unit = unitOf(areas.name);
  const alone =
    unit && inputs.filter((i) => unitOf(i.name)?.fr === unit.fr && i.profile.geometry === 'polygon').length === 1;
  if (unit && alone) {
    return {
      each: { fr: `dans chaque ${unit.fr}`, en: `in each ${unit.en}` },
      by: { fr: `par ${unit.fr}`, en: `by ${unit.en}` }
    };
  }
  return {
    each: { fr: `dans chaque zone de «\u00a0${areas.name}\u00a0»`, en: `in each area of “${areas.name}”` },
    by: { fr: `par zone de «\u00a0${areas.name}\u00a0»`, en: `by area of “${areas.name}”` }
  };
}
