import * as v from 'valibot';
import { sourceSchema, type SourceSpec } from '../sources/registry';
import type { Condition, Filter } from '../table/filter';
import type { Territory } from '../document/document';
import type { CatalogueEntry } from './entry';

/** A territory with what cutting and titles need. */
export interface TerritoryPlace extends Territory {
  name: string;
  /** « de la Gironde » */
  of?: string;
  /** containing département and région, when known */
  dep?: string;
  reg?: string;
}

/** `{code}`, `{code3}` (zero padded to three), `{name}`, `{territory}`, `{of}` replaced in a text. */
export function quote(text: string, place: TerritoryPlace): string {
  return text
    .replaceAll('{code3}', place.code.padStart(3, '0'))
    .replaceAll('{code}', place.code)
    .replaceAll('{territory}', place.name)
    .replaceAll('{name}', place.name)
    .replaceAll('{of}', place.of ?? `: ${place.name}`);
}

/** Fields that hold an address take the name percent-encoded, with the straight apostrophe that databases use. */
function quoteField(field: string, template: string, place: TerritoryPlace): string {
  if (field !== 'url') return quote(template, place);
  return quote(template, { ...place, name: encodeURIComponent(place.name.replaceAll('’', "'")) });
}

/** Joins two filters: every condition of both; the later `distinct` wins. */
export function bothFilters(a: Filter | null | undefined, b: Filter | null | undefined): Filter | null {
  if (!a && !b) return null;
  const distinct = b?.distinct ?? a?.distinct;
  return { all: [...(a?.all ?? []), ...(b?.all ?? [])], ...(distinct === undefined ? {} : { distinct }) };
}

/**
 * Cuts an entry to a territory as the entry says for that level (see `cutSchema`). France, or a level the entry does
 * not know, gives the whole.
 */
export function cutTo(
  entry: CatalogueEntry,
  place: TerritoryPlace | null
): { source: SourceSpec; where: Filter | null } {
  const whole = { source: entry.source, where: entry.where ?? null };
  const cut = place ? entry.territory[place.kind] : undefined;
  if (!place || !cut || cut === 'whole') return whole;
  if ('set' in cut) {
    const fields = Object.fromEntries(Object.entries(cut.set).map(([k, t]) => [k, quoteField(k, t, place)]));
    return { source: v.parse(sourceSchema, { ...entry.source, ...fields }), where: whole.where };
  }
  let condition: Condition;
  if ('column' in cut) condition = { column: cut.column, op: '=', value: place.code };
  else if ('contains' in cut) condition = { column: cut.contains, op: 'contains', value: place.code };
  else condition = { column: cut.starts, op: 'starts', value: place.code };
  return { source: entry.source, where: bothFilters({ all: [condition] }, whole.where) };
}
