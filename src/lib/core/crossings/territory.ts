import { codeFamily, identifies } from './codes';
import type { CrossingInput } from './kind';
import { unitOf } from './names';

const divisions: readonly (string | null)[] = ['commune', 'departement', 'departement-padded', 'region', 'iris'];

/**
 * Is this layer a division of the ground (communes, cantons, IRIS), told from its name or from the codes of its areas?
 * « Zones » says nothing: zones of flood or of noise are called so too.
 */
export function isDivision({ name, profile }: CrossingInput): boolean {
  if (profile.geometry !== 'polygon') return false;
  const unit = unitOf(name);
  if (unit !== null && unit.fr !== 'zone') return true;
  return profile.columns.some((c) => divisions.includes(codeFamily(c)) && identifies(c, profile));
}
