import { codeFamily, identifies } from './codes';
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
