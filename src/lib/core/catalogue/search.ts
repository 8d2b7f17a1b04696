import type { Language } from '../wording';
import type { CatalogueEntry } from './entry';
import { spelling } from './spelling';
import { synonymsOf, wordsOf } from './words';

/** What is looked for in an entry. */
export type Searchable = Pick<CatalogueEntry, 'id' | 'theme' | 'title' | 'summary' | 'keywords' | 'columns'> & {
  credit: Pick<CatalogueEntry['credit'], 'producer'>;
};

/** Built once from the entries of a catalogue; read by `search`. */
export interface CatalogueIndex<E extends Searchable = CatalogueEntry> {
  entries: readonly E[];
  postings: ReadonlyMap<string, Postings>;
  /** keys of `postings`, sorted */
  words: readonly string[];
  titles: readonly { fr: string; en: string }[];
}

/** How much a word found there tells: the title above all. */
const weights = { title: 10, keyword: 6, theme: 4, producer: 3, summary: 2, column: 2 } as const;

/** Where a word occurs: entry number and the weight of the best place it occurs in. */
type Postings = Map<number, number>;

/**
 * Index of a catalogue: an inverted list of words, sorted so that a beginning finds its words by halving. A query then
 * reads the postings of its own words only, whatever the size of the catalogue.
 */
export function buildIndex<E extends Searchable>(entries: readonly E[]): CatalogueIndex<E> {
  const postings = new Map<string, Postings>();
  const note = (text: string, entry: number, weight: number) => {
    for (const word of wordsOf(text)) {
      let list = postings.get(word);
      if (!list) postings.set(word, (list = new Map()));
      list.set(entry, Math.max(list.get(entry) ?? 0, weight));
    }
  };
  entries.forEach((entry, i) => {
    for (const text of [entry.title.fr, entry.title.en]) note(text, i, weights.title);
    for (const text of [entry.id, ...entry.keywords]) note(text, i, weights.keyword);
    note(entry.theme, i, weights.theme);
    note(entry.credit.producer, i, weights.producer);
    for (const text of [entry.summary.fr, entry.summary.en]) note(text, i, weights.summary);
    for (const [name, words] of Object.entries(entry.columns))
      note(`${name} ${words.fr} ${words.en}`, i, weights.column);
  });
  return {
    entries,
    postings,
    words: [...postings.keys()].sort(),
    titles: entries.map((e) => ({ fr: spelling(e.title.fr), en: spelling(e.title.en) }))
  };
}

/**
 * Entries that hold every word of a query, best first. Case, accents, plurals and little words are forgiven, words may
 * be unfinished, synonyms are found below the words themselves. Everything, by title, for an empty query.
 */
export function search<E extends Searchable>(index: CatalogueIndex<E>, query: string, language: Language = 'fr'): E[] {
  const typed = wordsOf(query);
  const titleOf = (entry: number) => index.titles[entry]?.[language] ?? '';
  const listed = (numbers: number[]) => numbers.map((i) => index.entries[i] as E);
  const byTitle = (a: number, b: number) => compare(titleOf(a), titleOf(b));
  if (typed.length === 0) return spelling(query) === '' ? listed(index.entries.map((_, i) => i).sort(byTitle)) : [];

  // each word with its synonyms, or the whole query as a phrase that has some
  const scores = typed.map((word) => meaning(index, [word])).reduce(intersect);
  if (typed.length > 1) for (const [entry, score] of meaning(index, typed)) keepBest(scores, entry, score);
  const start = spelling(query);
  for (const [entry, score] of scores) if (titleOf(entry).startsWith(start)) scores.set(entry, score + 5);
  const scoreOf = (entry: number) => scores.get(entry) as number;
  return listed([...scores.keys()].sort((a, b) => scoreOf(b) - scoreOf(a) || byTitle(a, b)));
}

type Scores = Map<number, number>;

/** Entries that hold a word, or a word that begins so. */
function having(index: Pick<CatalogueIndex, 'words' | 'postings'>, word: string): Scores {
  const found: Scores = new Map();
  const { words, postings } = index;
  for (let at = lowerBound(words, word); at < words.length && (words[at] as string).startsWith(word); at++) {
    const share = words[at] === word ? 1 : 0.7;
    for (const [entry, weight] of postings.get(words[at] as string) as Postings) keepBest(found, entry, weight * share);
  }
  return found;
}

/** Entries that hold all the words of a phrase, or those of a synonym, which tell half as much. */
function meaning(index: Pick<CatalogueIndex, 'words' | 'postings'>, phrase: readonly string[]): Scores {
  const found = phrase.map((word) => having(index, word)).reduce(intersect);
  for (const other of synonymsOf(phrase)) {
    const half = (0.5 * phrase.length) / other.length;
    const alike = other.map((word) => having(index, word)).reduce(intersect);
    for (const [entry, score] of alike) keepBest(found, entry, score * half);
  }
  return found;
}

function intersect(a: Scores, b: Scores): Scores {
  const both: Scores = new Map();
  for (const [entry, score] of a) if (b.has(entry)) both.set(entry, score + (b.get(entry) as number));
  return both;
}

function keepBest(scores: Scores, entry: number, score: number): void {
  scores.set(entry, Math.max(scores.get(entry) ?? 0, score));
}

/** First place in a sorted list that is not before `word`. */
function lowerBound(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
