import type { Net } from '../ports';
import type { Outcome, Problem } from '../problems/problem';

/** A net that remembers what was noticed of its answers, for the table they become. */
export function noticing(net: Net): { net: Net; addTo<T>(outcome: Outcome<T>): Outcome<T> } {
  const noticed = new Map<string, Problem>();
  return {
    net: {
      async get(request) {
        const answer = await net.get(request);
        if (answer.ok) for (const notice of answer.notices) noticed.set(JSON.stringify(notice), notice);
        return answer;
      }
    },
    addTo: (outcome) =>
      outcome.ok && noticed.size > 0 ? { ...outcome, notices: [...outcome.notices, ...noticed.values()] } : outcome
  };
}
