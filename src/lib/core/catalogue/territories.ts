import type { Territory } from '../document/document';
import type { Bbox } from '../table/table';

/**
 * A territory one may choose: `territories/main.json` holds fr, reg and dep with their extent; `territories/epci.json`
 * and `territories/com.json` are loaded when first searched, and their extent comes from the places we know there.
 */
export interface TerritoryInfo extends Territory {
  /** « Gironde » */
  name: string;
  /** « de la Gironde », « du Rhône », « d’Indre-et-Loire »: for titles; absent when unknown */
  of?: string;
  bbox: Bbox | null;
  /** codes of the containing département and région, when there are */
  dep?: string;
  reg?: string;
}

/** `dep-33` ↔ { kind: 'dep', code: '33' }; null when malformed. */
export function parseTerritory(text: string | null | undefined): Territory | null {
  if (text === 'fr') return { kind: 'fr', code: 'fr' };
  const match = /^(reg|dep|epci|com)-([0-9AB]{2,9})$/.exec(text ?? '');
  return match ? { kind: match[1] as Territory['kind'], code: match[2] as string } : null;
}

/** The address-bar form of a territory. */
export function territoryKey(territory: Territory): string {
  return territory.kind === 'fr' ? 'fr' : `${territory.kind}-${territory.code}`;
}
