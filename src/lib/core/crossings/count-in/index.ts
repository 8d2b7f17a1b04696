import { freeName } from '../add-columns';
import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { neverFigure, unitOf } from '../names';
import { type CountInCrossing, countInColumns, countInSchema } from './schema';

const MOST_SUMS = 2;

/** « par commune » when the areas announce their unit, else « par zone de « X » ». */
function where(
  areas: CrossingInput,
  inputs: readonly CrossingInput[]
): { each: { fr: string; en: string }; by: { fr: string; en: string } } {
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

function suggestPair(
  areas: CrossingInput,
  points: CrossingInput,
  inputs: readonly CrossingInput[]
): Suggestion<CountInCrossing>[] {
  const { each, by } = where(areas, inputs);
  const base = { kind: 'count-in' as const, areas: areas.layer, points: points.layer };
  const known = new Set(areas.profile.columns.map((c) => c.name));
  const free = freeName('nombre', known);
  const spec: CountInCrossing = free === 'nombre' ? base : { ...base, as: free };
  // one zone, or far more zones than points, says little
  const perArea = points.profile.placed / Math.max(1, areas.profile.placed);
  const score = areas.profile.placed < 2 ? 0.35 : perArea < 0.05 ? 0.5 : 0.8;
  const count: Suggestion<CountInCrossing> = {
    spec,
    score,
    sentence: { fr: `Compter «\u00a0${points.name}\u00a0» ${each.fr}`, en: `Count “${points.name}” ${each.en}` },
    name: { fr: `${points.name} ${by.fr}`, en: `${points.name} ${by.en}` }
  };
  const sums = points.profile.columns
    .filter((c) => c.role === 'count' && c.type === 'number' && (c.sum ?? 0) > 0 && !neverFigure(c.name))
    .slice(0, MOST_SUMS)
    .map((c): Suggestion<CountInCrossing> => ({
      spec: { ...spec, sum: c.name },
      score: score - 0.12,
      sentence: {
        fr: `Additionner «\u00a0${c.name}\u00a0» de «\u00a0${points.name}\u00a0» ${each.fr}`,
        en: `Add up “${c.name}” of “${points.name}” ${each.en}`
      },
      name: { fr: `${points.name}\u00a0: ${c.name} ${by.fr}`, en: `${points.name}: ${c.name} ${by.en}` }
    }));
  return [count, ...sums];
}

/** Counts, and sums, points in polygons. */
export const countIn = {
  kind: 'count-in',
  words: {
    name: { fr: 'Compter dans des zones', en: 'Count in areas' },
    hint: {
      fr: 'Compte les points qui tombent dans chaque zone, ou additionne l’une de leurs colonnes',
      en: 'Counts the points that fall in each area, or adds up one of their columns'
    }
  },
  schema: countInSchema,
  inputs: (spec) => [spec.areas, spec.points],
  rename: (spec, rename) => ({ ...spec, areas: rename(spec.areas), points: rename(spec.points) }),
  subject: (spec) => {
    const { count, sum } = countInColumns(spec);
    return sum ?? count;
  },
  suggest: (inputs) => {
    const areas = inputs.filter((i) => i.profile.geometry === 'polygon');
    const points = inputs.filter((i) => i.profile.geometry === 'point');
    return areas.flatMap((a) =>
      points.filter((p) => boxesMeet(a.profile.bbox, p.profile.bbox)).flatMap((p) => suggestPair(a, p, inputs))
    );
  },
  load: () => import('./cross')
} as const satisfies CrossingKind<'count-in', CountInCrossing>;
