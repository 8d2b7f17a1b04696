import { cutTo } from '../core/catalogue/cut';
import type { CatalogueEntry } from '../core/catalogue/entry';
import type { TerritoryInfo } from '../core/catalogue/territories';
import { codeFamily, identifies, type CodeFamily } from '../core/crossings/codes';
import { ratioColumn } from '../core/crossings/ratio/schema';
import { firstInputs } from '../core/crossings/lineage';
import { stableJson } from '../core/document/keys';
import type { LayerSpec, MapDocument, Territory } from '../core/document/document';
import type { Ratio } from '../core/portrait/figures';
import type { ZoneSpec } from '../core/portrait/schema';
import { departementOf, type UpperCover, type UpperPlace } from '../core/portrait/upper';
import { bareCode, fiveWide } from '../core/table/spelt-codes';
import type { TableProfile } from '../core/table/profile';
import type { Bbox } from '../core/table/table';
import type { Selection } from './api';

type Find = (territory: Territory) => TerritoryInfo | undefined;

/** Columns that name an area for good, the best first: INSEE's codes, other codes, names. */
const rankOf = (family: CodeFamily | null, role: string): number =>
  family === 'commune' || family === 'departement' || family === 'region' ? 0 : family ? 1 : role === 'name' ? 2 : 3;

/** What identifies a row of a layer among its others, for a link to find it again; undefined where no column does. */
export function keyOf(
  profile: TableProfile,
  values: readonly { column: string; value: string | number | boolean | null }[]
): { column: string; value: string } | undefined {
  const known = profile.columns
    .map((column) => ({ column, rank: rankOf(codeFamily(column), column.role) }))
    .filter(({ column, rank }) => rank < 3 && identifies(column, profile))
    .sort((a, b) => a.rank - b.rank);
  for (const { column } of known) {
    const value = values.find((v) => v.column === column.name)?.value ?? null;
    if (value !== null && String(value).length <= 200) return { column: column.name, value: String(value) };
  }
  return undefined;
}

/** The area that a row of a layer is, as a document names it. */
export function zoneOfRow({ layer, description }: Selection, profile: TableProfile, name: string): ZoneSpec {
  const key = keyOf(profile, description.values);
  return { kind: 'area', layer, row: description.row, ...(key ? { key } : {}), name: name.slice(0, 200) };
}

/** The territory that an area is, by its code; null when it has none. */
function territoryOf(zone: ZoneSpec, profile: TableProfile | null): Territory | null {
  if (zone.kind !== 'area' || !zone.key) return null;
  const { column, value } = zone.key;
  const measured = profile?.columns.find((c) => c.name === column);
  const code = bareCode(value);
  switch (measured ? codeFamily(measured) : null) {
    case 'commune':
      return { kind: 'com', code: fiveWide(code) };
    case 'departement':
      return { kind: 'dep', code: code.padStart(2, '0') };
    case 'departement-padded':
      return { kind: 'dep', code: code.replace(/^0(?=..$)/, '') };
    case 'region':
      return { kind: 'reg', code };
    default:
      return null;
  }
}

/**
 * The level to compare a place with: the territory of the map where the place lies in it, when that is the level above;
 * else, of an area with a code, the département of a commune, the région of a département. Null where the map holds only
 * part of that level, so that no figure of it would be honest.
 */
export function upperOf(
  zone: ZoneSpec,
  profile: TableProfile | null,
  document: Pick<MapDocument, 'territory'>,
  centre: readonly [number, number] | null,
  find: Find
): TerritoryInfo | null {
  const own = territoryOf(zone, profile);
  const map = document.territory?.kind === 'fr' ? null : document.territory;
  const dep = own?.kind === 'com' ? find({ kind: 'dep', code: departementOf(own.code) }) : undefined;
  const ownReg = own?.kind === 'dep' ? find(own)?.reg : dep?.reg;
  const reg = ownReg === undefined ? undefined : find({ kind: 'reg', code: ownReg });
  const above = own?.kind === 'com' ? dep : own?.kind === 'dep' ? reg : undefined;
  if (!map) return above ?? null;
  const info = find(map);
  if (!info) return null;
  if (own) {
    const same = (other: Territory | undefined): boolean => other?.kind === map.kind && other.code === map.code;
    if (same(own)) return null;
    // the map is of the level above, or of one that holds it
    if (same(above)) return info;
    if (map.kind === 'reg') return above && same(reg) ? above : null;
    return map.kind === 'epci' && own.kind === 'com' ? info : null;
  }
  return centre && info.bbox && holds(info.bbox, centre) ? info : null;
}

const holds = ([west, south, east, north]: Bbox, [lon, lat]: readonly [number, number]): boolean =>
  west <= lon && lon <= east && south <= lat && lat <= north;

/** A territory as the level above; its départements by the list of all. */
export function upperPlace(info: TerritoryInfo, all: readonly TerritoryInfo[]): Omit<UpperPlace, 'outline'> {
  const { kind, code } = info;
  if (kind === 'reg')
    return { kind, code, departements: all.filter((t) => t.kind === 'dep' && t.reg === code).map((t) => t.code) };
  return kind === 'dep' ? { kind, code, departements: [code] } : { kind: 'other', code, departements: [] };
}

/** The layer that the rows of a layer come from: of crossings, their first one; null when that is gone. */
function rootOf(layer: LayerSpec, document: Pick<MapDocument, 'layers'>): LayerSpec | null {
  const root = firstInputs(document, layer).at(-1) as LayerSpec;
  return root.source.kind === 'derived' ? null : root;
}

/** Whether a layer of an entry was cut to a territory. */
function isCut({ source, where }: LayerSpec, entry: CatalogueEntry, territory: TerritoryInfo): boolean {
  const way = entry.territory[territory.kind];
  if (!way || way === 'whole') return false;
  const cut = cutTo(entry, territory);
  const has = new Set(where?.all.map(stableJson));
  return stableJson(source) === stableJson(cut.source) && (cut.where?.all ?? []).every((c) => has.has(stableJson(c)));
}

/** Whether a layer of an entry was cut to nothing: its source and its filter are the entry's own. */
function isWhole({ source, where }: LayerSpec, entry: CatalogueEntry): boolean {
  const columns = Object.values(entry.territory).flatMap((way) =>
    typeof way === 'object' ? Object.entries(way).flatMap(([by, column]) => (by === 'set' ? [] : [String(column)])) : []
  );
  const cutting = (where?.all ?? []).some((condition) => columns.includes(condition.column));
  return stableJson(source) === stableJson(entry.source) && !cutting;
}

/** What a layer holds of a territory. Own files may hold any part of it; other sources that nobody cut are whole. */
export function coverOf(
  layer: LayerSpec,
  territory: TerritoryInfo,
  document: Pick<MapDocument, 'layers'>,
  entryOf: (id: string) => CatalogueEntry | undefined,
  find: Find
): UpperCover {
  const root = rootOf(layer, document);
  if (!root || root.source.kind === 'file') return 'unknown';
  const entry = root.entry === undefined ? undefined : entryOf(root.entry);
  if (!entry) return root.entry === undefined ? 'more' : 'unknown';
  if (isCut(root, entry, territory)) return 'just';
  const around = territory.reg === undefined ? undefined : find({ kind: 'reg', code: territory.reg });
  return isWhole(root, entry) || (around && isCut(root, entry, around)) ? 'more' : 'unknown';
}

/** What the column that a crossing made is a ratio of; null for other layers. */
export function ratioOf({ source }: LayerSpec): (Ratio & { column: string }) | null {
  if (source.kind !== 'derived' || source.crossing.kind !== 'ratio') return null;
  const { crossing } = source;
  const { numerator, denominator, per } = crossing;
  const under = denominator.by === 'column' ? denominator.column : null;
  return { column: ratioColumn(crossing), numerator, denominator: under, per };
}
