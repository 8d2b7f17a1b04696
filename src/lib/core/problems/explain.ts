import type { Language } from '../wording';
import { problemsEn } from './explain-en';
import { problemsFr } from './explain-fr';
import { factsEn } from './fact-names-en';
import { factsFr } from './fact-names-fr';
import type { Problem, ProblemCode } from './problem';
import type { FactName, FactWords, ProblemWords } from './problem-words';

/** A problem in words. */
export interface Explanation {
  /** two to four words (« Ne répond pas ») */
  title: string;
  /** what happened and what to do */
  sentence: string;
  /** code and facts, one a line, for the support desk */
  technical: string;
}

const words: Record<Language, { problems: ProblemWords; facts: FactWords }> = {
  fr: { problems: problemsFr, facts: factsFr },
  en: { problems: problemsEn, facts: factsEn }
};

/** Every code, in the order of the documentation. */
export const problemCodes = Object.keys(problemsFr) as ProblemCode[];

function technical(problem: Problem, facts: FactWords, colon: string): string {
  const lines = Object.entries(problem.facts)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : String(value);
      return `${facts[name as FactName]}${colon} ${text}`;
    });
  return [problem.code, ...lines].join('\n');
}

/** The words of a problem in a language; never empty, whatever the facts hold. */
export function explain(problem: Problem, language: Language): Explanation {
  const { problems, facts } = words[language];
  // The table is keyed by code, so its sentence takes the facts of this very code: TypeScript cannot pair the two.
  const entry = problems[problem.code] as { title: string; sentence(facts: Problem['facts']): string };
  return {
    title: entry.title,
    sentence: entry.sentence(problem.facts),
    technical: technical(problem, facts, language === 'fr' ? '\u00a0:' : ':')
  };
}
