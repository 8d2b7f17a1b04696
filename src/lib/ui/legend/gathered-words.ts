import { cellColumns } from '../../core/styles/cells/cell-columns';
import type { LayerSpec } from '../../core/document/document';
import type { StyleSpec } from '../../core/styles/schema';
import { metres } from '../words/format';
import { legendWords } from '../words/legend';
import { say } from '../words/say';
import { columnWord } from './column-words';
import type { Lookup } from './layer-facts';

type Told = Pick<Extract<StyleSpec, { kind: 'cells' }>, 'measure' | 'column'>;

/** What the cells of a layer tell: « Nombre de points », « Élèves (somme) ». */
export function toldWord(studio: Lookup, layer: LayerSpec, { measure, column }: Told): string {
  const words = say(legendWords);
  if (measure === 'count' || column === undefined) return words.points;
  const named = columnWord(studio, layer, column);
  return measure === 'sum' ? words.sumOf(named) : words.meanOf(named);
}

/** The same with the cells that it is told of: « Nombre de points par hexagone de 5 km ». */
export function cellsWord(
  studio: Lookup,
  layer: LayerSpec,
  cells: Told & { shape: 'hexagons' | 'squares'; size: number }
): string {
  return say(legendWords).perCell(toldWord(studio, layer, cells), cells.shape, metres(cells.size));
}

/** What a shade tells: « Densité de points, dans un rayon de 5 km ». */
export function heatWord(
  studio: Lookup,
  layer: LayerSpec,
  { column, radius }: { column?: string; radius: number }
): string {
  const words = say(legendWords);
  const what = column === undefined ? words.densityOfPoints : words.densityOf(columnWord(studio, layer, column));
  return words.densityWithin(what, metres(radius));
}

/** Word of a column of what is described: of a cell where the layer draws cells, else of the layer. */
export function describedWord(studio: Lookup, layer: LayerSpec, column: string): string {
  const { style } = layer;
  if (style?.kind !== 'cells') return columnWord(studio, layer, column);
  return column === cellColumns.count ? say(legendWords).points : toldWord(studio, layer, style);
}
