import { freeName } from '../add-columns';
import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { inEach } from '../in-each';
import { vertices } from '../sizes';
import { lengthInColumn, type LengthInCrossing, lengthInSchema } from './schema';

function suggestPair(
  areas: CrossingInput,
  lines: CrossingInput,
  inputs: readonly CrossingInput[]
): Suggestion<LengthInCrossing> {
  const { each, by } = inEach(areas, inputs);
  const spec: LengthInCrossing = { kind: 'length-in', areas: areas.layer, lines: lines.layer };
  const column = lengthInColumn(spec);
  const free = freeName(column, new Set(areas.profile.columns.map((c) => c.name)));
  return {
    spec: free === column ? spec : { ...spec, as: free },
    score: areas.profile.placed < 2 ? 0.33 : 0.7,
    sentence: {
      fr: `Mesurer la longueur de «\u00a0${lines.name}\u00a0» ${each.fr}`,
      en: `Measure the length of “${lines.name}” ${each.en}`
    },
    name: { fr: `${lines.name}\u00a0: longueur ${by.fr}`, en: `${lines.name}: length ${by.en}` }
  };
}

/** Length of lines in areas. */
export const lengthIn = {
  kind: 'length-in',
  words: {
    name: { fr: 'Mesurer des lignes dans des zones', en: 'Measure lines in areas' },
    hint: {
      fr: 'Donne la longueur des lignes, en kilomètres, que contient chaque zone',
      en: 'Gives the length of the lines, in kilometres, that each area holds'
    }
  },
  schema: lengthInSchema,
  inputs: (spec) => [spec.areas, spec.lines],
  addsColumns: () => true,
  rename: (spec, rename) => ({ ...spec, areas: rename(spec.areas), lines: rename(spec.lines) }),
  title: ({ areas, lines }, nameOf) => ({
    fr: `${nameOf(lines).fr}\u00a0: longueur par zone de «\u00a0${nameOf(areas).fr}\u00a0» (km)`,
    en: `${nameOf(lines).en}: length by area of “${nameOf(areas).en}” (km)`
  }),
  cost: (_, [areas, lines]) => 3e-4 * vertices(areas) + 0.0015 * vertices(lines),
  subject: lengthInColumn,
  suggest: (inputs) =>
    inputs
      .filter((areas) => areas.profile.geometry === 'polygon')
      .flatMap((areas) =>
        inputs
          .filter((lines) => lines.profile.geometry === 'line' && lines.profile.placed > 0)
          .filter((lines) => boxesMeet(areas.profile.bbox, lines.profile.bbox))
          .map((lines) => suggestPair(areas, lines, inputs))
      ),
  load: () => import('./cross')
} as const satisfies CrossingKind<'length-in', LengthInCrossing>;
