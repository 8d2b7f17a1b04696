import type { LayerSpec } from '../document/document';
import { givesOf, sourceKind, type SourceSpec } from '../sources/registry';
import { namesOf, nearness, sameName, samePicture } from '../sources/same-service';
import { outOfOrder, type CatalogueEntry } from './entry';

type Holder = Pick<LayerSpec, 'source' | 'twin'>;

/** Those that declare a picture as their twin. */
const declaring = <T extends Holder>(picture: SourceSpec, among: readonly T[]): T[] =>
  among.filter(({ source, twin }) => givesOf(source) === 'table' && twin && samePicture(twin.source, picture));

/** Those that bear the name of a picture's only layer on the same service or, where none does there, on the same host. */
function namesakes<T extends Holder>(picture: SourceSpec, among: readonly T[]): T[] {
  const [name, ...others] = namesOf(picture);
  if (name === undefined || others.length > 0) return [];
  const named = among.filter(
    ({ source }) => givesOf(source) === 'table' && namesOf(source).some((its) => sameName(its, name))
  );
  const at = (near: 'address' | 'host'): T[] => named.filter(({ source }) => nearness(picture, source) === near);
  const here = at('address');
  return here.length > 0 ? here : at('host');
}

/** Whether an entry gives all the objects of its type, on the ground. */
const isWhole = ({ geometry, source, where }: CatalogueEntry): boolean =>
  geometry !== 'table' && !where && !sourceKind(source.kind).part?.(source);

/**
 * The catalogue entry that holds as objects what a layer shows as a picture, to be crossed in its place: one that declares
 * the picture, else one of the same name on the same server. Null when there is none, when several could be it (the
 * layer's own comes before others), and when it is out of order.
 */
export function vectorTwin(
  { source, entry }: Pick<LayerSpec, 'source' | 'entry'>,
  entries: readonly CatalogueEntry[]
): CatalogueEntry | null {
  const declared = declaring(source, entries);
  const found = declared.length > 0 ? declared : namesakes(source, entries.filter(isWhole));
  const own = found.filter(({ id }) => id === entry);
  const [only, ...others] = own.length > 0 ? own : found;
  return only && others.length === 0 && !outOfOrder(only) ? only : null;
}

/** The layer of the map that holds the objects of a picture already, the topmost: its twin, or one that came otherwise. */
export function objectsOnMap(
  picture: Pick<LayerSpec, 'source'>,
  layers: readonly LayerSpec[],
  twin: Pick<CatalogueEntry, 'id'> | null
): LayerSpec | null {
  const { source } = picture;
  const ofTwin = twin ? layers.findLast(({ entry }) => entry === twin.id) : undefined;
  return ofTwin ?? declaring(source, layers).at(-1) ?? namesakes(source, layers).at(-1) ?? null;
}
