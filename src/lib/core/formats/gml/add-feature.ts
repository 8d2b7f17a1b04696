import { parseCrs } from '../../crs/name';
import { transformToLonLat } from '../../crs/transform';
import type { Problem } from '../../problems/problem';
import type { TableBuilder } from '../../table/builder';
import type { GmlFeature } from './scan';
import { addShape, type GmlShape } from './shape';

/** Adds GML features as rows, all in the coordinate system of the first that names one. */
export class GmlRows {
  /** system of the positions added: `EPSG:2154`, or a name that is not understood; null when none was named */
  crs: string | null = null;
  readonly #builder: TableBuilder;
  readonly #ids: boolean;
  #curved = 0;
  #raised = 0;

  /** `ids`: features' identifiers become the column `id`, unless their properties have one. */
  constructor(builder: TableBuilder, { ids }: { ids: boolean }) {
    this.#builder = builder;
    this.#ids = ids;
  }

  add(feature: GmlFeature): void {
    const builder = this.#builder;
    builder.addRow(feature.values);
    if (this.#ids && feature.id !== null) {
      builder.noteId(feature.id);
      if (!('id' in feature.values)) builder.set('id', feature.id);
    }
    if (feature.curved) this.#curved++;
    if (feature.raised) this.#raised++;
    if (!feature.shape) return;
    const crs = feature.srsName === null ? null : (parseCrs(feature.srsName)?.code ?? feature.srsName);
    this.crs ??= crs;
    if (crs === null || crs === this.crs || inSystem(feature.shape, crs, this.crs)) addShape(builder, feature.shape);
    else builder.refuse();
  }

  /** Of what was made simpler on the way. */
  notices(): Problem[] {
    const notices: Problem[] = [];
    if (this.#curved > 0) notices.push({ code: 'curves-linearised', facts: { rows: this.#curved } });
    if (this.#raised > 0) notices.push({ code: 'dimensions-dropped', facts: { rows: this.#raised } });
    return notices;
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
