import type { TerritoryInfo } from '../../core/catalogue/territories';
import type { FoundPlace } from '../../core/geocoder/geocoder';
import { cityOf } from '../../core/table/spelt-codes';
import { findInfo } from './card-territory';

/** The commune of an address, its city where it lies in a municipal arrondissement; null when nobody knows it. */
export function communeOf(
  { commune }: Pick<FoundPlace, 'commune'>,
  territories: readonly TerritoryInfo[]
): TerritoryInfo | null {
  if (commune === null) return null;
  return findInfo(territories, { kind: 'com', code: cityOf(commune) ?? commune }) ?? null;
}
