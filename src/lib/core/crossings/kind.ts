import type * as v from 'valibot';
import type { TerritoryAssets } from '../ports';
import type { Outcome } from '../problems/problem';
import type { TableProfile } from '../table/profile';
import type { FeatureTable } from '../table/table';
import type { Wording } from '../wording';

/** A layer as crossings see it when proposing. */
export interface CrossingInput {
  layer: string;
  name: string;
  profile: TableProfile;
}

/** How much there is to read of a layer. */
export type InputSize = Pick<TableProfile, 'rows' | 'geometry' | 'vertices'>;

/** A crossing that makes sense of the stack, as a sentence. Words between « » in `sentence` are layer or column names. */
export interface Suggestion<S> {
  spec: S;
  /** 0..1, the best first */
  score: number;
  /** « Compter les écoles dans chaque commune » */
  sentence: Wording;
  /** why it is offered: « 12 codes en commun »; absent: told from where the layers lie */
  reason?: Wording;
  /** about how long it takes, milliseconds (see `CrossingKind.cost`); put there where crossings are ranked */
  milliseconds?: number;
  /** name of the resulting layer */
  name: Wording;
  /** what may be chosen otherwise, in short: « 1 km », « pour 1 000 habitants »; absent: nothing */
  amount?: Wording;
  /** the same with each amount that may be chosen, its own among them, in order */
  variants?: readonly Suggestion<S>[];
}

export interface CrossContext {
  signal: AbortSignal;
  /** rows done of all rows; may yield to the message queue, so await it */
  breathe(done: number, total: number): Promise<void>;
  /** asked only when codes are left over; absent: nothing is known */
  territories?: TerritoryAssets;
  /** bytes of `clipper2z.wasm` for crossings that lay areas over one another, asked for by them only; absent, null: none here */
  clipper?(): Promise<Uint8Array | null>;
}

/** A crossing: a folder under `crossings/` and a line in `registry.ts` and `schema.ts`. */
export interface CrossingKind<K extends string, S extends { kind: K }> {
  kind: K;
  /** `amount`: what the amounts of its suggestions are (« Distance »), where they have some */
  words: { name: Wording; hint: Wording; amount?: Wording };
  schema: v.GenericSchema<unknown, S>;
  /** layer ids read, in the order `cross` receives their tables */
  inputs(spec: S): string[];
  /** the same spec reading other layers: used when layers are duplicated or recipes name them by alias */
  rename(spec: S, rename: (layer: string) => string): S;
  /** name of a result that nobody named, by those of its inputs; absent: what the kind does, and to what */
  title?(spec: S, nameOf: (layer: string) => Wording): Wording;
  /** name of the column the result is about: what automatic cartography should show; null: whatever suits its columns */
  subject(spec: S): string | null;
  /**
   * About how long it takes, in milliseconds on a machine of two processors, by the layers it reads in their order. Good to
   * a factor of three (`npm run bench -- estimates`): a page knows how fast its own machine is (`state/pace`).
   */
  cost(spec: S, sizes: readonly InputSize[]): number;
  /** whether a result is its first input with more columns: the same rows, the same shapes; absent: never */
  addsColumns?(spec: S): boolean;
  /** whether rows of a result may each tell of the same (who lives in zones that overlap): no total is told of them; absent: never */
  tellsTwice?(spec: S): boolean;
  /** its areas are a ground that was asked for: read by their inside, where limits are read by their edge */
  ground?: true;
  /** its areas are pieces cut from those of its inputs, with their columns: a count is of the whole, not of the piece */
  pieces?: true;
  /** ascending values at which the subject's classes part, where the crossing was asked for classes */
  breaks?(spec: S): readonly number[];
  suggest(inputs: readonly CrossingInput[]): Suggestion<S>[];
  load(): Promise<{
    cross(inputs: readonly FeatureTable[], spec: S, context: CrossContext): Promise<Outcome<FeatureTable>>;
  }>;
}
