import { grouped } from './grouped';
import { spelling } from '../../src/lib/core/catalogue/spelling';
import type { Position } from './geometry';
import type { Cog, Commune, NamedPlace } from './inputs';

/** A place known by its position and its commune. */
export interface Place {
  commune: Commune;
  position: Position;
}

/** Places that GeoNames files under a foreign name: INSEE code by département and place name. */
const otherNames: Record<string, string> = { '59|Dunkirk': '59183' };

/**
 * Places matched to communes of today by name and département: same name first, then the names of communes that
 * merged, then a place whose name begins the commune's (« Vire », « Vire Normandie »). One place a commune.
 */
export function matchPlaces(cog: Cog, named: readonly NamedPlace[]): Place[] {
  const key = (dep: string, nom: string) => `${dep}|${spelling(nom)}`;
  const byCode = new Map(cog.communes.map((c) => [c.code, c]));
  const byName = new Map(cog.communes.map((c) => [key(c.dep, c.nom), c]));
  const byFormerName = new Map(cog.formerCommunes.map((c) => [key(c.dep, c.nom), byCode.get(c.commune)]));
  const byDep = grouped(cog.communes, (c) => c.dep);
  const begun = (place: NamedPlace) => {
    const start = `${spelling(place.nom)} `;
    const found = (byDep.get(place.dep) ?? []).filter((c) => spelling(c.nom).startsWith(start));
    return found.length === 1 ? found[0] : undefined;
  };
  const ways: ((place: NamedPlace) => Commune | undefined)[] = [
    (place) => byName.get(key(place.dep, place.nom)),
    (place) => byCode.get(otherNames[`${place.dep}|${place.nom}`] ?? ''),
    (place) => byFormerName.get(key(place.dep, place.nom)),
    begun
  ];
  const found = new Map<string, Place>();
  let rest = [...named].sort((a, b) => a.nom.localeCompare(b.nom) || a.position[0] - b.position[0]);
  for (const way of ways) {
    rest = rest.filter((place) => {
      const commune = way(place);
      if (!commune) return true;
      if (!found.has(commune.code)) found.set(commune.code, { commune, position: place.position });
      return false;
    });
  }
  return [...found.values()].sort((a, b) => a.commune.code.localeCompare(b.commune.code));
}
