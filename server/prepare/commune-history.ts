import type { CommuneHistory } from '../../src/lib/core/crossings/commune-history';
import { undividedCorsica } from '../../src/lib/core/table/spelt-codes';
import type { Cog } from './inputs';

/**
 * Codes of communes that are no more, each with that of the commune of today that holds it. A code given again to another
 * commune stands for this one; those of Corsica before 1976 that only changed the département's number need no list.
 */
export function communeHistory(cog: Cog): CommuneHistory {
  const today = new Set(cog.communes.map((c) => c.code));
  return new Map(
    cog.communes.flatMap((c) =>
      c.formerCodes
        .filter((old) => !today.has(old) && undividedCorsica(c.code) !== old)
        .map((old) => [old, c.code] as const)
    )
  );
}
