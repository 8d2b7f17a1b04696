import { definitions } from '../../core/crs/definitions';
import type { Problem } from '../../core/problems/problem';

/** The system that one click takes: the likely one, or the one that was taken already and is only to be confirmed. */
export function likelySystem(problem: Problem): string | null {
  switch (problem.code) {
    case 'crs-mismatch':
      return problem.facts.likely;
    case 'crs-guessed':
    case 'axis-swapped':
      return problem.facts.crs;
    default:
      return null;
  }
}

/** Systems in which the positions make sense, the surest first. */
export function systemsAmong(problem: Problem): string[] {
  const likely = likelySystem(problem);
  const among =
    problem.code === 'crs-mismatch' || problem.code === 'unsupported-crs' ? (problem.facts.among ?? []) : [];
  return [...new Set([...(likely === null ? [] : [likely]), ...among])];
}

/** Systems by code or name, those of `among` first; a code that is not bundled is offered as it is, without a label. */
export function findSystems(asked: string, among: readonly string[]): { code: string; label: string }[] {
  const words = plain(asked).split(' ').filter(Boolean);
  const found = definitions
    .filter(({ code, name }) => words.every((word) => plain(`${code} ${name}`).includes(word)))
    .map(({ code, name }) => ({ code, label: name }));
  const rank = ({ code }: { code: string }): number => (among.includes(code) ? among.indexOf(code) : among.length);
  found.sort((a, b) => rank(a) - rank(b));
  const number = /^(?:epsg[ :]*)?(\d{4,6})$/i.exec(asked.trim())?.[1];
  const own = number === undefined || found.some(({ code }) => code === `EPSG:${number}`);
  return own ? found : [...found, { code: `EPSG:${number}`, label: '' }];
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
