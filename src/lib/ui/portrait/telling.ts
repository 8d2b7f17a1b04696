import { firstInputs } from '../../core/crossings/lineage';
import { crossingKind } from '../../core/crossings/registry';
import type { CrossingSpec } from '../../core/crossings/schema';
import { layerSentence, type PortraitNames } from '../../core/portrait/sentences';
import type { LayerPortrait } from '../../core/portrait/portrait';
import type { ZoneSpec } from '../../core/portrait/schema';
import { csvText } from '../../core/export/csv/csv-text';
import { linesOf, type PortraitLine } from '../../core/portrait/table';
import type { LayerId, LayerSpec } from '../../core/document/document';
import { explain } from '../../core/problems/explain';
import { prefs } from '../../state/prefs.svelte';
import type { Studio } from '../../studio/api';
import type { PortraitState } from '../../studio/portrait.svelte';
import { columnWord } from '../legend/column-words';
import { creditsOf } from '../legend/credits';
import { number } from '../words/format';
import { mapWords } from '../words/map';
import { portraitWords } from '../words/portrait';
import { say } from '../words/say';

type Lookup = Pick<Studio, 'document' | 'entry' | 'runtime'>;

/** A layer of the portrait in words. */
export interface Told {
  layer: string;
  name: string;
  sentence: string;
  /** could not be measured */
  lacking: boolean;
  lines: PortraitLine[];
  source: string;
}

/** « 1 km », « 500 m ». */
export function distance(metres: number): string {
  const words = say(mapWords);
  return metres < 1000 ? words.metres(number(metres)) : words.kilometres(number(metres / 1000));
}

/** What the place is called. */
export function zoneTitle(zone: ZoneSpec): string {
  const words = say(portraitWords);
  if (zone.kind === 'around') return words.within(distance(zone.metres), zone.name || words.place);
  return zone.name || words.drawn;
}

/** What the place is, how great, and what it is compared with. */
export function zoneFacts(studio: Lookup, { zone, beside: other, found, upper }: PortraitState): string {
  const words = say(portraitWords);
  const home = zone.kind === 'area' ? studio.document.layers.find((l) => l.id === zone.layer) : undefined;
  const facts = home ? [words.areaOf(home.name)] : [];
  if (!found) return facts.join(' · ');
  facts.push(words.square(number(found.km2)));
  const beside: string[] = [];
  if (other) beside.push(words.toBeside(zoneTitle(other)));
  if (found.neighbours !== null && found.neighbours > 0 && home) beside.push(words.toAround(found.neighbours));
  if (found.neighbours === null) beside.push(words.toLayer);
  if (upper) beside.push(words.toUpper(upper.name));
  if (beside.length > 0) facts.push(words.compared(beside.join(words.and)));
  return facts.join(' · ');
}

/** Each layer of the stack in words, topmost first: those that were measured, and why the others were not. */
export function tellings(studio: Lookup, state: PortraitState): Told[] {
  const words = say(portraitWords);
  const { zone, found, upper, unmeasured } = state;
  if (!found) return [];
  const home = zone.kind === 'area' ? studio.document.layers.find((l) => l.id === zone.layer) : undefined;
  const around = found.neighbours && home ? { count: found.neighbours, layer: home.name } : null;
  return studio.document.layers.toReversed().flatMap((layer): Told[] => {
    const common = { layer: layer.id, name: layer.name, lines: [], source: sourceOf(studio, layer) };
    const why = unmeasured.find((one) => one.layer === layer.id)?.why;
    if (why)
      return [{ ...common, sentence: `${layer.name}${colon()}${words.unmeasured[why]}`, lacking: why === 'failed' }];
    const told = found.layers.find((one) => one.layer === layer.id);
    if (!told) return [];
    if (told.problem)
      return [
        {
          ...common,
          sentence: `${layer.name}${colon()}${explain(told.problem, prefs.language).sentence}`,
          lacking: true
        }
      ];
    const names: PortraitNames = {
      layer: layer.name,
      rows: rowsOf(studio, layer),
      place: placeInSentence(zone),
      geometry: studio.runtime(layer.id).profile?.geometry ?? 'none',
      column: (name) => columnWord(studio, layer, name),
      around,
      upper: upper && { name: upper.name, of: upper.of ?? upper.name },
      beside: besideOf(state, layer.id)
    };
    const sentence = `${layerSentence(told, prefs.language, names)}${ofPart(told)}`;
    return [{ ...common, sentence, lacking: false, lines: linesOf(told, prefs.language, names, names.beside?.layer) }];
  });
}

/** Whether the rows of a crossing are those of its first input, or some of them. */
const keepsRows = (crossing: CrossingSpec): boolean =>
  crossing.kind === 'within' ||
  crossing.kind === 'clip' ||
  (crossingKind(crossing.kind).addsColumns?.(crossing) ?? false);

/** Name of the layer whose rows a layer has; null where a crossing made others. */
function rowsOf({ document }: Lookup, layer: LayerSpec): string | null {
  const chain = firstInputs(document, layer);
  const kept = chain.every(({ source }) => source.kind !== 'derived' || keepsRows(source.crossing));
  return kept ? (chain.at(-1)?.name ?? null) : null;
}

/** What a layer says of the place that the portrait is compared with; null where there is none, or it lies nowhere. */
function besideOf({ beside, found }: PortraitState, id: LayerId): PortraitNames['beside'] {
  const there = found?.beside;
  const layer = there && 'layers' in there ? there.layers.find((one) => one.layer === id) : undefined;
  return beside && layer ? { name: zoneTitle(beside), layer } : null;
}

/** The place as the middle of a sentence names it. */
function placeInSentence(zone: ZoneSpec): string {
  const words = say(portraitWords);
  if (zone.kind === 'area') return zone.name || words.thisPlace;
  return zone.kind === 'drawn' ? words.theZone : words.thePerimeter;
}

const colon = (): string => (prefs.language === 'fr' ? '\u00a0: ' : ': ');

function ofPart({ covers }: LayerPortrait): string {
  const words = say(portraitWords);
  return covers === 'all' ? '' : ` ${covers === 'view' ? words.ofView : words.ofPart}`;
}

function sourceOf(studio: Lookup, layer: LayerSpec): string {
  return creditsOf(studio, [layer])
    .map(({ text }) => text)
    .join(' · ');
}

/** Figures of what was measured that a file keeps. */
const FIGURES = 7;

/** The whole portrait as a file for a spreadsheet. */
export function portraitCsv(studio: Lookup, state: PortraitState): string {
  const words = say(portraitWords);
  const others = state.found?.neighbours === null ? words.median : words.neighbours;
  const upper = state.upper?.name ?? words.upper;
  const compared = state.beside !== null;
  const head = [
    words.layer,
    words.measure,
    compared ? zoneTitle(state.zone) : words.here,
    ...(state.beside ? [zoneTitle(state.beside), words.more] : []),
    words.unit,
    others,
    upper,
    words.how,
    words.source
  ];
  const rows = tellings(studio, state).flatMap(({ name, sentence, lines, source }) =>
    lines.length === 0
      ? [[name, '', null, ...(compared ? [null, null] : []), '', null, null, sentence, source]]
      : lines.map((line) => [
          name,
          line.measure,
          line.value,
          ...(compared ? [line.beside, line.more] : []),
          line.unit,
          line.others,
          line.upper,
          line.how,
          source
        ])
  );
  return csvText(head, rows, prefs.language, FIGURES);
}
