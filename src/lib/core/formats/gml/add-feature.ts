import { parseCrs } from '../../crs/name';
import { transformToLonLat } from '../../crs/transform';
import type { TableBuilder } from '../../table/builder';
import type { GmlFeature } from './scan';
import { addShape, type GmlShape } from './shape';

/** Adds GML features as rows, all in the coordinate system of the first that names one. */
export class GmlRows {
  /** system of the positions added: `EPSG:2154`, or a name that is not understood; null when none was named */
  crs: string | null = null;
  readonly #builder: TableBuilder;
  readonly #ids: boolean;

  /** `ids`: features' identifiers become the column `id`, unless their properties have one. */
  constructor(builder: TableBuilder, { ids }: { ids: boolean }) {
    this.#builder = builder;
    this.#ids = ids;
  }

  add(feature: GmlFeature): void {
    const builder = this.#builder;
    builder.addRow(feature.values);
    if (feature.id !== null) {
      builder.noteId(feature.id);
      if (this.#ids && !('id' in feature.values)) builder.set('id', feature.id);
    }
    if (feature.curved) builder.noteCurves();
    if (feature.raised) builder.noteDimensions();
    if (!feature.shape) return;
    const crs = feature.srsName === null ? null : (parseCrs(feature.srsName)?.code ?? feature.srsName);
    this.crs ??= crs;
    if (crs === null || crs === this.crs || inSystem(feature.shape, crs, this.crs)) addShape(builder, feature.shape);
    else builder.refuse();
  }
}

/** Puts a shape's positions from one system in another, in place; false when one of them is unknown. */
function inSystem({ coords }: GmlShape, from: string, to: string | null): boolean {
  const [source, target] = [transformToLonLat(from), to === null ? null : transformToLonLat(to)];
  if (!source.ok || !target?.ok) return false;
  source.value.toLonLat(coords);
  target.value.fromLonLat(coords);
  return true;
}
