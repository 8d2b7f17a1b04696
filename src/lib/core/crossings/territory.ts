import type { ColumnProfile } from '../table/profile';
import { codeFamily, identifies, sameCodes } from './codes';
import type { CrossingInput } from './kind';
import { unitOf } from './names';

const territories: readonly (string | null)[] = ['commune', 'departement', 'departement-padded', 'region', 'iris'];

/**
 * Does this layer divide the whole ground (communes, cantons, IRIS), as its name says? « Zones » says nothing: zones of
 * flood or of noise are called so too.
 */
export function isDivision({ name, profile }: CrossingInput): boolean {
  const unit = unitOf(name);
  return profile.geometry === 'polygon' && unit !== null && unit.fr !== 'zone';
}

/** Are its areas territories, as its name or their codes say? They may be some of them only (communes of a zoning). */
export function areTerritories(input: CrossingInput): boolean {
  const { profile } = input;
  if (profile.geometry !== 'polygon') return false;
  return (
    isDivision(input) || profile.columns.some((c) => territories.includes(codeFamily(c)) && identifies(c, profile))
  );
}

/**
 * Are two layers of areas the same territories, by the codes that tell their rows apart? At least half of those of one are
 * in the other: what one says is read beside the other, nothing is measured between their shapes.
 */
export function sameTerritories(one: CrossingInput, other: CrossingInput): boolean {
  if (one.profile.geometry !== 'polygon' || other.profile.geometry !== 'polygon') return false;
  const keys = ({ profile }: CrossingInput): ColumnProfile[] => profile.columns.filter((c) => identifies(c, profile));
  return keys(one).some((a) =>
    keys(other).some((b) => {
      const shared = sameCodes(a, b);
      return shared !== null && Math.max(shared.ofFirst, shared.ofSecond) >= 0.5;
    })
  );
}
