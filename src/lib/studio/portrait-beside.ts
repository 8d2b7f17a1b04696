import { codeFamily, identifies, type CodeFamily } from '../core/crossings/codes';
import type { Territory } from '../core/document/document';
import { leastRadius, mostRadius, type ZoneSpec } from '../core/portrait/schema';
import type { TableProfile } from '../core/table/profile';

/** A place that was chosen by its name, degrees; `territory`: the one that it is or lies in, where that is known. */
export interface NamedPlace {
  label: string;
  lon: number;
  lat: number;
  territory: Territory | null;
}

/** How a family of codes writes that of a territory; null where it numbers others. */
function codeIn(family: CodeFamily | null, { kind, code }: Territory): string | null {
  if (kind === 'com') return family === 'commune' ? code : null;
  if (kind === 'dep')
    return family === 'departement' ? code : family === 'departement-padded' ? code.padStart(3, '0') : null;
  return kind === 'reg' && family === 'region' ? code : null;
}

/**
 * The place to compare a portrait with: of an area, the area of the same layer that has the territory's code, else its
 * name; of a radius, the same one around it; of a drawn zone (of so many km²), a circle as large. Null where the layer's
 * areas cannot be told by a territory.
 */
export function besideZone(
  first: ZoneSpec,
  { label, lon, lat, territory }: NamedPlace,
  profile: TableProfile | null,
  km2: number
): ZoneSpec | null {
  const name = label.slice(0, 200);
  if (first.kind === 'around') return { ...first, lon, lat, name };
  if (first.kind === 'drawn') {
    const metres = Math.round(Math.sqrt(km2 / Math.PI) * 1000);
    return { kind: 'around', lon, lat, metres: Math.max(leastRadius, Math.min(mostRadius, metres)), name };
  }
  const area = (column: string, value: string): ZoneSpec => ({
    kind: 'area',
    layer: first.layer,
    row: 0,
    key: { column, value },
    name
  });
  if (!profile || !territory) return null;
  const own = profile.columns.filter((column) => identifies(column, profile));
  for (const column of own) {
    const code = codeIn(codeFamily(column), territory);
    if (code !== null) return area(column.name, code);
  }
  const named = own.find((column) => column.role === 'name');
  return named ? area(named.name, label) : null;
}
