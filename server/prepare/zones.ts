import { cutCells } from './cells';
import type { Parts } from './geometry';
import { grouped } from './grouped';
import type { Outline } from './outlines';
import type { Place } from './places';

/** A « zone de proximité »: the part of a département that is nearer to this place than to any other. */
export interface Zone {
  place: Place;
  parts: Parts;
}

/** One zone a place, over the whole country. Places whose cell falls wholly in the sea are left out. */
export function makeZones(places: readonly Place[], departements: readonly Outline[]): Zone[] {
  const byDep = grouped(places, (p) => p.commune.dep);
  return departements.flatMap((departement) => {
    const here = byDep.get(departement.code) ?? [];
    const cells = cutCells(
      here.map((p) => p.position),
      departement.parts
    );
    return here.map((place, i): Zone => ({ place, parts: cells[i] as Parts })).filter((zone) => zone.parts.length > 0);
  });
}
