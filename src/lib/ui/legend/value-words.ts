import { codeFamily, type CodeFamily } from '../../core/crossings/codes';
import type { LayerSpec, Territory } from '../../core/document/document';
import type { ColumnProfile } from '../../core/table/profile';
import { bareCode } from '../../core/table/spelt-codes';
import type { Studio } from '../../studio/api';
import { plainValue } from './plain-value';

type Names = Pick<Studio, 'runtime' | 'findTerritory'>;

const numbered: Partial<Record<CodeFamily, Territory['kind']>> = {
  region: 'reg',
  departement: 'dep',
  'departement-padded': 'dep',
  siren: 'epci'
};

/** Kind of territory that the codes of a column are of; null: no codes, or of what has no list of names here. */
function territoriesOf(column: ColumnProfile): Territory['kind'] | null {
  const family = codeFamily(column);
  return (family && numbered[family]) ?? null;
}

function columnOf(studio: Names, layer: LayerSpec, name: string): ColumnProfile | undefined {
  return studio.runtime(layer.id).profile?.columns.find((column) => column.name === name);
}

/** Are the kinds of a layer's column codes of EPCI, whose names are a list of their own to be read? */
export function needsEpci(studio: Names, layer: LayerSpec, name: string): boolean {
  const column = columnOf(studio, layer, name);
  return column !== undefined && territoriesOf(column) === 'epci';
}

/** Name of the territory that a code in a column is of; null where it is no such code, or the name is not known here. */
export function territoryNamed(studio: Names, layer: LayerSpec, name: string, value: string): string | null {
  const column = columnOf(studio, layer, name);
  const kind = column ? territoriesOf(column) : null;
  if (!kind) return null;
  const bare = bareCode(value);
  const code = kind === 'dep' && bare.length > 2 ? bare.replace(/^0/, '') : bare.padStart(2, '0');
  return studio.findTerritory({ kind, code })?.name ?? null;
}

/** A kind as a legend writes it: the name of the territory that a code is of, else the value made readable. */
export function valueWord(studio: Names, layer: LayerSpec, name: string, value: string): string {
  const column = columnOf(studio, layer, name);
  return column && territoriesOf(column) ? (territoryNamed(studio, layer, name, value) ?? value) : plainValue(value);
}
