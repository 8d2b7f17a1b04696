import type { LayerSpec } from '../document/document';
import { checkedSpec } from '../sources/checked-spec';
import { cleanPasted } from '../sources/clean-pasted';
import { recognise } from '../sources/recognise';
import { givesOf, type SourceSpec } from '../sources/registry';
import { samePicture } from '../sources/same-service';
import type { Basemap } from './config';
import type { CatalogueEntry } from './entry';
import { groundOfWords } from './ground';
import { objectsOnMap, vectorTwin } from './vector-twin';

/** A picture of the map, and where the same data are as objects: in the map already, or in the catalogue; else null. */
export interface UncrossedPicture {
  picture: LayerSpec;
  onMap: LayerSpec | null;
  entry: CatalogueEntry | null;
}

/**
 * The layers that no crossing can read, since they are pictures, those whose objects are known first, the topmost first.
 * Grounds are left out: nobody would cross a plan or photographs. `layers` bottom first.
 */
export function uncrossedPictures(
  layers: readonly LayerSpec[],
  entries: readonly CatalogueEntry[],
  basemaps: readonly Basemap[]
): UncrossedPicture[] {
  const pictures = layers.filter(({ source }) => givesOf(source) === 'raster');
  if (pictures.length === 0) return [];
  const grounds = basemaps.flatMap(picturesOf);
  const isGround = ({ name, source }: LayerSpec): boolean =>
    groundOfWords(`${name} ${JSON.stringify(source)}`) === 'photo' || grounds.some((one) => samePicture(one, source));
  const told = pictures
    .filter((picture) => !isGround(picture))
    .toReversed()
    .map((picture): UncrossedPicture => {
      const entry = vectorTwin(picture, entries);
      return { picture, onMap: objectsOnMap(picture, layers, entry), entry };
    });
  const known = ({ onMap, entry }: UncrossedPicture): number => Number(onMap !== null || entry !== null);
  return told.toSorted((a, b) => known(b) - known(a));
}

/** A basemap's tiles as sources of layers: a plan may also be put on the map as one. */
function picturesOf({ tiles }: Basemap): SourceSpec[] {
  if (tiles === undefined) return [];
  return recognise(cleanPasted(tiles)).flatMap(({ kind, claim }) => {
    const spec = checkedSpec({ ...claim.spec, kind: kind.kind });
    return spec.ok ? [spec.value] : [];
  });
}
